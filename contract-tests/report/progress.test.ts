import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { hostile } from "./fixture.ts";
import { createProgress } from "./progress.ts";

class Screen extends Writable {
  written = "";
  readonly columns = 60;
  readonly isTTY: boolean;
  constructor(isTTY: boolean) {
    super();
    this.isTTY = isTTY;
  }
  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.written += chunk.toString();
    done();
  }
}

function run(screen: Screen, title: string): string {
  const progress = createProgress(screen);
  progress.start(3);
  progress.step(title);
  progress.stop();
  return screen.written;
}

test("a terminal sees a bar, how far it is and what is being done", () => {
  expect(run(new Screen(true), "a call without options")).toContain(
    "[========                ] 1/3 a call without options",
  );
});

test("a pipe sees nothing", () => {
  expect(run(new Screen(false), "a call without options")).toBe("");
});

test("the end is an empty line; the cursor was never hidden, and lines are wrapped as before", () => {
  const written = run(new Screen(true), "a call");
  expect(written.endsWith("\u001b[1G\u001b[2K")).toBe(true);
  expect(written).not.toContain("\u001b[?");
});

test("no title breaks the line or controls the terminal", () => {
  const written = run(new Screen(true), `${hostile}${"🎉".repeat(40)}`);
  expect(written).not.toContain("\n");
  expect(written).not.toContain("\u001b[31m");
  expect(written).not.toContain("\u0007");
});

test("stopping twice, or before the start, does no harm", () => {
  const progress = createProgress(new Screen(true));
  progress.stop();
  progress.start(0);
  progress.stop();
  progress.stop();
});

import { expect, test, vi } from "vitest";
import { processSurroundings } from "../../src/cli/process-surroundings.ts";
import { VERSION } from "../../src/version.ts";

test("the process's own surroundings are handed through", () => {
  const { env, stdout, stderr, stdin, now, elapsed } = processSurroundings();
  expect(env).toBe(process.env);
  expect([stdin, stdout, stderr]).toEqual([process.stdin, process.stdout, process.stderr]);
  expect(Math.abs(now() - Date.now())).toBeLessThan(1_000);
  expect(elapsed()).toBeGreaterThan(0);
});

test.each(["SIGINT", "SIGTERM"] as const)("%s is heard until nobody listens", (signal) => {
  const heard = vi.fn();
  const stopListening = processSurroundings().onInterrupt(heard);
  process.emit(signal);
  stopListening();
  expect(heard).toHaveBeenCalledOnce();
  expect(process.listeners(signal)).not.toContain(heard);
});

test("the process is ended with a code", () => {
  const exit = vi.spyOn(process, "exit").mockImplementation((() => undefined) as never);
  processSurroundings().exit(130);
  expect(exit).toHaveBeenCalledWith(130);
  exit.mockRestore();
});

test("the entry runs the process's own arguments", async () => {
  const { argv, exitCode } = process;
  const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  process.argv = ["node", "cli.js", "--version"];
  try {
    await import("../../src/cli/main.ts");
    expect(written).toHaveBeenCalledWith(`${VERSION}\n`);
    expect(process.exitCode).toBe(0);
  } finally {
    written.mockRestore();
    process.argv = argv;
    process.exitCode = exitCode;
  }
});

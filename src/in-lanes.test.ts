import { describe, expect, test, vi } from "vitest";
import { inLanes } from "./in-lanes.ts";
import { deferred } from "./testing/deferred.ts";
import { FakeRuntime } from "./testing/fake-runtime.ts";
import { settledWork } from "./testing/passing-time.ts";
import { rejection } from "./testing/rejection.ts";

const never = new AbortController().signal;
const clock = new FakeRuntime();

async function collected<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of source) all.push(each);
  return all;
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe("items worked on side by side", () => {
  test("come out in the order in which they are done, whatever that of their coming", async () => {
    const gates = numbers(3).map(() => deferred<void>());
    const outcomes = inLanes(
      {
        items: numbers(3),
        signal: never,
        width: () => 3,
        work: async (item) => {
          await gates[item]?.promise;
          return item;
        },
      },
      clock,
    );
    const all = collected(outcomes);
    for (const each of [2, 0, 1]) {
      gates[each]?.resolve();
      await settledWork();
    }
    expect(await all).toEqual([2, 0, 1]);
  });

  test("one that takes long is heard once, however many others are done meanwhile", async () => {
    const slow = deferred<number>();
    let heard = 0;
    const watched = Object.assign(slow.promise, {
      // biome-ignore lint/suspicious/noThenProperty: counts who listens
      then: (...args: Parameters<Promise<number>["then"]>) => {
        heard++;
        return Promise.prototype.then.apply(slow.promise, args);
      },
    });
    const all = collected(
      inLanes(
        {
          items: numbers(1_000),
          signal: never,
          width: () => 2,
          work: (item) => {
            if (item === 999) slow.resolve(0);
            return item === 0 ? watched : Promise.resolve(item);
          },
        },
        clock,
      ),
    );
    expect(await all).toHaveLength(1_000);
    expect(heard).toBe(1);
  });

  test("are not held up by whoever listens slowly, and do not overrun them", async () => {
    const worked: number[] = [];
    const outcomes = inLanes(
      {
        items: numbers(100),
        signal: never,
        width: () => 4,
        work: async (item) => {
          worked.push(item);
          return item;
        },
      },
      clock,
    );
    await outcomes.next();
    await settledWork();
    expect(worked.length).toBeGreaterThan(4);
    expect(worked.length).toBeLessThanOrEqual(9);
    await outcomes.return();
  });

  test("an item that needs no work makes way for the next", async () => {
    const outcomes = inLanes(
      {
        items: numbers(10),
        signal: never,
        width: () => 2,
        work: (item) => (item % 2 ? undefined : Promise.resolve(item)),
      },
      clock,
    );
    expect(await collected(outcomes)).toEqual([0, 2, 4, 6, 8]);
  });

  test("more are pulled again as soon as the width grows", async () => {
    let width = 1;
    let most = 0;
    let underWay = 0;
    const outcomes = inLanes(
      {
        items: numbers(20),
        signal: never,
        width: () => width,
        work: async (item) => {
          most = Math.max(most, ++underWay);
          await settledWork();
          underWay--;
          if (item === 5) width = 3;
          return item;
        },
      },
      clock,
    );
    expect(await collected(outcomes)).toHaveLength(20);
    expect(most).toBe(3);
  });
});

describe("after an abort", () => {
  test("that came before the first item, nothing is pulled", async () => {
    const lanes = { items: numbers(3), signal: AbortSignal.abort(), width: () => 1 };
    expect(await collected(inLanes({ ...lanes, work: (item) => Promise.resolve(item) }, clock))).toEqual([]);
    expect(clock.timers).toEqual([]);
  });

  test("what a source gives within a second is worked on", async () => {
    const late = deferred<number>();
    const controller = new AbortController();
    async function* items() {
      yield await late.promise;
    }
    const all = collected(
      inLanes(
        { items: items(), signal: controller.signal, width: () => 1, work: (item) => Promise.resolve(item) },
        clock,
      ),
    );
    await settledWork();
    controller.abort();
    clock.advance(999);
    late.resolve(1);
    expect(await all).toEqual([1]);
    expect(clock.timers).toEqual([]);
  });

  test("a source that aborts and gives an item all the same has it worked on", async () => {
    const controller = new AbortController();
    async function* items() {
      controller.abort();
      yield 1;
      yield 2;
    }
    const lanes = { items: items(), signal: controller.signal, width: () => 1 };
    expect(await collected(inLanes({ ...lanes, work: (item) => Promise.resolve(item) }, clock))).toEqual([1]);
  });

  test("a source that owes an item is waited for a second, and what it gives later is not worked on", async () => {
    const late = deferred<number>();
    const worked: number[] = [];
    const controller = new AbortController();
    async function* items() {
      yield 1;
      yield await late.promise;
    }
    const all = collected(
      inLanes(
        {
          items: items(),
          signal: controller.signal,
          width: () => 4,
          work: async (item) => {
            worked.push(item);
            return item;
          },
        },
        clock,
      ),
    );
    await settledWork();
    controller.abort();
    clock.advance(1_000);
    expect(await all).toEqual([1]);
    late.resolve(2);
    await settledWork();
    expect(worked).toEqual([1]);
  });

  test("a source that owes an item and cannot be closed does no harm", async () => {
    const controller = new AbortController();
    const closing = vi.fn(() => Promise.reject(new Error("cannot be closed")));
    const items = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}), return: closing }),
    };
    const all = collected(
      inLanes(
        { items, signal: controller.signal, width: () => 1, work: (item) => Promise.resolve(item) },
        clock,
      ),
    );
    await settledWork();
    controller.abort();
    clock.advance(1_000);
    expect(await all).toEqual([]);
    expect(closing).toHaveBeenCalledOnce();
  });

  test("what was pulled is worked on to its end", async () => {
    const gate = deferred<void>();
    const controller = new AbortController();
    const all = collected(
      inLanes(
        {
          items: numbers(100),
          signal: controller.signal,
          width: () => 3,
          work: async (item) => {
            await gate.promise;
            return item;
          },
        },
        clock,
      ),
    );
    await settledWork();
    controller.abort();
    gate.resolve();
    expect(await all).toEqual([0, 1, 2]);
  });

  test("nothing listens to the signal any more", async () => {
    const controller = new AbortController();
    let listeners = 0;
    const signal = new Proxy(controller.signal, {
      get(target, key) {
        if (key === "addEventListener") return () => listeners++;
        if (key === "removeEventListener") return () => listeners--;
        return Reflect.get(target, key);
      },
    });
    await collected(
      inLanes({ items: numbers(5), signal, width: () => 2, work: (item) => Promise.resolve(item) }, clock),
    );
    expect(listeners).toBe(0);
  });
});

describe("the last outcome", () => {
  test("ends the pulling; an item that was asked for before is still worked on", async () => {
    const late = deferred<string>();
    async function* items() {
      yield "bad";
      yield await late.promise;
      yield "never";
    }
    const all = collected(
      inLanes(
        {
          items: items(),
          signal: never,
          width: () => 2,
          isLast: (outcome) => outcome === "bad",
          work: (item) => Promise.resolve(item),
        },
        clock,
      ),
    );
    await settledWork();
    late.resolve("asked for");
    expect(await all).toEqual(["bad", "asked for"]);
  });
});

test("a source that cannot be closed is told of", async () => {
  const items = {
    [Symbol.iterator]: () => ({
      next: () => ({ done: false as const, value: 1 }),
      return: () => {
        throw new Error("cannot be closed");
      },
    }),
  };
  const outcomes = inLanes(
    { items, signal: never, width: () => 1, work: (item) => Promise.resolve(item) },
    clock,
  );
  await outcomes.next();
  await settledWork();
  expect(await rejection(outcomes.return())).toMatchObject({ message: "cannot be closed" });
});

import type { Runtime } from "./runtime.ts";
import type { StopSignal } from "./stop.ts";

/** Items that are worked on side by side. */
export interface Lanes<Item, Outcome> {
  readonly items: Iterable<Item> | AsyncIterable<Item>;
  /** Ends the pulling. What was pulled is worked on to its end, also what the source gives within a second. */
  readonly signal: StopSignal;
  /** How many items may be worked on just now: at least one. */
  width(): number;
  /** Whether no more is pulled after this outcome. */
  isLast?(outcome: Outcome): boolean;
  /** Works on an item. Never rejects. Undefined for an item that needs no work. */
  work(item: Item): Promise<Outcome> | undefined;
}

// How long a source that was asked for an item may take to give it after an abort.
const GRACE_MS = 1_000;

/**
 * Works on items side by side, pulls them only as fast as they are done, and yields what came of each as it comes.
 * @throws what the source throws, after the outcomes of the items that were under way
 */
export async function* inLanes<Item, Outcome>(
  lanes: Lanes<Item, Outcome>,
  clock: Pick<Runtime, "after">,
): AsyncGenerator<Outcome, void> {
  const { items, signal } = lanes;
  const source = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  const ready: Outcome[] = [];
  let underWay = 0;
  let isPulling = false;
  let isOver = false;
  let failure: { readonly reason: unknown } | undefined;
  let wake = () => {};

  const goOn = () => {
    isOver ||= signal.aborted;
    // Whoever listens slowly is not overrun.
    if (!isOver && !isPulling && underWay < lanes.width() && ready.length < lanes.width()) void pull();
    wake();
  };
  const pull = async () => {
    isPulling = true;
    try {
      const { done, value } = await source.next();
      if (done) isOver = true;
      else if (!isLeft) start(value);
    } catch (reason) {
      isOver = true;
      failure = { reason };
    }
    isPulling = false;
    goOn();
  };
  const start = (item: Item) => {
    const working = lanes.work(item);
    if (!working) return;
    underWay++;
    void working.then((outcome) => {
      underWay--;
      ready.push(outcome);
      isOver ||= lanes.isLast?.(outcome) ?? false;
      goOn();
    });
  };

  let isLeft = false;
  let isGraceOver = false;
  let stopGrace = () => {};
  const onAbort = () => {
    stopGrace = clock.after(GRACE_MS, () => {
      isGraceOver = true;
      wake();
    });
    goOn();
  };
  signal.addEventListener("abort", onAbort);
  if (signal.aborted) onAbort();
  try {
    for (;;) {
      goOn();
      const outcome = ready.shift();
      if (outcome !== undefined) yield outcome;
      else if (underWay === 0 && (!isPulling || isGraceOver)) break;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    isLeft = true;
    isOver = true;
    signal.removeEventListener("abort", onAbort);
    stopGrace();
    const closed = (async () => source.return?.())();
    // A source that owes an item may never give it.
    if (isPulling) closed.catch(() => {});
    else await closed;
  }
  if (failure) throw failure.reason;
}

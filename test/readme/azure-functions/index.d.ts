// What the example uses of the programming model v4.
export interface Timer {
  isPastDue: boolean;
}

export interface InvocationContext {
  log(...args: unknown[]): void;
  error(...args: unknown[]): void;
}

export interface TimerFunctionOptions {
  schedule: string;
  handler: (timer: Timer, context: InvocationContext) => Promise<void> | void;
}

export declare const app: { timer(name: string, options: TimerFunctionOptions): void };

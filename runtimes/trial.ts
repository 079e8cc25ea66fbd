/** One line that the smoke program reports. */
export interface Line {
  readonly version?: string;
  /** The file that an import by the package's name leads to, as URL or path. */
  readonly entry?: string;
  readonly scenario?: string;
  readonly ok?: boolean;
  readonly error?: string;
  /** The last line: there is nothing left to do but to end. */
  readonly done?: boolean;
}

/** What became of a program that was started. */
export interface Trial {
  readonly lines: readonly Line[];
  /** Why it cannot be said to have ended well; undefined when it did. */
  readonly trouble: string | undefined;
}

/** The lines of an output; what is no line is trouble. */
export function linesOf(output: string): {
  readonly lines: readonly Line[];
  readonly stray: string | undefined;
} {
  const texts = output.split("\n").filter((text) => text.trim() !== "");
  const read = texts.map((text) => ({ text, line: parsed(text) }));
  return {
    lines: read.flatMap(({ line }) => line ?? []),
    stray: read.find(({ line }) => line === undefined)?.text,
  };
}

function parsed(text: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

import { UsageError } from "./usage-error.ts";

// Far longer than any id; what has no line breaks is no list.
const LONGEST_LINE = 4_096;

/**
 * The ids in a stream of lines. Blanks around them, empty lines and lines that begin with `#` are left out; UTF-8, and
 * the UTF-16 that PowerShell writes into files.
 * @param name what the stream is called in messages
 * @param isCut whether the stream was left before its end, so that its last line may be half of one
 * @throws {UsageError} for text that is no list of ids, with the number of the line
 */
export async function* idLines(
  chunks: AsyncIterable<Uint8Array | string>,
  name: string,
  isCut: () => boolean = () => false,
): AsyncGenerator<string, void> {
  let decoder: TextDecoder | undefined;
  let rest = "";
  let number = 0;
  const decoded = (chunk?: Uint8Array | string): string => {
    if (typeof chunk === "string") return chunk;
    try {
      decoder ??= decoderFor(chunk);
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new UsageError(`${name}, near line ${number + 1}: the text is not UTF-8. Give one id per line.`);
    }
  };
  for await (const chunk of chunks) {
    const lines = (rest + decoded(chunk)).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const id = idIn(line, name, ++number);
      if (id !== undefined) yield id;
    }
    if (rest.length > LONGEST_LINE) idIn(rest, name, number + 1);
  }
  if (isCut()) return;
  const id = idIn(rest + decoded(), name, number + 1);
  if (id !== undefined) yield id;
}

// A byte order mark is taken off by the decoder.
const decoderFor = (start: Uint8Array | undefined) =>
  new TextDecoder(start?.[0] === 0xff && start[1] === 0xfe ? "utf-16le" : "utf-8", { fatal: true });

function idIn(line: string, name: string, number: number): string | undefined {
  const id = line.trim();
  if (id === "" || id.startsWith("#")) return undefined;
  const isJson = /^(?:["{}]|\[\s*(?:["\]]|$)|\]$)/.test(id);
  if (!isJson && !id.includes("\t") && id.length <= LONGEST_LINE) return id;
  const what = isJson
    ? "JSON"
    : id.includes("\t")
      ? "a line of several columns"
      : "a line too long for an id";
  throw new UsageError(
    `${name}, line ${number}: ${what}. Give one id per line, such as: az batch job list --query "[].id" -o tsv`,
  );
}

import type { PipelineAnswer } from "../pipeline.ts";

/** An answer as a stage gives it to the one above. */
export const plainAnswer = (
  status: number,
  headers: Record<string, string> = {},
  text = "",
): PipelineAnswer => ({ status, headers: new Headers(headers), text });

import type { Job } from "../../generated/types.gen.ts";
import type { Contract } from "../load-contract.ts";

/** The id of the job that the mock tells about, whatever job it is asked about; undefined when it tells about none. */
export function servedJob({ operation }: Contract): string | undefined {
  const contents = Object.entries(operation.responses).flatMap(([status, { content = {} }]) =>
    status === "default" ? [] : Object.values(content),
  );
  const [example] = contents.flatMap(({ examples = {} }) => Object.values(examples));
  const { id } = (example?.value ?? {}) as Job;
  return typeof id === "string" ? id : undefined;
}

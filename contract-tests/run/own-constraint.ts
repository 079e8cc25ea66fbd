import { type Contract, type Node, target } from "../load-contract.ts";

/** Whether a keyword, given as a JSON pointer, was added by this project, so that the service does not promise it. */
export function isOwnConstraint({ document, file }: Contract, pointer: string): boolean {
  const end = pointer.lastIndexOf("/");
  const around = target(document, pointer.slice(0, end), file) as Node;
  return pointer.slice(end + 1) in ((around["x-own"] as Node | undefined) ?? {});
}

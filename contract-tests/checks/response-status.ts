import { type HeaderList, headerValue } from "../exchange.ts";
import type { Contract, Operation, Response, Schema } from "../load-contract.ts";
import { normalMediaType } from "../media-type.ts";
import { type Check, conforms } from "./check.ts";

/** The status is a documented success, or an error; `default` stands for 400 to 599 and for nothing else. */
export const responseStatus: Check = ({ response: { status } }, { operation, pointerOf }) => {
  const documented = documentedResponse(operation, status);
  if (documented) return [conforms(pointerOf(documented))];
  return [
    {
      place: pointerOf(operation.responses),
      problem: {
        received: `status ${status}`,
        documented: Object.keys(operation.responses)
          .map((each) => (each === "default" ? "an error, 400 to 599" : each))
          .join(", or "),
        mend: "answer with a documented status, or look for something in between that answers instead.",
      },
    },
  ];
};

/** What the contract says about answers of a status, if anything. */
export function documentedResponse(operation: Operation, status: number): Response | undefined {
  const isError = status >= 400 && status <= 599;
  return operation.responses[String(status)] ?? (isError ? operation.responses["default"] : undefined);
}

/** The statuses of documented successes. */
export const successesOf = ({ operation }: Contract): string[] =>
  Object.keys(operation.responses).filter((status) => status !== "default");

/** The schema of the media type that an answer names; of the first one, if it names no documented one. */
export function schemaOf({ content = {} }: Response, headers: HeaderList): Schema | undefined {
  const type = normalMediaType(headerValue(headers, "content-type") ?? "");
  const found = Object.entries(content).find(([name]) => normalMediaType(name) === type);
  return (found?.[1] ?? Object.values(content)[0])?.schema;
}

import type { BatchError } from "../../generated/types.gen.ts";
import { parsedJson } from "../parsed-json.ts";
import { type Check, conforms } from "./check.ts";

/** The code of an error is one that the contract has an example for, with the status of that example. */
export const responseErrorCode: Check = ({ response: { status, body } }, { operation, pointerOf }) => {
  const error = operation.responses["default"];
  const code = codeOf(body);
  if (!error || code === undefined || status < 400 || status > 599) return [];
  const examples = Object.values(Object.values(error.content ?? {})[0]?.examples ?? {});
  const ofCode = examples.filter(({ value }) => (value as BatchError | undefined)?.code === code);
  const found = ofCode.find((example) => example["x-status"] === status);
  if (found) return [conforms(pointerOf(found))];
  return [
    {
      place: pointerOf(ofCode[0] ?? error),
      problem: {
        received: `${status} ${code}`,
        documented:
          ofCode.length === 0
            ? `no error ${code}`
            : ofCode.map((each) => `${each["x-status"]} ${code}`).join(" or "),
        mend: "answer with the published code and status; or add an example, with its source, if the service does this.",
      },
    },
  ];
};

function codeOf(body: string): string | undefined {
  const { code } = (parsedJson(body) ?? {}) as BatchError;
  return typeof code === "string" && code !== "" ? code : undefined;
}

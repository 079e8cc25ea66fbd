import { headerValue } from "../exchange.ts";
import { type Check, judged } from "./check.ts";

/** The request accepts what the service answers with: without that it may be refused. */
export const requestAccept: Check = ({ request }, { operation, pointerOf }) => {
  const answers = Object.values(operation.responses).filter(({ content }) => content);
  const documented = [...new Set(answers.flatMap(({ content = {} }) => Object.keys(content)))];
  if (documented.length === 0) return [];
  const accepted = (headerValue(request.headers, "accept") ?? "*/*").split(",").map(essence);
  const types = documented.map(essence);
  const fine = accepted.some((range) =>
    ["*/*", ...types, ...types.map((type) => type.replace(/\/.*/, "/*"))].includes(range),
  );
  const problem = {
    received: `Accept: ${headerValue(request.headers, "accept")}`,
    documented: `answers of ${documented.join(" or ")}`,
    mend: "accept application/json.",
  };
  return answers.flatMap((answer) => judged(pointerOf(answer), fine ? [] : [problem]));
};

const essence = (range: string) => range.split(";")[0]?.trim().toLowerCase() ?? "";

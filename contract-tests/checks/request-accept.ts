import { headerValue } from "../exchange.ts";
import { type Check, judged } from "./check.ts";

/** The request accepts what the service answers with: without that it may be refused. */
export const requestAccept: Check = ({ request }, { operation, pointerOf }) => {
  const response = operation.responses["default"];
  if (!response) return [];
  const documented = Object.keys(response.content ?? {});
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
  return judged(pointerOf(response), fine ? [] : [problem]);
};

const essence = (range: string) => range.split(";")[0]?.trim().toLowerCase() ?? "";

import type { Check } from "./check.ts";

/** The status is a documented success, or an error; `default` stands for 400 to 599 and for nothing else. */
export const responseStatus: Check = ({ response: { status } }, { operation }) => {
  const documented = Object.keys(operation.responses);
  const isError = status >= 400 && status <= 599;
  if (documented.includes(String(status)) || (isError && documented.includes("default"))) return [];
  return [
    {
      check: "response-status",
      received: `status ${status}`,
      documented: documented
        .map((each) => (each === "default" ? "an error, 400 to 599" : each))
        .join(", or "),
      mend: "answer with a documented status, or look for something in between that answers instead.",
    },
  ];
};

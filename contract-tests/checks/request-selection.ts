import { textErrors } from "../value-errors.ts";
import { type Check, judged } from "./check.ts";
import { successesOf } from "./response-status.ts";

const SELECT = "$select";

/** Every field that `$select` asks for is one that the contract has for the answer. */
export const requestSelection: Check = ({ request }, contract) => {
  const { operation, pointerOf } = contract;
  const parameter = operation.parameters.find(({ name }) => name === SELECT);
  const selected = new URL(request.url).searchParams.get(SELECT);
  // What is no list of names is told by request-parameters.
  if (!parameter || !selected || textErrors(parameter.schema, selected).length > 0) return [];
  const known = successesOf(contract)
    .flatMap((status) => Object.values(operation.responses[status]?.content ?? {}))
    .flatMap(({ schema }) => Object.keys(schema?.properties ?? {}));
  const unknown = selected.split(",").filter((path) => !known.includes(path.split("/")[0] ?? ""));
  return judged(
    pointerOf(parameter),
    unknown.map((path) => ({
      received: `${SELECT}: ${path}`,
      documented: `the fields ${[...new Set(known)].join(", ")}`,
      mend: "ask for fields that there are, or describe the field in the contract.",
    })),
  );
};

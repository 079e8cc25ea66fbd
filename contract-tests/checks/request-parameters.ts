import { headerValues, type RecordedRequest } from "../exchange.ts";
import type { Parameter } from "../load-contract.ts";
import { textErrors } from "../value-errors.ts";
import { type Check, conforms, judged, type Verdict } from "./check.ts";

/** Every query and header parameter that is there is valid and there once, and no required one is missing. */
export const requestParameters: Check = ({ request }, { operation, document, pointerOf }) =>
  operation.parameters
    .filter(({ in: place }) => place !== "path")
    .flatMap((parameter) => {
      const values = valuesOf(parameter, request);
      const place = pointerOf(parameter);
      return [
        ...verdicts(parameter, place, values),
        ...(parameter.name === VERSION ? versionVerdicts(place, values, document.info.version) : []),
      ];
    });

const VERSION = "api-version";

// The contract describes one version, and says so in two places.
const versionVerdicts = (place: string, values: readonly string[], version: string): Verdict[] =>
  values
    .filter((value) => value !== version)
    .map((value) => ({
      place,
      problem: {
        received: `${VERSION}: ${JSON.stringify(value)}`,
        documented: `version ${version} of the contract`,
        mend: "ask for the version that the contract describes.",
      },
    }));

function valuesOf({ name, in: place }: Parameter, { url, headers }: RecordedRequest): string[] {
  return place === "query" ? new URL(url).searchParams.getAll(name) : headerValues(headers, name);
}

function verdicts(parameter: Parameter, place: string, values: readonly string[]): Verdict[] {
  const { name, required = false } = parameter;
  const documented = describe(parameter);
  const [value, ...more] = values;
  if (value === undefined) {
    const missing = { received: `no ${name}`, documented, mend: `send ${name}.` };
    return required ? [{ place, problem: missing }] : [];
  }
  if (more.length > 0) {
    const received = `${name} ${values.length} times`;
    return [{ place, problem: { received, documented, mend: `send ${name} once.` } }];
  }
  const errors = textErrors(parameter.schema, value);
  if (errors.length === 0) return [conforms(place)];
  return judged(
    place,
    errors.map((error) => ({
      received: `${name}: ${JSON.stringify(value)}`,
      documented: `${documented}; ${error}`,
      mend: `send a valid ${name}, or leave it out if it may be left out.`,
    })),
  );
}

function describe({ name, in: place, required = false, schema }: Parameter): string {
  const type = [schema.type, schema.format].filter(Boolean).join(" ");
  return `${required ? "required" : "optional"} ${place} parameter ${name}, ${type}`;
}

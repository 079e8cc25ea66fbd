import type { Parameter } from "../contract.ts";
import { headerValues, type RecordedRequest } from "../exchange.ts";
import { textErrors } from "../value-errors.ts";
import type { Check, Finding } from "./check.ts";

const check = "request-parameters";

/** Every query and header parameter that is there is valid and there once, and no required one is missing. */
export const requestParameters: Check = ({ request }, { operation }) =>
  operation.parameters
    .filter(({ in: place }) => place !== "path")
    .flatMap((parameter) => findings(parameter, valuesOf(parameter, request)));

function valuesOf({ name, in: place }: Parameter, { url, headers }: RecordedRequest): string[] {
  return place === "query" ? new URL(url).searchParams.getAll(name) : headerValues(headers, name);
}

function findings(parameter: Parameter, values: readonly string[]): Finding[] {
  const { name, required = false } = parameter;
  const documented = describe(parameter);
  const [value, ...more] = values;
  if (value === undefined) {
    return required ? [{ check, received: `no ${name}`, documented, mend: `send ${name}.` }] : [];
  }
  if (more.length > 0) {
    return [{ check, received: `${name} ${values.length} times`, documented, mend: `send ${name} once.` }];
  }
  return textErrors(parameter.schema, value).map((error) => ({
    check,
    received: `${name}: ${JSON.stringify(value)}`,
    documented: `${documented}; ${error}`,
    mend: `send a valid ${name}, or leave it out if it may be left out.`,
  }));
}

function describe({ name, in: place, required = false, schema }: Parameter): string {
  const type = [schema.type, schema.format].filter(Boolean).join(" ");
  return `${required ? "required" : "optional"} ${place} parameter ${name}, ${type}`;
}

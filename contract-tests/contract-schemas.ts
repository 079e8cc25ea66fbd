import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import * as generated from "../generated/schemas.gen.ts";
import { acceptedHeaders, type Schema } from "./contract.ts";

const id = "contract";

const ajv = new Ajv2020({ strict: true, allErrors: true });
formats.default(ajv);
ajv.addFormat("date-time-rfc1123", /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/);
ajv.addVocabulary(["components", "x-source", "x-own"]);
ajv.addSchema({
  $id: id,
  components: {
    schemas: {
      BatchError: generated.BatchErrorSchema,
      BatchErrorDetail: generated.BatchErrorDetailSchema,
      ErrorMessage: generated.ErrorMessageSchema,
      Guid: generated.GuidSchema,
      HttpDate: generated.HttpDateSchema,
      Job: generated.JobSchema,
      JobExecutionInformation: generated.JobExecutionInformationSchema,
      JobState: generated.JobStateSchema,
      JobTerminateParameter: generated.JobTerminateParameterSchema,
    },
  },
});

export type SchemaName = "BatchError" | "Job" | "JobTerminateParameter";

/** What is wrong with a value, in the words of ajv; empty when it is valid. */
export function schemaErrors(name: SchemaName, value: unknown): string[] {
  return errors({ $ref: `${id}#/components/schemas/${name}` }, value);
}

/** What is wrong with a header of the 202; empty when it is valid. */
export function acceptedHeaderErrors(name: string, value: unknown): string[] {
  const header = acceptedHeaders[name];
  return header ? errors(header.schema, value) : [`the contract knows no header ${name}`];
}

function errors(schema: Schema, value: unknown): string[] {
  const valid = ajv.validate(schema, value);
  return valid
    ? []
    : (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath || "it"} ${message}`);
}

import type { LiveValidationResult } from "oav/dist/lib/liveValidation/liveValidator.js";
import type { Exchange } from "../exchange.ts";
import { type Address, anyCall, liveRequest, liveResponse } from "./live-exchange.ts";
import { layOutSwagger, removeSwagger, swaggerFile } from "./swagger-folder.ts";

/** One thing that the judge has against an exchange. */
export interface Objection {
  readonly side: "request" | "response";
  /** In the judge's own words, such as `INVALID_FORMAT`. */
  readonly code: string;
  readonly message: string;
  /** A JSON pointer into headers, query or body, such as `/headers/ocp-date`; empty when it is about no one value. */
  readonly path: string;
}

/** oav, the validator that the publisher of the Swagger wrote for live traffic, with that Swagger loaded. */
export interface Judge {
  /**
   * What it has against an exchange; nothing when it is content.
   * @param about the operation that the exchange is meant to be about
   */
  judge(exchange: Exchange, about?: Address): Promise<Objection[]>;
  /** Removes its temporary folder. */
  close(): Promise<void>;
}

const OPERATION = "Job_Terminate";
const TERMINATION: Address = { method: "POST", pathTemplate: "/jobs/{jobId}/terminate" };

/**
 * Loads the published Swagger from a folder of upstream documents. It takes about a second, so one judge is enough.
 * @throws when the Swagger is not there, or oav did not load the operation from it
 */
export async function openJudge(upstreamDir: string): Promise<Judge> {
  const { folder, swagger } = await layOutSwagger(upstreamDir);
  const close = () => removeSwagger(folder);
  try {
    // Only here: where there is no Swagger, nobody waits for oav.
    const { LiveValidator } = await import("oav/dist/lib/liveValidation/liveValidator.js");
    const log: string[] = [];
    const validator = new LiveValidator(
      {
        directory: folder,
        swaggerPaths: [swagger],
        isArmCall: false,
        isPathCaseSensitive: true,
        loadValidatorInBackground: false,
        loadValidatorInInitialize: false,
      },
      // oav says nothing by itself when it gets a function to say it to.
      (message, level) => void (/error|warn/.test(level) && log.push(message)),
    );
    await validator.initialize();
    const judge = async ({ request, response }: Exchange, about: Address = TERMINATION) => {
      const call = anyCall(about);
      const { operationId } = validator.getOperationInfo(call).info;
      return [
        ...objections("request", operationId, await validator.validateLiveRequest(liveRequest(request))),
        // Apart from the request: an answer is judged even where the request has led to no operation.
        ...objections(
          "response",
          operationId,
          await validator.validateLiveResponse(liveResponse(response), call),
        ),
      ];
    };
    const { info } = validator.getOperationInfo(anyCall(TERMINATION));
    if (info.operationId !== OPERATION) throw notLoaded(upstreamDir, log);
    return { judge, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function objections(side: Objection["side"], expected: string, result: LiveValidationResult): Objection[] {
  const { errors, runtimeException, operationInfo } = result;
  if (runtimeException) return [{ side, path: "", ...told(runtimeException) }];
  if (operationInfo.operationId !== expected) {
    const message = `The request is a ${operationInfo.operationId}`;
    return [{ side, code: "ANOTHER_OPERATION", message, path: "" }];
  }
  return errors.flatMap((error) =>
    pathsOf(error.pathsInPayload).map((path) => ({ side, path, ...told(error) })),
  );
}

const told = ({ code, message }: { code: string; message: string }) => ({ code, message });

const pathsOf = (paths: readonly string[]) => (paths.length === 0 ? [""] : paths);

function notLoaded(upstreamDir: string, log: readonly string[]): Error {
  return new Error(
    `oav loaded no operation ${OPERATION} from ${swaggerFile} in ${upstreamDir}. Get that file anew. oav said:\n${
      log.join("\n") || "(nothing)"
    }`,
  );
}

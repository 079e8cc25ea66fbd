import { withBody } from "../../upstream/answer.ts";
import { batchError, ERROR_TYPE, REQUEST_ID } from "../../upstream/batch-answers.ts";
import { gzipped } from "../../upstream/endless-answers.ts";
import type { Scenario } from "../scenario.ts";
import { errorBodyScenario, type Facts, JSON_BODY, KNOWN, notFound, UNKNOWN } from "./error-body-scenario.ts";

const readable: Scenario[] = [
  errorBodyScenario(
    "own",
    "as the service sends it: everything is told, in a message that a person can read",
    batchError(404, "JobNotFound", "There is no such job.", [{ key: "JobId", value: "nightly-42" }]),
    {
      ...KNOWN,
      values: [{ key: "JobId", value: "nightly-42" }],
      requestId: REQUEST_ID,
      says: [
        `POST /jobs/nightly-42/terminate: 404 JobNotFound: There is no such job. (request-id ${REQUEST_ID}, attempt 1 of 4)`,
      ],
    },
    ["readableMessage"],
  ),
  errorBodyScenario(
    "text-plain",
    "sent as text/plain: read all the same",
    withBody(notFound, JSON_BODY, "text/plain"),
    KNOWN,
    ["errorAsPlainText"],
  ),
  errorBodyScenario(
    "no-type",
    "without Content-Type: read all the same",
    withBody(notFound, JSON_BODY),
    KNOWN,
  ),
  errorBodyScenario(
    "octets",
    "sent as application/octet-stream: read all the same",
    withBody(notFound, JSON_BODY, "application/octet-stream"),
    KNOWN,
  ),
  errorBodyScenario(
    "no-such-type",
    "with a nonsense Content-Type: read all the same",
    withBody(notFound, JSON_BODY, ";;=/"),
    KNOWN,
  ),
  errorBodyScenario(
    "bom",
    "with a byte order mark: read all the same",
    withBody(notFound, `\ufeff${JSON_BODY}`, ERROR_TYPE),
    KNOWN,
  ),
  errorBodyScenario(
    "utf-16",
    "in UTF-16 that says so: read all the same",
    withBody(notFound, Buffer.from(JSON_BODY, "utf16le"), "application/json; charset=utf-16le"),
    KNOWN,
  ),
  errorBodyScenario(
    "unknown-charset",
    "in a charset that nobody knows: read as UTF-8",
    withBody(notFound, JSON_BODY, "application/json; charset=klingon-8"),
    KNOWN,
  ),
  errorBodyScenario("gzip", "compressed: read all the same", gzipped(notFound), KNOWN),
  errorBodyScenario(
    "string-message",
    "whose message is a text instead of an object: the text is kept",
    withBody(notFound, '{"code":"JobNotFound","message":"There is no such job."}', ERROR_TYPE),
    KNOWN,
  ),
];

const WRONG_TYPES: readonly (readonly [id: string, text: string, facts: Facts])[] = [
  [
    "code",
    '{"code":7,"message":{"value":"There is no such job."}}',
    { code: undefined, serviceMessage: KNOWN.serviceMessage },
  ],
  ["code-object", '{"code":{"code":"JobNotFound"}}', UNKNOWN],
  ["message", '{"code":"JobNotFound","message":17}', { code: KNOWN.code, serviceMessage: undefined }],
  [
    "message-array",
    '{"code":"JobNotFound","message":[{"value":"x"}]}',
    { code: KNOWN.code, serviceMessage: undefined },
  ],
  [
    "message-value",
    '{"code":"JobNotFound","message":{"lang":3,"value":{"a":1}}}',
    { code: KNOWN.code, serviceMessage: undefined },
  ],
  ["values", '{"code":"JobNotFound","values":"many"}', { code: KNOWN.code, values: [] }],
  [
    "values-object",
    '{"code":"JobNotFound","values":{"key":"a","value":"b"}}',
    { code: KNOWN.code, values: [] },
  ],
  [
    "values-entries",
    '{"code":"JobNotFound","values":[null,7,"x",[],{"key":"a"},{"key":1,"value":"b"},{"key":"good","value":"one"}]}',
    { code: KNOWN.code, values: [{ key: "good", value: "one" }] },
  ],
];

const wrongTypes = WRONG_TYPES.map(([id, text, facts]) =>
  errorBodyScenario(
    `wrong-${id}`,
    `with a wrong type (${id}): what is right is kept`,
    withBody(notFound, text, ERROR_TYPE),
    facts,
  ),
);

export const errorBodies: readonly Scenario[] = [...readable, ...wrongTypes];

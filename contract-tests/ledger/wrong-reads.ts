import { withQuery } from "../changing-fetch.ts";
import type { Exchange, RecordedResponse } from "../exchange.ts";
import { parsedJson } from "../parsed-json.ts";
import type { BlindSpot, Lab } from "./blind-spot.ts";

const COMPLETED = { status: 200, name: "CompletedJob" };
const OTHER_JOB = "somebody-elses-job";

const jobOf = ({ response }: Exchange): Record<string, unknown> =>
  Object(response.status === 200 ? parsedJson(response.body) : undefined) as Record<string, unknown>;

/** What the mock does not see, or never shows, when a job is read. */
export const wrongReads: readonly BlindSpot[] = [
  {
    id: "selection",
    blindness: "What `$select` asks for: it answers with the whole example.",
    check: "response-selection",
    async prove({ call, findings }) {
      const played = await call({
        ...{ reads: true, prefer: [COMPLETED], change: withQuery("$select", "id,state") },
      });
      const blind = played.exchanges.some((exchange) => "eTag" in jobOf(exchange));
      return { blind, found: findings(played) };
    },
  },
  {
    id: "job",
    blindness: "Which job is asked about: it tells about the one of its example.",
    check: "response-job",
    async prove({ call, findings }) {
      const played = await call({ reads: true, prefer: [COMPLETED], job: OTHER_JOB });
      const blind = played.exchanges.some((exchange) => ![undefined, OTHER_JOB].includes(idOf(exchange)));
      return { blind, found: findings(played) };
    },
  },
  {
    id: "life",
    blindness: "The life of a job: who does not ask for another example finds it active for ever.",
    check: "wait-conformance",
    async prove({ call, findings }) {
      const played = await call({ reads: true });
      const states = played.exchanges.map((exchange) => jobOf(exchange)["state"]);
      return { blind: states.length > 2 && new Set(states).size === 1, found: findings(played) };
    },
  },
  never("state", "response-body", { state: "sleeping" }, "States that no job has: it serves examples alone."),
  never(
    "silent-job",
    "response-selection",
    { state: undefined },
    "Jobs that say nothing: every field of a job is optional, and it always serves an example.",
  ),
];

const idOf = (exchange: Exchange) => jobOf(exchange)["id"] as string | undefined;

/** No job that the mock has told about in this run is so; a check says that it is wrong when somebody else does it. */
function never(id: string, check: string, fields: Record<string, unknown>, blindness: string): BlindSpot {
  return {
    ...{ id, check, blindness },
    async prove(lab) {
      const right = lab.answered.find((exchange) => jobOf(exchange)["state"] === "completed");
      if (!right) return { blind: false, found: [] };
      const wrong: RecordedResponse = {
        ...right.response,
        headers: right.response.headers.filter(
          ([name]) => !/^(?:content-length|connection|keep-alive|date)$/i.test(name),
        ),
        body: JSON.stringify({ ...jobOf(right), ...fields }),
      };
      const played = await lab.callTo([wrong], { reads: true });
      return { blind: !shows(lab, fields), found: lab.findings(played) };
    },
  };
}

const shows = ({ answered }: Lab, fields: Record<string, unknown>): boolean =>
  answered.some((exchange) => {
    const job = jobOf(exchange);
    return "id" in job && Object.entries(fields).some(([name, value]) => job[name] === value);
  });

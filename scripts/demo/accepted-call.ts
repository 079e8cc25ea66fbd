import { inspect } from "node:util";
import { BatchClient, type NamedKeyCredential } from "azure-batch-job-terminate";
import {
  acceptedExample,
  acceptedHeaders,
  exampleJobId,
  requestExamples,
} from "../../contract-tests/contract.ts";
import { headerValue, type RecordedRequest, type RecordedResponse } from "../../contract-tests/exchange.ts";
import { recordingFetch } from "../../contract-tests/recording-fetch.ts";
import { bold, good, heading, line, pairs } from "./page.ts";

/** Terminates the job of the contract's own example, and shows everything about it. */
export async function showAcceptedCall(url: string, credential: NamedKeyCredential): Promise<void> {
  const { fetch, exchanges } = recordingFetch();
  const client = new BatchClient(url, credential, { fetch });
  const result = await client.terminateJob(exampleJobId, {
    ...requestExamples["WithReason"],
    ...idOfTheAnswer(),
  });
  const [exchange] = exchanges;
  if (!exchange || exchanges.length > 1) throw new Error(`Sent ${exchanges.length} requests instead of one.`);
  showRequest(exchange.request);
  showAnswer(exchange.response);
  heading("The result");
  pairs(Object.entries(result).map(([name, value]) => [name, inspect(value)]));
}

// The mock's answer is fixed: with its id sent, request and answer agree as they do with the real service.
function idOfTheAnswer() {
  const clientRequestId = acceptedExample["client-request-id"];
  return clientRequestId === undefined ? {} : { clientRequestId };
}

function showRequest({ method, url, headers, body }: RecordedRequest): void {
  const { host, pathname, search } = new URL(url);
  heading("The request");
  line(bold(`${method} ${pathname}${search}`));
  pairs([["host", host], ...headers.map(([name, value]) => [name, blanked(name, value)] as const)]);
  line();
  line(body);
}

const blanked = (name: string, value: string) =>
  name === "authorization" ? value.replace(/^(SharedKey \w+:|\w+ ).*$/, "$1(blanked)") : value;

function showAnswer({ status, headers, body }: RecordedResponse): void {
  heading("The answer");
  line(good(`${status} Accepted`));
  pairs(Object.keys(acceptedHeaders).map((name) => [name, headerValue(headers, name) ?? "(missing)"]));
  line();
  line(body || "(no body)");
}

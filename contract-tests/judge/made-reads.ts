import { withHeader, withQuery } from "../changing-fetch.ts";
import { GUID, type MadeExchange, sentToRead, toldByRead } from "./made-exchange.ts";

/** Reads and their answers that are wrong, or that one of the two takes for wrong. */
export const madeReads: readonly MadeExchange[] = [
  sentToRead("a read with a GUID in braces", withHeader("client-request-id", `{${GUID}}`)),
  sentToRead("a read without api-version", withQuery("api-version", undefined)),
  sentToRead("fields between semicolons", withQuery("$select", "id;state"), "selection-form"),
  sentToRead("a field that no job has", withQuery("$select", "id,mood"), "selected-fields"),
  toldByRead("a state that no job has", { state: "sleeping" }),
  toldByRead("a job without a state", { state: undefined }, "fields-of-another-selection"),
  toldByRead("a job that nobody asked for", { id: "another" }, "another-job"),
];

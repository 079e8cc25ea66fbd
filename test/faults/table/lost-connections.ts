import { accepted } from "../../upstream/batch-answers.ts";
import {
  closeAfterRequest,
  closeBeforeReading,
  resetAfterRequest,
  resetAfterStatusLine,
  resetBeforeReading,
  resetMidBody,
  resetMidHeaders,
  resetOnConnect,
  truncate,
} from "../../upstream/broken-connections.ts";
import type { Behaviour } from "../../upstream/exchange.ts";
import { answer } from "../../upstream/whole-answers.ts";
import type { Scenario } from "../scenario.ts";
import { accepts, connectionLost, serviceError } from "./outcomes.ts";
import { busy, conflict } from "./service-answers.ts";

const WAYS_TO_BREAK: readonly {
  readonly id: string;
  readonly title: string;
  readonly behaviour: Behaviour;
  /** Whether the server reads the request before. */
  readonly read: boolean;
  readonly proves?: Scenario["proves"];
}[] = [
  { id: "reset-on-connect", title: "reset as soon as connected", behaviour: resetOnConnect(), read: false },
  {
    id: "reset-unread",
    title: "reset before the request is read",
    behaviour: resetBeforeReading(),
    read: false,
  },
  {
    id: "closed-unread",
    title: "closed before the request is read",
    behaviour: closeBeforeReading(),
    read: false,
  },
  { id: "reset-read", title: "reset after the request is read", behaviour: resetAfterRequest(), read: true },
  {
    id: "closed-read",
    title: "closed after the request is read",
    behaviour: closeAfterRequest(),
    read: true,
  },
  {
    id: "reset-status-line",
    title: "reset after the status line",
    behaviour: resetAfterStatusLine(accepted()),
    read: true,
  },
  {
    id: "reset-mid-headers",
    title: "reset in the middle of the headers",
    behaviour: resetMidHeaders(accepted()),
    read: true,
  },
  {
    id: "reset-mid-body",
    title: "reset in the middle of the body of a 202",
    behaviour: resetMidBody(accepted()),
    read: true,
    proves: ["resetMidBody"],
  },
  {
    id: "another-protocol",
    title: "an answer that goes over to another protocol",
    behaviour: {
      at: "request",
      play: (exchange) =>
        exchange.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n"),
    },
    read: true,
  },
  {
    id: "closed-mid-body",
    title: "closed in the middle of the body of a 202",
    behaviour: truncate(accepted()),
    read: true,
  },
];

const broken: Scenario[] = WAYS_TO_BREAK.flatMap(({ id, title, behaviour, read, proves = [] }) => [
  {
    id: `${id}-once`,
    title: `${title}, once: sent again on a new connection`,
    proves,
    server: [behaviour, answer(accepted())],
    expect: accepts(2),
    seen: { requests: read ? 2 : 1, connections: 2 },
  },
  {
    id: `${id}-always`,
    title: `${title}, each time: an error, the outcome unknown`,
    server: [behaviour, behaviour, behaviour, behaviour],
    expect: connectionLost({ says: ["the connection was lost", "attempt 4 of 4", "may have acted"] }),
    seen: { requests: read ? 4 : 0, connections: 5 },
  },
]);

const brokenErrors: Scenario[] = [
  {
    id: "reset-mid-error",
    title: "reset in the middle of a 409's body: its status is kept, and it is not retried",
    server: [resetMidBody(conflict("JobDisabled"))],
    expect: serviceError(409, { code: undefined }),
    seen: { requests: 1 },
  },
  {
    id: "reset-mid-503",
    title: "reset in the middle of a 503's body: retried as a 503",
    server: [resetMidBody(busy(["Retry-After", "5"])), answer(accepted())],
    expect: { ...accepts(2), waits: [5_000] },
    seen: { requests: 2 },
  },
];

const reused: Scenario[] = [
  {
    id: "kept-alive",
    title: "a second call goes over the first one's connection",
    callsBefore: 1,
    server: [],
    expect: accepts(1),
    seen: { requests: 2, connectionIds: [1, 1] },
  },
  {
    id: "stale-reset",
    title: "a kept connection reset just as it is used again: sent again on a new one",
    callsBefore: 1,
    server: [answer(accepted()), resetBeforeReading()],
    expect: accepts(2),
    staleOnNode: { waits: [0] },
    seen: { requests: 2, connectionIds: [1, 2] },
  },
  {
    id: "stale-closed",
    title: "a kept connection closed just as it is used again: sent again on a new one",
    callsBefore: 1,
    server: [answer(accepted()), closeBeforeReading()],
    expect: accepts(2),
    staleOnNode: { waits: [0] },
    seen: { requests: 2, connectionIds: [1, 2] },
  },
];

export const lostConnections: readonly Scenario[] = [...broken, ...brokenErrors, ...reused];

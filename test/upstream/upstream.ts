import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { SecureContext } from "node:tls";
import { accepted, batchError } from "./batch-answers.ts";
import { Changes } from "./changes.ts";
import { Connection } from "./connection.ts";
import { type Behaviour, Exchange, type ReceivedRequest, type Wait } from "./exchange.ts";
import { RequestReader } from "./request-reader.ts";
import { type Behaviours, Script } from "./script.ts";
import { answer } from "./whole-answers.ts";

export interface UpstreamOptions {
  /**
   * What is done with each request that acts, in the order of their first bytes.
   * @default every request is accepted, as the service does it
   */
  readonly behaviours?: Behaviours;
  /**
   * What is done with each request that reads, in the same order. What would play on connecting plays at the first
   * byte, since nothing tells before that what a connection is for.
   * @default every read is refused with a 503; where `behaviours` is a function, it gets the reads as well
   */
  readonly reads?: Behaviours;
  /** Serves TLS with this key and certificate instead of plain HTTP. */
  readonly tls?: SecureContext;
  /** How behaviours let time pass. @default the platform's timers */
  readonly wait?: Wait;
  /** The wall clock of answers, in milliseconds since 1970. @default the platform's */
  readonly now?: () => number;
  /** The clock of arrival times, in milliseconds. @default the platform's */
  readonly elapsed?: () => number;
  /** Whether requests are kept; long runs only count them. @default true */
  readonly keepRequests?: boolean;
}

/** A server that plays behaviours, records requests, and can be waited for. */
export class Upstream {
  readonly #options: UpstreamOptions;
  readonly #connections = new Set<Connection>();
  readonly #changes = new Changes();
  readonly #acts: Script;
  readonly #reads: Script;
  readonly #requests: ReceivedRequest[] = [];
  #server: Server | undefined;
  #port = 0;
  #playing = 0;
  #requestCount = 0;
  #connectionCount = 0;
  #bytesSentBefore = 0;
  #failure: unknown;

  constructor(options: UpstreamOptions = {}) {
    this.#options = options;
    const { behaviours = [], reads } = options;
    this.#acts = new Script(behaviours, ACCEPT);
    this.#reads =
      reads === undefined && typeof behaviours === "function" ? this.#acts : new Script(reads ?? [], REFUSE);
  }

  /** Listens on a free port of the loopback; after {@link stopListening}, on the same one again. */
  async listen(): Promise<this> {
    const server = createServer({ noDelay: true }, (socket) => this.#accept(socket));
    this.#server = server.listen({ port: this.#port, host: "127.0.0.1", backlog: 511 });
    await once(server, "listening");
    this.#port = (server.address() as AddressInfo).port;
    return this;
  }

  /** Refuses new connections; open ones stay. */
  stopListening(): void {
    this.#server?.close();
  }

  /** Closes everything; nothing is left behind. */
  async stop(): Promise<void> {
    const closed = this.#server?.listening ? once(this.#server, "close") : undefined;
    this.#server?.close();
    for (const connection of this.#connections) connection.destroy();
    await closed;
    await this.until(() => this.#connections.size === 0 && this.#playing === 0);
    if (this.#failure) throw this.#failure;
  }

  get origin(): string {
    return `${this.#options.tls ? "https" : "http"}://127.0.0.1:${this.#port}`;
  }

  /** The complete requests, in the order of their arrival. */
  get requests(): readonly ReceivedRequest[] {
    return this.#requests;
  }

  get requestCount(): number {
    return this.#requestCount;
  }

  /** How many connections were ever accepted. */
  get connectionCount(): number {
    return this.#connectionCount;
  }

  get openSockets(): number {
    return this.#connections.size;
  }

  /** How many requests are being answered just now. */
  get playing(): number {
    return this.#playing;
  }

  /** How many bytes of answers the system has taken. */
  get bytesSent(): number {
    return [...this.#connections].reduce((sum, { bytesSent }) => sum + bytesSent, this.#bytesSentBefore);
  }

  /** Settles as soon as a condition on this upstream's counts holds. */
  until(condition: () => boolean): Promise<void> {
    return this.#changes.until(condition);
  }

  /** Settles when the n-th request, counted from 1, has arrived. */
  requestArrived(number: number): Promise<void> {
    return this.until(() => this.#requestCount >= number);
  }

  /** Settles when no connection is open. */
  socketsClosed(): Promise<void> {
    return this.until(() => this.#connections.size === 0);
  }

  #accept(socket: Socket): void {
    const connection = new Connection(++this.#connectionCount, socket, () => {
      this.#connections.delete(connection);
      this.#bytesSentBefore += connection.bytesSent;
      this.#changes.announce();
    });
    this.#connections.add(connection);
    this.#changes.announce();
    if (this.#acts.upcoming.at === "connection") {
      connection.ignore();
      void this.#play(this.#acts.next(), connection);
    } else this.#serve(connection);
  }

  #serve(connection: Connection): void {
    const reader = new RequestReader();
    let behaviour: Behaviour | undefined;
    let busy = false;
    const turn = async () => {
      while (!busy && reader.started) {
        behaviour ??= (reader.reads ? this.#reads : this.#acts).next();
        const unread = behaviour.at === "firstByte" || behaviour.at === "connection";
        const raw = unread ? undefined : reader.take();
        if (!unread && !raw) return;
        const request = raw && this.#record({ ...raw, ...this.#arrival(connection) });
        busy = true;
        await this.#play(behaviour, connection, request);
        behaviour = undefined;
        busy = unread;
      }
    };
    connection.receive(this.#options.tls, (chunk) => {
      reader.push(chunk);
      void turn();
    });
  }

  #arrival(connection: Connection): Pick<ReceivedRequest, "number" | "connectionId" | "arrivedAtMs"> {
    const { elapsed = () => performance.now() } = this.#options;
    return { number: ++this.#requestCount, connectionId: connection.id, arrivedAtMs: elapsed() };
  }

  #record(request: ReceivedRequest): ReceivedRequest {
    if (this.#options.keepRequests ?? true) this.#requests.push(request);
    return request;
  }

  async #play(behaviour: Behaviour, connection: Connection, request?: ReceivedRequest): Promise<void> {
    const { wait = realWait, now = Date.now } = this.#options;
    this.#playing++;
    this.#changes.announce();
    try {
      await behaviour.play(new Exchange(connection, wait, { request, origin: this.origin, nowMs: now() }));
    } catch (error) {
      this.#failure ??= error;
      connection.destroy();
    }
    this.#playing--;
    this.#changes.announce();
  }
}

const ACCEPT = answer(accepted());
const REFUSE = answer(batchError(503, "ServerBusy", "No job is read at the moment."));

// A wait that is cut short by the closing of the connection is over, not failed.
const realWait: Wait = (ms, closed) =>
  ms === Number.POSITIVE_INFINITY
    ? untilClosed(closed)
    : delay(ms, undefined, { signal: closed }).catch(() => {});

/** Settles when a connection is closed. */
export const untilClosed = async (closed: AbortSignal): Promise<void> => {
  if (!closed.aborted) await once(closed, "abort");
};

/** Starts an upstream on a free port of the loopback. */
export const startUpstream = (options?: UpstreamOptions): Promise<Upstream> => new Upstream(options).listen();

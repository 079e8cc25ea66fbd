/** A module of a worker: the name that imports lead to, and the file or the text that it consists of. */
export interface WorkerModule {
  readonly name: string;
  /** Absolute, or beside the configuration. */
  readonly file: string;
}

// Not after the release; without any flag, so that nothing of Node.js is there.
const COMPATIBILITY_DATE = "2026-10-01";

/** A configuration of workerd that serves one worker on a free port of the loopback. The first module is the worker. */
export function workerdConfig(modules: readonly WorkerModule[]): string {
  const lines = modules.map(
    ({ name, file }) => `        (name = ${quoted(name)}, esModule = embed ${quoted(file)}),`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "smoke", worker = (
      compatibilityDate = ${quoted(COMPATIBILITY_DATE)},
      globalOutbound = "network",
      modules = [
${lines.join("\n")}
      ],
    )),
    (name = "network", network = (allow = ["public", "private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "smoke")],
);
`;
}

const quoted = (text: string) => JSON.stringify(text);

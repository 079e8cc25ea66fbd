import type { Open } from "./candidate.ts";
import { body, checkStatus, headers, targetOf } from "./the-call.ts";

/** The floor: `node:http` or `node:https` with one agent, as one would write it by hand. */
export const open: Open = (endpoint) => {
  const { protocol, hostname, port } = new URL(endpoint);
  // An import of node:http would load the whole fetch of Node.js as well.
  const { request, Agent } = process.getBuiltinModule(protocol === "https:" ? "node:https" : "node:http");
  const agent = new Agent({ keepAlive: true });

  const post = (path: string, text: string) =>
    new Promise<{ status: number; answer: string }>((resolve, reject) => {
      const sent = request({
        agent,
        hostname,
        port,
        path,
        method: "POST",
        headers: { ...headers(), "Content-Length": Buffer.byteLength(text) },
      });
      sent.on("error", reject);
      sent.on("response", (response) => {
        let answer = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          answer += chunk;
        });
        response.on("error", reject);
        response.on("end", () => resolve({ status: response.statusCode ?? 0, answer }));
      });
      sent.end(text);
    });

  return {
    async terminate(jobId) {
      const { status, answer } = await post(targetOf(jobId), body());
      checkStatus(status, answer);
    },
    close: () => agent.destroy(),
  };
};

import { runSmoke } from "./scenarios.js";

// For workerd: settings come as the body of a request, and the lines are the answer to it.
export default {
  async fetch(request) {
    const lines = [];
    await runSmoke(await request.json(), (line) => lines.push(line));
    return Response.json(lines);
  },
};

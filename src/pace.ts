import type { Pace, PipelineAnswer, PipelineRequest, Send } from "./pipeline.ts";
import type { Runtime } from "./runtime.ts";

/**
 * Has each attempt wait for its turn among many calls. That is not counted as the time of a call that acts; a read has
 * no more time than the wait that it belongs to.
 */
export const pace =
  (runtime: Runtime) =>
  (next: Send): Send =>
  (request) =>
    request.call.pace ? paced(request, request.call.pace, next, runtime) : next(request);

async function paced(
  request: PipelineRequest,
  shared: Pace,
  next: Send,
  runtime: Runtime,
): Promise<PipelineAnswer> {
  const { call, signal } = request;
  const heldSince = runtime.elapsed();
  if (call.acts) call.heldSince = heldSince;
  await shared.enter(signal).finally(() => {
    if (call.acts) call.deadline += runtime.elapsed() - heldSince;
    call.heldSince = undefined;
  });
  try {
    const answer = await next(request);
    if (answer.status < 500 && answer.status !== 429) shared.speedUp();
    return answer;
  } finally {
    shared.leave();
  }
}

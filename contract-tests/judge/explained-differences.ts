import { explainedAnswers } from "./explained-answers.ts";
import { explainedDates } from "./explained-dates.ts";
import type { ExplainedDifference } from "./explained-difference.ts";
import { explainedRequests } from "./explained-requests.ts";
import { explainedSilences } from "./explained-silences.ts";
import { explainedValues } from "./explained-values.ts";

/** Every difference between our checks and oav that is right as it is. Each one has to occur in the tests. */
export const explainedDifferences: readonly ExplainedDifference[] = [
  ...explainedRequests,
  ...explainedAnswers,
  ...explainedValues,
  ...explainedDates,
  ...explainedSilences,
];

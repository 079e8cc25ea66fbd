import type { WrongAnswer } from "./wrong-answer.ts";
import { wrongErrors } from "./wrong-errors.ts";
import { wrongSuccesses } from "./wrong-successes.ts";

/** Every wrong answer, each of which some check must notice. */
export const wrongAnswers: readonly WrongAnswer[] = [...wrongSuccesses, ...wrongErrors];

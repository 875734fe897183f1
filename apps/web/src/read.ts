/** @module How the page reads what the API answers. Refusals are AppErrors, as everywhere. */
import { setImmediate as othersTurn } from 'node:timers/promises';
import { ProblemError, readAnswer, type Answer } from '@tsferry/client';
import { fromProblem, type Job, type Problem } from '@tsferry/contract';

/** The answer of a call, typed. Throws the AppError that a problem was made from. */
export async function read<Given extends Answer<unknown>>(call: Promise<Given>) {
  try {
    const answer = await readAnswer(call);
    // What is made of a large answer takes its turn with other requests.
    await othersTurn();
    return answer;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw fromProblem(error.problem as Problem);
  }
}

/** The job that a call started or shows: the page never waits for a result. Throws as `read` does. */
export async function readJob(call: Promise<Answer<unknown>>): Promise<Job> {
  return (await read(call)) as unknown as Job;
}

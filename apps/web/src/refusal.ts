import { toProblem, type Problem } from '@tsferry/contract';
import { AppError } from '@tsferry/domain/error';
import type { View } from './view.js';

/** Does what a form asks for. A refusal shows the form again, so that nothing has to be typed twice. */
export async function orShowAgain(
  work: () => Promise<string | View>,
  again: (problem: Problem) => Promise<View>,
): Promise<string | View> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'INTERNAL') throw error;
    const problem = toProblem(error);
    return { ...(await again(problem)), status: problem.status };
  }
}

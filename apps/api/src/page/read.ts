import { fromProblem, jobSchema, problemSchema, type Job, type Problem } from '@tsferry/contract';
import { AppError } from '@tsferry/domain/error';
import type { ClientResponse } from 'hono/client';

type Answer = ClientResponse<unknown, number, string>;

/** The body of an answer that says yes. */
type Body<Given> = Given extends ClientResponse<infer Json, number, 'json'> ? Exclude<Json, Problem> : never;

/** Reads what the API answers. Throws the AppError that a problem stands for. */
export async function read<Given extends Answer>(asked: Promise<Given>): Promise<Body<Given>> {
  const answer = await asked;
  const body: unknown = answer.status === 204 ? null : await answer.json();
  if (answer.ok) return body as Body<Given>;
  const problem = problemSchema.safeParse(body);
  if (problem.success) throw fromProblem(problem.data);
  throw new AppError('INTERNAL', `The API answered with ${answer.status} and no reason.`);
}

/** Reads the job that long work was started as. Throws the AppError that a problem stands for. */
export async function readJob(asked: Promise<Answer>): Promise<Job> {
  return jobSchema.parse(await read(asked));
}

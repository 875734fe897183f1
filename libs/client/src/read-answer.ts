import type { Answer } from './client.js';

/** An error as the API answers it (RFC 9457), with the engine's code. */
export type Problem = {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly hint: string;
  readonly details: Readonly<Record<string, unknown>>;
};

/**
 * A problem that was answered. `message` says what is wrong, `problem.hint` what to do. `code` is the code of the problem,
 * such as `SITE_UNKNOWN`.
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  readonly code: string;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
    this.code = problem.code;
  }
}

/** The body of an answer of a call that went well. A problem may come with any status, and is thrown. */
type Body<Given> = Given extends { readonly status: 204 }
  ? null
  : Given extends Answer<infer Json>
    ? Exclude<Json, { readonly type: 'about:blank' }>
    : never;

/**
 * The answer of a call, typed; null where the server answers 204, with no body. Throws ProblemError, with the code
 * `NOT_JSON` for an answer that is none: mostly a proxy gave it, or the address is another program's.
 */
export async function readAnswer<Given extends Answer<unknown>>(call: Promise<Given>): Promise<Body<Given>> {
  const response = await call;
  const body = response.status === 204 ? null : await readJson(response);
  if (response.ok) return body as Body<Given>;
  throw new ProblemError(isProblem(body) ? body : notJson(response));
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ProblemError(notJson(response));
  }
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;

function notJson({ status, headers }: Response): Problem {
  const type = headers.get('content-type') ?? 'no type';
  return {
    status,
    code: 'NOT_JSON',
    detail: `The server answered ${status} with ${type}, which is no answer of tsferry.`,
    hint: 'Check the address of the server, and what is between you and it.',
    details: {},
  };
}

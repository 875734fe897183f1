import type { ClientResponse } from 'hono/client';

/** An error as the API answers it (RFC 9457), with the engine's code. */
export type Problem = {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly hint: string;
  readonly details: Readonly<Record<string, unknown>>;
};

/** A problem that was answered. `message` says what is wrong, `problem.hint` what to do. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** What a call answers where it went well: a problem may come with any status, and is thrown. */
type Answered<Response> =
  Response extends ClientResponse<infer Body, infer _Status, 'json'>
    ? Exclude<Body, { readonly type: 'about:blank' }>
    : Response extends { readonly status: 204 }
      ? null
      : never;

/** The answer of a call, typed; null where the server answers 204, with no body. Throws ProblemError. */
export async function readAnswer<Response extends ClientResponse<unknown>>(
  call: Promise<Response>,
): Promise<Answered<Response>> {
  const response = await call;
  const body = response.status === 204 ? null : ((await response.json()) as unknown);
  if (response.ok) return body as Answered<Response>;
  throw new ProblemError(body as Problem);
}

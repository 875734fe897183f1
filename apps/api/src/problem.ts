import { AppError, outcomeOf, outcomes, type ErrorCode } from '@tsferry/domain/error';
import { HTTPException } from 'hono/http-exception';
import { z } from '@hono/zod-openapi';

const codes = Object.keys(outcomes) as [ErrorCode, ...ErrorCode[]];

/** An error as it is answered (RFC 9457), with the engine's code, hint and details. */
export const problemSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(codes),
    /** What, where and with which value. */
    detail: z.string(),
    /** What to do. */
    hint: z.string(),
    details: z.record(z.string(), z.unknown()),
  })
  .openapi('Problem');
export type Problem = z.infer<typeof problemSchema>;

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  408: 'Request Timeout',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  416: 'Range Not Satisfiable',
  421: 'Misdirected Request',
  422: 'Unprocessable Content',
  423: 'Locked',
  429: 'Too Many Requests',
  499: 'Cancelled',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
  507: 'Insufficient Storage',
};

/** An error as a problem. */
export function toProblem({ code, message, hint, details }: AppError): Problem {
  const status = outcomeOf(code).http;
  return {
    type: 'about:blank',
    title: titles[status] ?? 'Error',
    status,
    code,
    detail: message,
    hint,
    details: { ...details },
  };
}

/** The error that a problem stands for. */
export function fromProblem({ code, detail, hint, details }: Problem): AppError {
  return new AppError(code, detail, { hint, details });
}

/**
 * Every error as one of ours. What nobody expected is INTERNAL and tells nothing of itself: the log has it. That is also
 * what comes as INTERNAL from the thread of the engine, with its text: only one that names its request was answered once.
 */
export function toAppError(error: unknown, requestId: string): AppError {
  if (error instanceof AppError && (error.code !== 'INTERNAL' || 'request' in error.details)) return error;
  if (error instanceof HTTPException && error.status < 500) {
    return new AppError('USAGE', `${error.message || 'The request is wrong'}.`, { hint: 'Correct the request.' });
  }
  if (error instanceof Error && error.name === 'AbortError') return new AppError('CANCELLED', 'Cancelled.');
  return new AppError('INTERNAL', 'Something went wrong in tsferry itself.', {
    hint: 'This is a bug: please report it, with what the log of the server says of this request.',
    details: { request: requestId },
    cause: error,
  });
}

/** The error for something that is not there, or that one may not know of: nobody can tell which. */
export function notFound(what: string, id: string): AppError {
  return new AppError('NOT_FOUND', `There is no ${what} ${id}.`, {
    hint: 'Check the id: it may be another one, or not yours to see.',
    details: { id },
  });
}

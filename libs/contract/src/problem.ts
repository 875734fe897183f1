/** @module Problems: how the API answers an error. */
import { AppError, outcomeOf, outcomes, type ErrorCode } from '@tsferry/domain/error';
import { nextStepSchema } from '@tsferry/domain/shapes';
import { z } from '@hono/zod-openapi';

const codes = Object.keys(outcomes) as [ErrorCode, ...ErrorCode[]];

/** An error as it is answered (RFC 9457), with the code, the hint and the details of the `AppError`. */
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
    /** What can be done, as data. */
    next: z.array(nextStepSchema).default([]),
  })
  .openapi('Problem');
/** What the server answers in place of a result: a code, what happened, and what to do (RFC 9457). */
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

/** The problem for an error. */
export function toProblem({ code, message, hint, details, next }: AppError): Problem {
  const status = outcomeOf(code).http;
  return {
    type: 'about:blank',
    title: titles[status] ?? 'Error',
    status,
    code,
    detail: message,
    hint,
    details: { ...details },
    next: [...next],
  };
}

/** The error that a problem was made from. */
export function fromProblem({ code, detail, hint, details, next }: Problem): AppError {
  return new AppError(code, detail, { hint, details, next });
}

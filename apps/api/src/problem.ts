import { AppError } from '@tsferry/domain/error';
import { HTTPException } from 'hono/http-exception';

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

/** The error for an address that nothing answers under. */
export function noRoute(method: string, path: string): AppError {
  return new AppError('NOT_FOUND', 'Nothing is under this address.', {
    hint: 'See /reference: it lists every route with its method.',
    details: { method, path: path.slice(0, 200) },
  });
}

/** A problem says what was sent, and that may be long: each text of it is cut at so many characters. */
const maxText = 2_000;

/** A problem with its texts cut. */
export function cutTexts<Value>(value: Value): Value {
  const cut = (part: unknown): unknown => {
    if (typeof part === 'string') return part.length <= maxText ? part : `${part.slice(0, maxText)}…`;
    if (Array.isArray(part)) return part.map(cut);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, cut(inner)]));
  };
  return cut(value) as Value;
}

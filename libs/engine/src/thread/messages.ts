/** What a program and the thread of its engine say to each other. Everything is plain data. */
import type { Progress } from '@tsferry/domain';
import { AppError, toAppError, type ErrorCode, type ErrorDetails, type NextStep } from '@tsferry/domain/error';
import type { UseCaseName } from '../use-cases/table.js';

/** What a thread is started with. */
export type ThreadStart = { readonly home: string };

/** To the thread. */
export type Request =
  | { readonly kind: 'call'; readonly id: number; readonly name: UseCaseName; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'close' };

/** From the thread. */
export type Reply =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'done'; readonly id: number; readonly output: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly error: SentError }
  | { readonly kind: 'closed' };

/** An AppError on its way between threads, which do not keep classes. */
export type SentError = {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
  readonly details: ErrorDetails;
  readonly next: readonly NextStep[];
  /** Where it came from, for a log. */
  readonly stack: string;
};

/** Any error as it is sent: what nobody expected is INTERNAL. */
export function sendError(error: unknown): SentError {
  const known = toAppError(error);
  const { code, message, hint, details, next } = known;
  // Details are plain JSON by their contract; this keeps a mistake there from losing the error itself.
  const plain = JSON.parse(JSON.stringify(details)) as ErrorDetails;
  return { code, message, hint, details: plain, next, stack: stackOf(known) };
}

function stackOf(error: AppError): string {
  const { cause } = error;
  return (cause instanceof Error ? cause.stack : error.stack) ?? '';
}

/** The error that was sent, with the stack it had there. */
export function receiveError({ code, message, hint, details, next, stack }: SentError): AppError {
  return Object.assign(new AppError(code, message, { hint, details, next }), { stack });
}

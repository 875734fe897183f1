import { AppError } from '@tsferry/domain/error';
import { describe, expect, it } from 'vitest';
import { toAppError } from '@tsferry/domain/error';
import { errorDocument, errorLines, exitCodeOf } from './exit.js';
import { render } from './terminal/line.js';

const shown = (error: AppError): string[] => errorLines(error).map((line) => render(line, false));

describe('an error', () => {
  it('that nobody expected asks to be reported, without a stack', () => {
    const error = toAppError(new TypeError('x is undefined'));
    expect(exitCodeOf(error)).toBe(1);
    expect(JSON.stringify(errorDocument(error))).not.toContain('    at ');
    expect(shown(error)[0]).toBe('tsferry: Something went wrong in tsferry itself: x is undefined');
  });

  it('of an aborted call is a cancellation', () => {
    expect(exitCodeOf(toAppError(new DOMException('The operation was aborted', 'AbortError')))).toBe(130);
  });

  it('shows hostile text as text', () => {
    const error = new AppError('ARCHIVE_PATH', 'The entry "\x1b[2J\u202Eexe" is refused.\nLine two\r', {
      hint: '\x07',
    });
    for (const line of shown(error)) expect(line).toMatch(/^[\x20-\x7E]*$/);
  });

  it('is one document for a program', () => {
    const details = { code: 'XXX' };
    const next = [{ do: 'list-tokens' as const }];
    const error = new AppError('SITE_UNKNOWN', 'No site XXX.', { hint: 'List them.', details, next });
    expect(errorDocument(error)).toEqual({
      error: { code: 'SITE_UNKNOWN', message: 'No site XXX.', hint: 'List them.', details, next },
    });
  });
});

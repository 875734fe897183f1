import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { errorLines, exitCodeOf } from './exit.js';
import { render } from './terminal/line.js';
import { usageError } from './usage-error.js';

describe('an error', () => {
  it('of the parser is a usage error, with its suggestion as the hint', () => {
    const error = usageError(new CommanderError(1, 'x', "error: unknown option '--flder'\n(Did you mean --folder?)"));
    expect(errorLines(error).map((line) => render(line, false))).toEqual([
      "tsferry: Unknown option '--flder'.",
      'Did you mean --folder?',
    ]);
    expect(exitCodeOf(error)).toBe(2);
  });

  it('ends its sentence once', () => {
    const error = usageError(new CommanderError(1, 'x', 'error: allowed choices are warn, fail.'));
    expect(error.message).toBe('Allowed choices are warn, fail.');
  });
});

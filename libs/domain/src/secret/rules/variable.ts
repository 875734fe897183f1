import { fitsName } from '../secret-name.js';
import type { Rule } from './rule.js';

/** The whole value of a variable whose name promises a secret: MDT's SafeModeAdminPassword, BIOSPassword, ApiKey. */
export const variableName: Rule = {
  id: 'variable-name',
  hints: [],
  *find(text, { variableName: name }) {
    if (name === undefined || !fitsName(name, text)) return;
    const start = text.length - text.trimStart().length;
    yield { start, end: text.trimEnd().length };
  },
};

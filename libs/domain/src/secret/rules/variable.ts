import { isNameOfSecret } from '../literal.js';
import { classifyName, fitsName } from '../secret-name.js';
import type { Rule } from './rule.js';

/** `supersecret` is a password where nothing but the value stands, unless it is the name of a variable. */
function isOddPassword(name: string, value: string): boolean {
  const text = value.trim();
  if (classifyName(name) !== 'password' || !isNameOfSecret(text) || text.length < 8) return false;
  return /^[a-z]+$/.test(text) && text !== name.toLowerCase();
}

/** The whole value of a variable whose name promises a secret: MDT's SafeModeAdminPassword, BIOSPassword, ApiKey. */
export const variableName: Rule = {
  id: 'variable-name',
  hints: [],
  *find(text, { variableName: name }) {
    if (name === undefined || !(fitsName(name, text) || isOddPassword(name, text))) return;
    const start = text.length - text.trimStart().length;
    yield { start, end: text.trimEnd().length };
  },
};

import { AppError } from '../error.js';

/** Two objects that are the same, as `LAB00005=PRD00009` says. Throws USAGE. */
export function parsePair(text: string): { a: string; b: string } {
  const [a = '', b = '', ...more] = text.split('=');
  if (a !== '' && b !== '' && more.length === 0) return { a, b };
  throw new AppError('USAGE', `"${text}" does not name two objects.`, {
    hint: 'Write the id at the first place and the id at the second: LAB00005=PRD00009.',
    details: { pair: text },
  });
}

import { expect, it } from 'vitest';
import * as z from 'zod';
import { wrongInput } from './wrong-input.js';

const schema = z.strictObject({
  ids: z.array(z.string()).optional(),
  names: z.record(z.string(), z.string()).optional(),
});
const refuse = (input: unknown) => wrongInput('This is wrong', schema.safeParse(input).error!.issues, 'Correct it.');

it('says what is wrong and where', () => {
  const error = refuse({ ids: ['a', 1] });
  expect(error).toMatchObject({ code: 'USAGE', hint: 'Correct it.' });
  expect(error.message).toBe('This is wrong: ids: 1: Invalid input: expected string, received number');
  expect(error.details).toMatchObject({ issues: [{ code: 'invalid_type', path: ['ids', 1] }] });
});

it('names ten wrong values, and how many more there are', () => {
  const error = refuse({ ids: Array<number>(1_000).fill(1) });
  expect(error.details['issues']).toHaveLength(10);
  expect(error.message).toMatch(/; and 990 more$/);
});

it('names ten unknown names, and how many more there are', () => {
  const error = refuse(Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`n${at}`, 1])));
  expect(error.message).toMatch(/"n8", "n9" and 990 more$/);
});

it.each([
  ['unknown', { ['x'.repeat(100_000)]: 1 }],
  ['wrong', { names: { ['x'.repeat(100_000)]: 1 } }],
])('cuts a name that is long and %s', (_, input) => {
  expect(JSON.stringify(refuse(input)).length + refuse(input).message.length).toBeLessThan(2_000);
});

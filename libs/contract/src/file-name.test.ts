import { describe, expect, it } from 'vitest';
import { fileNameSchema, zipNameSchema } from './file-name.js';

describe('a file name', () => {
  it.each(['Windows 11.zip', 'a', 'console.zip', 'com.zip', 'Ünïcode', 'com10'])('may be %j', (name) => {
    expect(fileNameSchema.safeParse(name).success).toBe(true);
  });

  it.each(['', '.a', 'a.', 'a ', 'a/b', 'a:b', 'a\u202eb', 'a\nb', 'con', 'CON.zip', 'com1.zip', 'LPT¹', 'nul.tar.gz'])(
    'may not be %j, which no file of Windows is named',
    (name) => expect(fileNameSchema.safeParse(name).success).toBe(false),
  );
});

it('the name of a zip ends so, in any case', () => {
  const names = ['lab.zip', 'LAB.ZIP', 'lab', '.zip', 'con.zip', 'lab.zip ', 'lab.zip/x'];
  expect(names.filter((name) => zipNameSchema.safeParse(name).success)).toEqual(['lab.zip', 'LAB.ZIP']);
});

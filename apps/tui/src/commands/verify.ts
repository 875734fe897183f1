import { defineCommand } from '../command.js';

export const verify = defineCommand({
  words: ['verify'],
  summary: 'Check an archive and its content',
  arguments: [{ name: 'file', text: 'the zip of an export', file: true }],
  options: [],
  examples: ['tsferry verify "Windows 11.zip"'],
  async run(shell, [file = '']) {
    const ferry = await shell.ferry();
    const { verificationLines } = await import('../print/inspection.js');
    const answer = await ferry.verifyArchive({ file }, shell.run);
    return { json: answer, lines: (view) => verificationLines(answer, view) };
  },
});

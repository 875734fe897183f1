import { defineCommand } from '../command.js';

export const verify = defineCommand({
  words: ['verify'],
  summary: 'Check an archive and its content',
  arguments: [{ name: 'file', text: 'the zip of an export', file: true }],
  options: [],
  examples: ['tsferry verify "Windows 11.zip"'],
  async run(shell, [file = '']) {
    const engine = await shell.engine();
    const { verificationLines } = await import('../print/inspection.js');
    const answer = await engine.verifyArchive({ file }, shell.run);
    return { json: answer, lines: (view) => verificationLines(answer, view) };
  },
});

import { defineCommand } from '../command.js';

export const inspect = defineCommand({
  words: ['inspect'],
  summary: 'Show what an archive holds, with no site',
  arguments: [{ name: 'file', text: 'the zip of an export', file: true }],
  options: [],
  examples: ['tsferry inspect "Windows 11.zip"', 'tsferry inspect "Windows 11.zip" --json'],
  async run(shell, [file = '']) {
    const engine = await shell.engine();
    const { inspectionLines } = await import('../print/inspection.js');
    const answer = await engine.inspectArchive({ file }, shell.run);
    return { json: answer, lines: (view) => inspectionLines(answer, view) };
  },
});

import { defineCommand } from '../command.js';

export const explain = defineCommand<{ in?: string; site?: string }>({
  words: ['explain'],
  summary: 'Explain why an object is in an archive, or what needs it in a site',
  arguments: [{ name: 'id', text: 'id of the object' }],
  options: [
    { flags: '--in <file>', text: 'the zip of an export', file: true },
    { flags: '--site <code>', text: 'code of the site' },
  ],
  examples: ['tsferry explain LAB00009 --in "Windows 11.zip"', 'tsferry explain LAB00009 --site LAB'],
  async run(shell, [id = ''], options) {
    const ferry = await shell.ferry();
    const { explanationLines } = await import('../print/explanation.js');
    const answer = await ferry.explain({ id, file: options.in, site: options.site }, shell.run);
    return { json: answer, lines: (view) => explanationLines(answer, view) };
  },
});

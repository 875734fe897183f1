import { defineCommand } from '../command.js';
import { siteOption } from './site.js';

export const show = defineCommand<{ site: string }>({
  words: ['show'],
  summary: 'Show an object: its steps, what it needs, what needs it',
  arguments: [{ name: 'id', text: 'id of the object' }],
  options: [siteOption],
  examples: ['tsferry show LAB00005 --site LAB', 'tsferry show LAB00005 --site LAB --json'],
  async run(shell, [id = ''], { site }) {
    const ferry = await shell.ferry();
    const { shownLines } = await import('../print/shown-object.js');
    const answer = await ferry.showObject({ site, id });
    return { json: answer, lines: (view) => shownLines(answer, view) };
  },
});

import { defineCommand } from '../command.js';
import { siteOption } from './site.js';

export const list = defineCommand<{ site: string; class?: string; folder?: string }>({
  words: ['list'],
  summary: 'List the objects of a site',
  arguments: [],
  options: [
    siteOption,
    { flags: '--class <class>', text: 'only this WMI class, for example SMS_TaskSequencePackage' },
    { flags: '--folder <folder>', text: 'only this folder, for example /OSD' },
  ],
  examples: ['tsferry list --site LAB', 'tsferry list --site LAB --class SMS_Application --folder /'],
  async run(shell, _values, { site, class: className, folder }) {
    const ferry = await shell.ferry();
    const { listLines } = await import('../print/list.js');
    const answer = await ferry.listObjects({ site, class: className, folder });
    return { json: answer, lines: (view) => listLines(answer.objects, view) };
  },
});

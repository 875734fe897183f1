import { defineCommand } from '../command.js';
import { placeOf, placeOptions, type PlaceOptions } from './place-options.js';

export const list = defineCommand<PlaceOptions & { class?: string; folder?: string }>({
  words: ['list'],
  summary: 'List the objects of a site or an archive',
  arguments: [],
  options: [
    ...placeOptions,
    { flags: '--class <class>', text: 'only this class, for example SMS_Application or "Boot image"' },
    { flags: '--folder <folder>', text: 'only this folder, for example /OSD' },
  ],
  examples: [
    'tsferry list --site LAB',
    'tsferry list --site LAB --class SMS_Application --folder /',
    'tsferry list --in "Windows 11.zip"',
  ],
  async run(shell, _values, { class: className, folder, ...where }) {
    const engine = await shell.engine();
    const { listLines } = await import('../print/list.js');
    const answer = await engine.listObjects({ ...(await placeOf(where)), class: className, folder }, shell.run);
    return { json: answer, lines: (view) => listLines(answer.objects, view) };
  },
});

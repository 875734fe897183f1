import { defineCommand } from '../command.js';
import { placeOf, placeOptions, type PlaceOptions } from './place-options.js';

export const show = defineCommand<PlaceOptions & { closure?: boolean }>({
  words: ['show'],
  summary: 'Show an object: its steps, what it needs, what needs it',
  arguments: [{ name: 'id|name', text: 'id or name of the object' }],
  options: [...placeOptions, { flags: '--closure', text: 'show everything that it needs, to any depth, instead' }],
  examples: [
    'tsferry show LAB00005 --site LAB',
    'tsferry show LAB00005 --site LAB --closure',
    'tsferry show LAB00005 --in "Windows 11.zip" --json',
  ],
  async run(shell, [id = ''], { closure, ...where }) {
    const engine = await shell.engine();
    const place = await placeOf(where);
    if (closure) {
      const answer = await engine.showClosure({ ...place, id }, shell.run);
      const { closureLines } = await import('../print/closure.js');
      return { json: answer, lines: (view) => closureLines(answer, view) };
    }
    const { shownLines } = await import('../print/shown-object.js');
    const answer = await engine.showObject({ ...place, id }, shell.run);
    return { json: answer, lines: (view) => shownLines(answer, view) };
  },
});

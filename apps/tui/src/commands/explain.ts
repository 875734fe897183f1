import { defineCommand } from '../command.js';
import { placeOf, placeOptions, type PlaceOptions } from './place-options.js';

export const explain = defineCommand<PlaceOptions>({
  words: ['explain'],
  summary: 'Explain why an object is there, and where it is named',
  arguments: [{ name: 'id|name', text: 'id or name of the object; also an id that is missing there' }],
  options: placeOptions,
  examples: ['tsferry explain LAB00009 --in "Windows 11.zip"', 'tsferry explain LAB00009 --site LAB'],
  async run(shell, [id = ''], options) {
    const engine = await shell.engine();
    const { explanationLines } = await import('../print/explanation.js');
    const answer = await engine.explain({ id, ...(await placeOf(options)) }, shell.run);
    return { json: answer, lines: (view) => explanationLines(answer, view) };
  },
});

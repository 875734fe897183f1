import { defineCommand } from '../command.js';

type Options = { pair?: readonly string[]; all?: boolean; html?: string; exitCode?: boolean };

export const compare = defineCommand<Options>({
  words: ['compare'],
  summary: 'Compare two sites, archives or objects',
  arguments: [
    { name: 'a', text: 'a site (PRD), an archive (lab.zip), or an object of one (lab.zip#LAB00013)', file: true },
    { name: 'b', text: 'what it is compared with', file: true },
  ],
  options: [
    { flags: '--pair <id=id>', text: 'an object of the first is this one of the second; repeatable', many: true },
    { flags: '--all', text: 'what only a site stamps, too: ids, dates, versions, package sources' },
    { flags: '--html <file>', text: 'write the comparison to this file, as one page', file: true },
    { flags: '--exit-code', text: 'end with 8 when anything differs' },
  ],
  examples: [
    'tsferry compare lab.zip PRD',
    'tsferry compare "Windows 11.zip#LAB00005" PRD#PRD00003 --exit-code',
    'tsferry compare LAB PRD --pair LAB00005=PRD00009 --html differences.html',
  ],
  async run(shell, [a = '', b = ''], { pair = [], all = false, html, exitCode }) {
    const [engine, { placeArgument }, { comparisonLines }, { comparisonHtml }, { parsePair }] = await Promise.all([
      shell.engine(),
      import('./place-argument.js'),
      import('../print/comparison.js'),
      import('@tsferry/wizard'),
      import('@tsferry/domain'),
    ]);
    const pairs = pair.map(parsePair);
    const places = { a: placeArgument(a), b: placeArgument(b) };
    const answer = await engine.compare({ ...places, pairs, stamped: all }, shell.run);
    if (html !== undefined) {
      const { writeReport } = await import('../write-report.js');
      await writeReport(html, comparisonHtml(answer, { a, b }), true);
    }
    return {
      json: answer,
      lines: (view) => comparisonLines(answer, view),
      ...(exitCode && !answer.equal ? { exit: 8 } : {}),
    };
  },
});

import type { Reentry } from '@tsferry/domain';
import type { ImportAnswer } from '@tsferry/domain/shapes';
import { escapeHtml } from '../html/escape-html.js';
import { show, stepText } from '../words/index.js';

/** How a report is written. */
export type ReportFormat = 'json' | 'csv' | 'html' | 'text';

const endings: Readonly<Record<string, ReportFormat>> = { csv: 'csv', html: 'html', htm: 'html', json: 'json' };

/** The form that the ending of a file name says; plain text when it says none. */
export function reportFormatOf(file: string): ReportFormat {
  return endings[/\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? ''] ?? 'text';
}

/** One value to enter again, where it is now. */
type Line = {
  readonly id: string;
  readonly name: string;
  readonly step: string;
  readonly property: string;
  readonly state: Reentry['state'];
  readonly optional: boolean;
};

/**
 * The values that an administrator enters again after an import, as a document: by object of the site, step and property.
 * Never a value itself. JSON is data; CSV starts no cell with what a spreadsheet would run; HTML holds
 * names as text only; in plain text what a terminal would obey is written out.
 */
export function reportReentry(answer: ImportAnswer, format: ReportFormat): string {
  return writers[format](answer.site, linesOf(answer));
}

function linesOf({ objects, reenter }: ImportAnswer): Line[] {
  const rows = new Map(objects.map((row) => [row.sourceId, row]));
  return reenter.map(({ object, step, property, state, optional }) => ({
    id: rows.get(object)?.targetId || object,
    name: rows.get(object)?.name ?? '',
    step: stepText(step),
    property,
    state,
    optional,
  }));
}

const columns = ['Object', 'Name', 'Step', 'Property', 'State', 'Needed'] as const;
const states = {
  blanked: 'removed by the export or import',
  empty: 'was empty before',
  redacted: 'blanked by an export because it looked like a secret',
} as const;

const cells = ({ id, name, step, property, state, optional }: Line): string[] => [
  id,
  name,
  step,
  property,
  states[state],
  optional ? 'optional' : 'yes',
];

const writers: Readonly<Record<ReportFormat, (site: string, lines: readonly Line[]) => string>> = {
  json: (site, lines) => `${JSON.stringify({ site, reenter: lines }, null, 2)}\n`,
  csv: (_, lines) => [columns, ...lines.map(cells)].map((row) => `${row.map(csvCell).join(',')}\r\n`).join(''),
  html: writeHtml,
  text: (site, lines) =>
    [
      `Values to enter again in ${site}: ${lines.length}`,
      ...lines.map((line) => `${line.id} ${line.name} | ${line.step} | ${line.property} | ${cells(line)[4]}`),
    ]
      .map((line) => `${show(line)}\n`)
      .join(''),
};

/** A quote in front keeps a spreadsheet from reading a formula; it is part of no name that Windows shows. */
function csvCell(text: string): string {
  const plain = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}

function writeHtml(site: string, lines: readonly Line[]): string {
  const row = (tag: 'th' | 'td') => (texts: readonly string[]) =>
    `<tr>${texts.map((text) => `<${tag}>${escapeHtml(text)}</${tag}>`).join('')}</tr>`;
  const title = escapeHtml(`Values to enter again in ${site}`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;margin:2rem}table{border-collapse:collapse}td,th{border:1px solid #888;padding:.3rem .6rem;text-align:left;vertical-align:top}</style>
</head>
<body>
<h1>${title}</h1>
<p>${lines.length} values. Passwords and product keys never travel; each is entered again in its step.</p>
<table>
<thead>${row('th')(columns)}</thead>
<tbody>
${lines.map(cells).map(row('td')).join('\n')}
</tbody>
</table>
</body>
</html>
`;
}

import type { StepChange, TextLine, ValueChange } from '@tsferry/domain';
import type { ComparedObject, Comparison } from '@tsferry/domain/shapes';
import { escapeHtml } from '../html/escape-html.js';
import { stepChangeSign, stepChangeText, stepPlaceText } from '../steps/changes.js';
import { conditionLineText } from '../steps/condition-words.js';
import { nameAndId } from '../words/names.js';
import { labelOf } from '../words/labels.js';
import { comparedNames, comparisonText, contentsText, differs, onlyWords, pairWords } from './comparison-words.js';
import { sideRows } from './side-rows.js';

const style = `
:root{color-scheme:light dark;--gone:light-dark(#fae6e3,#4a1d18);--come:light-dark(#e0f0e5,#153d24);--line:light-dark(#ccd5d3,#47565b)}
body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:90rem;padding:0 1rem}
h2{margin:2rem 0 .3rem;border-bottom:1px solid var(--line)}h3{margin:1rem 0 .2rem;font-size:1rem}
a{color:inherit}nav a{margin-right:1rem}
table{border-collapse:collapse;width:100%;table-layout:fixed;margin:.2rem 0 .6rem}
td{font:.875rem/1.5 ui-monospace,monospace;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere;padding:0 .5rem;border-left:3px solid transparent}
td.gone{background:var(--gone);border-color:#a3241c}td.come{background:var(--come);border-color:#1b6238}
mark{background:none;color:inherit;font-weight:700;text-decoration:underline}
body:has(#stack:checked) tr{display:block}body:has(#stack:checked) td{display:block}
body:has(#stack:checked) td.same+td.same,body:has(#stack:checked) td:empty{display:none}
@media(max-width:50rem){tr,td{display:block}td.same+td.same,td:empty{display:none}}
@media print{label,nav{display:none}}`;

/**
 * A comparison as one HTML document that needs nothing else and runs no script: both side by side, or one below the
 * other, with links from difference to difference. Texts are text, whatever they hold.
 */
export function comparisonHtml(comparison: Comparison, names: { readonly a: string; readonly b: string }): string {
  const title = escapeHtml(`${names.a} and ${names.b}`);
  const objects = comparison.objects.filter(differs);
  const anchors = numberDifferences(objects);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<h1>${title}</h1>
<p>${escapeHtml(comparisonText(comparison))}</p>
<label><input type="checkbox" id="stack"> one below the other</label>
${objects.map((object, at) => objectHtml(object, anchors[at]!)).join('\n')}
${onlyHtml(onlyWords.a, comparison.onlyA)}
${onlyHtml(onlyWords.b, comparison.onlyB)}
</body>
</html>
`;
}

/** Numbers of the first difference of each object; the last number is that of the whole. */
function numberDifferences(objects: readonly ComparedObject[]): { readonly first: number; readonly last: number }[] {
  let next = 1;
  const last = objects.reduce((sum, object) => sum + differencesOf(object), 0);
  return objects.map((object) => {
    const first = next;
    next += differencesOf(object);
    return { first, last };
  });
}

const changedSteps = ({ steps }: ComparedObject) => steps.filter(({ changes }) => changes.length > 0);
const hasOwn = ({ properties, contents }: ComparedObject): boolean => properties.length + contents.length > 0;
const differencesOf = (object: ComparedObject): number => changedSteps(object).length + (hasOwn(object) ? 1 : 0);

function objectHtml(
  object: ComparedObject,
  { first, last }: { readonly first: number; readonly last: number },
): string {
  let number = first;
  const own = hasOwn(object)
    ? `${jump(number++, last, 'The object')}${object.contents.length > 0 ? `<p>${escapeHtml(contentsText(object.contents))}</p>` : ''}${valuesHtml(object.properties)}`
    : '';
  return `<section><h2>${escapeHtml(labelOf(object.a.class))}: ${escapeHtml(comparedNames(object))}</h2>
<p>${escapeHtml(pairWords[object.why])}</p>
${own}${changedSteps(object)
    .map((step) => stepHtml(step, number++, last))
    .join('\n')}</section>`;
}

/** A heading that links to the difference before and after it. */
function jump(number: number, last: number, text: string): string {
  const before = number > 1 ? `<a href="#d${number - 1}">previous</a>` : '';
  const after = number < last ? `<a href="#d${number + 1}">next</a>` : '';
  return `<h3 id="d${number}">${escapeHtml(text)}</h3><nav>${before}${after}</nav>`;
}

function stepHtml(step: StepChange, number: number, last: number): string {
  const title = `${stepChangeSign(step)} ${stepChangeText(step)}: ${stepPlaceText(step)}`;
  const conditions = step.conditions.map((line) => {
    const text = escapeHtml(`${'  '.repeat(line.depth)}${conditionLineText(line)}`);
    if (line.change === 'same') return `<tr>${cell(text, 'same')}${cell(text, 'same')}</tr>`;
    return line.change === 'removed'
      ? `<tr>${cell(text, 'gone')}<td></td></tr>`
      : `<tr><td></td>${cell(text, 'come')}</tr>`;
  });
  const condition = conditions.length === 0 ? '' : `<p>condition</p><table>${conditions.join('')}</table>`;
  return `${jump(number, last, title)}${valuesHtml(step.properties)}${condition}`;
}

const cell = (html: string, name: 'same' | 'gone' | 'come'): string => `<td class="${name}">${html}</td>`;

function valuesHtml(values: readonly ValueChange[]): string {
  return values.map((value) => `<p>${escapeHtml(value.name)}</p><table>${rowsHtml(value)}</table>`).join('');
}

function rowsHtml({ lines, before, after }: ValueChange): string {
  if (lines.length === 0) {
    const side = (text: string | null, name: 'gone' | 'come') =>
      text === null ? '<td></td>' : cell(escapeHtml(text), name);
    return `<tr>${side(before, 'gone')}${side(after, 'come')}</tr>`;
  }
  return sideRows(lines)
    .map((row) => `<tr>${lineHtml(row.before, 'gone')}${lineHtml(row.after, 'come')}</tr>`)
    .join('');
}

function lineHtml(line: TextLine | null, name: 'gone' | 'come'): string {
  if (line === null) return '<td></td>';
  const isSame = line.before !== null && line.after !== null;
  const parts = line.parts.map(({ text, changed }) =>
    changed && line.parts.length > 1 ? `<mark>${escapeHtml(text)}</mark>` : escapeHtml(text),
  );
  // An empty line has a place, too.
  return cell(parts.join('') || '&nbsp;', isSame ? 'same' : name);
}

function onlyHtml(title: string, objects: Comparison['onlyA']): string {
  if (objects.length === 0) return '';
  const items = objects.map(
    (object) => `<li>${escapeHtml(`${labelOf(object.class)}: ${nameAndId(object.name, object.id)}`)}</li>`,
  );
  return `<section><h2>${title} (${objects.length})</h2><ul>${items.join('')}</ul></section>`;
}

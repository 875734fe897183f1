import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { encodeBase64Text } from '../text/base64-text.js';
import { findSuspects, type SuspectSpan } from './detector.js';

const folder = new URL('labelled/', import.meta.url);

type Line = {
  family: string;
  label: string;
  text: string;
  values: string[];
  variableName?: string;
  half: 'tuning' | 'test';
};

const encodings = {
  utf16: { encoding: 'utf-16le', bom: false },
  utf16bom: { encoding: 'utf-16le', bom: true },
  utf8: { encoding: 'utf-8', bom: false },
} as const;

/** The text with `{utf16:…}` and the like encoded, the innermost first; a line has one at a time, to its last brace. */
function encode(text: string): string {
  return text.replace(/\{(utf16|utf16bom|utf8):(.*)\}/s, (_, name: keyof typeof encodings, script: string) =>
    encodeBase64Text({ text: encode(script), ...encodings[name] }),
  );
}

/** A labelled line as the detector will meet it (labelled/README.md). */
function prepare(family: string, label: string, raw: string, half: Line['half']): Line {
  const values = [...raw.matchAll(/«([^»]*)»/g)].map(([, value]) => (value as string).replaceAll('⏎', '\n'));
  const text = encode(raw.replace(/[«»]/g, '').replaceAll('⏎', '\n'));
  if (family === 'script' || raw.startsWith('{')) {
    const script = family === 'script' ? encode(`{utf16bom:${text}}`) : text;
    return { family, label, values, half, text: script, variableName: 'OSDRunPowerShellScriptSourceScript' };
  }
  const equals = text.indexOf('=');
  if (family === 'variable' || family === 'named-variable') {
    return { family, label, values, half, text: text.slice(equals + 1), variableName: text.slice(0, equals) };
  }
  return { family, label, values, half, text };
}

/** The fields of every line of the files in a folder. */
function readFields(from: URL): [family: string, label: string, raw: string][] {
  return readdirSync(from)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, from), 'utf8').trimEnd().split('\n'))
    .map((line) => {
      const [family = '', label = '', raw = ''] = line.split('\t');
      return [family, label, raw];
    });
}

/** The lines whose halves alternate. */
function readAlternating(): Line[] {
  const seen = new Map<string, number>();
  return readFields(folder).map(([family, label, raw]) => {
    const key = `${family} ${label}`;
    const place = seen.get(key) ?? 0;
    seen.set(key, place + 1);
    return prepare(family, label, raw, place % 2 === 0 ? 'tuning' : 'test');
  });
}

/** The lines whose half is decided by the hash of their text. */
function readHashed(): Line[] {
  return readFields(new URL('by-hash/', folder)).map(([family, label, raw]) => {
    const [first = 0] = createHash('sha256').update(raw).digest();
    return prepare(family, label, raw, first % 2 === 0 ? 'tuning' : 'test');
  });
}

function valueOf(text: string, span: SuspectSpan): string {
  return span.decoded ? valueOf(span.decoded.from.text, span.decoded) : text.slice(span.start, span.end);
}

type Figures = { lines: number; values: number; hit: number; found: number; wrong: number };

/** Recall counts marked values found exactly; precision counts finds that are marked values. */
function measure(lines: readonly Line[]): Map<string, Figures> {
  const figures = new Map<string, Figures>();
  for (const line of lines) {
    const context = {
      where: line.family,
      ...(line.variableName === undefined ? {} : { variableName: line.variableName }),
    };
    const found = findSuspects(line.text, context).map((span) => valueOf(line.text, span));
    for (const family of ['all', line.family]) {
      const at = figures.get(family) ?? { lines: 0, values: 0, hit: 0, found: 0, wrong: 0 };
      const missed = line.values.filter((value) => !found.includes(value));
      at.lines++;
      at.values += line.values.length;
      at.hit += line.values.length - missed.length;
      at.found += found.length;
      at.wrong += found.filter((value) => !line.values.includes(value)).length;
      figures.set(family, at);
    }
  }
  return figures;
}

const recall = ({ hit, values }: Figures) => hit / values;
const precision = ({ found, wrong }: Figures) => (found - wrong) / found;

/** The figures by family, as lines of the table in a README. */
function tableOf(half: readonly Line[]): string[] {
  const digits = (figure: number) => (Number.isNaN(figure) ? '-' : figure.toFixed(3));
  return [...measure(half)]
    .sort(([a], [b]) => Number(a === 'all') - Number(b === 'all') || (a < b ? -1 : 1))
    .map(([family, at]) => `${family} ${at.lines} ${digits(recall(at))} ${digits(precision(at))}`);
}

/** The table of the README of the package, in the form of `tableOf`. */
function rowsOfReadme(): string[] {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const rows = readme.split('\n').filter((line) => /^\| [a-z][a-z-]* +\|(?: +[\d.-]+ +\|){3,}$/.test(line));
  return rows.map((row) => {
    const [family, count, ...figures] = row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    return [family, count, ...figures.slice(-2)].join(' ');
  });
}

describe('the labelled list', () => {
  const lines = readAlternating();

  it('has at least 200 lines in both halves together, half of them clean', () => {
    const clean = lines.filter(({ label }) => label === 'clean').length;
    expect(lines.length).toBeGreaterThanOrEqual(200);
    expect(clean / lines.length).toBeGreaterThanOrEqual(0.5);
    expect(lines.every(({ label, values }) => (label === 'secret') === values.length > 0)).toBe(true);
  });

  for (const half of ['tuning', 'test'] as const) {
    it(`reaches recall 0.95 and precision 0.8 on the ${half} half`, () => {
      const figures = measure(lines.filter((line) => line.half === half)).get('all') as Figures;
      expect(recall(figures)).toBeGreaterThanOrEqual(0.95);
      expect(precision(figures)).toBeGreaterThanOrEqual(0.8);
    });
  }
});

describe('the lines of the field', () => {
  const lines = readHashed();
  const families = new Set(lines.map(({ family }) => family));

  it.each([...families])('has at least 12 lines of %s, half of them clean', (family) => {
    const labels = lines.filter((line) => line.family === family).map(({ label }) => label);
    expect(labels.length).toBeGreaterThanOrEqual(12);
    expect(labels.filter((label) => label === 'clean').length / labels.length).toBeCloseTo(0.5, 1);
  });

  it('measures what the README says of the test half', () => {
    const figures = tableOf(lines.filter(({ half }) => half === 'test'));
    console.log(['family lines recall precision', ...figures].join('\n'));
    expect(rowsOfReadme()).toEqual(figures);
  });

  it('reaches recall 0.97 and precision 0.85 on the test half', () => {
    const figures = measure(lines.filter(({ half }) => half === 'test')).get('all') as Figures;
    expect(recall(figures)).toBeGreaterThanOrEqual(0.97);
    expect(precision(figures)).toBeGreaterThanOrEqual(0.85);
  });
});

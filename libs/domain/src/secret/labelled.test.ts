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

/** A labelled line as the detector will meet it (labelled/README.md). */
function prepare(family: string, label: string, raw: string, half: Line['half']): Line {
  const values = [...raw.matchAll(/«([^»]*)»/g)].map(([, value]) => (value as string).replaceAll('⏎', '\n'));
  const text = raw
    .replace(/[«»]/g, '')
    .replaceAll('⏎', '\n')
    .replace(/\{utf16:(.*)\}/s, (_, script: string) =>
      encodeBase64Text({ text: script, encoding: 'utf-16le', bom: false }),
    );
  if (family === 'script') {
    const script = encodeBase64Text({ text, encoding: 'utf-16le', bom: true });
    return { family, label, values, half, text: script, variableName: 'OSDRunPowerShellScriptSourceScript' };
  }
  const equals = text.indexOf('=');
  if (family === 'variable') {
    return { family, label, values, half, text: text.slice(equals + 1), variableName: text.slice(0, equals) };
  }
  return { family, label, values, half, text };
}

function readLabelled(): Line[] {
  const seen = new Map<string, number>();
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trimEnd().split('\n'))
    .map((line) => {
      const [family = '', label = '', raw = ''] = line.split('\t');
      const key = `${family} ${label}`;
      const place = seen.get(key) ?? 0;
      seen.set(key, place + 1);
      return prepare(family, label, raw, place % 2 === 0 ? 'tuning' : 'test');
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

describe('the labelled list', () => {
  const lines = readLabelled();

  it('has at least 200 lines in both halves together, half of them clean', () => {
    const clean = lines.filter(({ label }) => label === 'clean').length;
    expect(lines.length).toBeGreaterThanOrEqual(200);
    expect(clean / lines.length).toBeGreaterThanOrEqual(0.5);
    expect(lines.every(({ label, values }) => (label === 'secret') === values.length > 0)).toBe(true);
  });

  for (const half of ['tuning', 'test'] as const) {
    it(`reaches recall 0.95 and precision 0.8 on the ${half} half`, () => {
      const figures = measure(lines.filter((line) => line.half === half));
      console.table(
        Object.fromEntries(
          [...figures].map(([family, at]) => [
            family,
            { lines: at.lines, recall: recall(at).toFixed(3), precision: precision(at).toFixed(3) },
          ]),
        ),
      );
      const all = figures.get('all') as Figures;
      expect(recall(all)).toBeGreaterThanOrEqual(0.95);
      expect(precision(all)).toBeGreaterThanOrEqual(0.8);
    });
  }
});

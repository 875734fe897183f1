import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Follows every citation. A fact is cited by the path from the top of the repository and a heading, in code and documents:
 * `libs/domain/docs/objects.md, "Images"`. Documents also link to one another.
 */
const root = join(import.meta.dirname, '..');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));
const code = files.filter((file) => /\.(?:ts|tsx|mjs|cjs|css)$/.test(file) && !file.endsWith('citations.test.ts'));
const documents = files.filter((file) => file.endsWith('.md'));

/** The text of a file, with comments that go on in the next line on one line. */
function read(file: string): string {
  const text = readFileSync(join(root, file), 'utf8');
  return file.endsWith('.md') ? text : text.replace(/\n[ \t]*(?:\*(?!\/)|\/\/)?[ \t]*/g, ' ');
}

/** A document without its blocks of code. */
const prose = (file: string): string => read(file).replace(/^```[\s\S]*?^```/gm, '');

const citation = /((?:(?:libs|apps)\/[\w-]+\/docs|\.github)\/[\w-]+\.md)(?:, "([^"]+)")?/g;

/** Headings of a document, as they are written. */
function headings(file: string): string[] {
  return [...prose(file).matchAll(/^#+ (.+)$/gm)].map((match) => (match[1] ?? '').trim());
}

/** What a link to a heading is called, as GitHub makes it. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');

/** What is wrong with a citation; null for nothing. */
function fault(path: string, heading: string | undefined): string | null {
  if (!documents.includes(path)) return `${path} is not there`;
  if (heading !== undefined && !headings(path).includes(heading)) return `${path} has no heading "${heading}"`;
  return null;
}

describe('citations', () => {
  it('lead to a document and a heading that are there', () => {
    const wrong = [...code, ...documents].flatMap((file) =>
      [...read(file).matchAll(citation)].flatMap(([, path = '', heading]) => {
        const why = fault(path, heading);
        return why === null ? [] : [`${file}: ${why}`];
      }),
    );
    expect(wrong).toEqual([]);
    expect(code.filter((file) => read(file).match(citation)).length).toBeGreaterThan(50);
  });

  it('name a heading wherever code cites a document', () => {
    const bare = code.filter((file) =>
      [...read(file).matchAll(citation)].some(([, , heading]) => heading === undefined),
    );
    expect(bare).toEqual([]);
  });

  it('name no document outside of the repository', () => {
    const outside = code.flatMap((file) => {
      const rest = read(file).replace(citation, '');
      return [...rest.matchAll(/(?<![\w.])[a-z]+(?:-[a-z]+)*\.md\b/g)].map(([name]) => `${file}: ${name}`);
    });
    expect(outside).toEqual([]);
  });

  it('lead from every guess in the code to the list of guesses of a document', () => {
    const unlisted = code.flatMap((file) =>
      [...read(file).matchAll(/\bguess\b\]?:?[^\n]{0,180}/gi)]
        .map(([text]) => text)
        .filter((text) => /^guess(?:\]|:)/i.test(text) && !/^Guess: .*?docs\/[\w-]+\.md, "Guesses"/.test(text))
        .map((text) => `${file}: ${text.slice(0, 60)}`),
    );
    expect(unlisted).toEqual([]);
  });
});

describe('documents', () => {
  it('link to files and headings that are there', () => {
    const broken = documents.flatMap((file) =>
      [...prose(file).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
        if (/^[a-z]+:/.test(link)) return [];
        const [path = '', hash] = link.split('#');
        const target = path === '' ? file : join(dirname(file), path).replaceAll('\\', '/');
        if (!existsSync(join(root, target))) return [`${file}: ${link}`];
        const found = hash === undefined || headings(target).map(anchor).includes(hash);
        return found ? [] : [`${file}: ${link}`];
      }),
    );
    expect(broken).toEqual([]);
  });

  it('name files of the repository by paths that are there', () => {
    const cited = documents.filter((file) => /^(?:\.github|libs\/[\w-]+\/docs)\//.test(file));
    const gone = cited.flatMap((file) =>
      [...prose(file).matchAll(/`((?:libs|apps|tools)\/[\w./-]+\.\w+)`/g)]
        .map(([, path = '']) => path)
        .filter((path) => !files.includes(path))
        .map((path) => `${file}: ${path}`),
    );
    expect(gone).toEqual([]);
  });

  it('of facts mark guesses in one way, list them, and name their sources', () => {
    const facts = documents.filter((file) => /^libs\/[\w-]+\/docs\//.test(file));
    expect(facts.length).toBeGreaterThanOrEqual(5);
    for (const file of facts) {
      expect([file, ...headings(file)]).toEqual(expect.arrayContaining(['Guesses', 'Sources']));
      expect([file, prose(file).match(/\[guess\]|\bguess:/g)]).toEqual([file, null]);
      const [marks, list = ''] = prose(file).split('\n## Guesses\n');
      expect([file, (marks?.split('**Guess:**').length ?? 1) > 2]).toEqual([file, true]);
      expect([file, /^- /m.test(list.split('\n## ')[0] ?? '')]).toEqual([file, true]);
    }
  });
});

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportAnswerSchema, importAnswerSchema, inspectionSchema } from '@tsferry/domain/shapes';
import { useCases } from '@tsferry/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { commandLine, readFirstLine, runAside, writeLab, type CommandLine } from './testing/command-line.js';

const errorSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    hint: z.string(),
    details: z.record(z.string(), z.unknown()),
  }),
});
const codeOf = (answer: unknown): string => errorSchema.parse(answer).error.code;

const dist = join(import.meta.dirname, '..', 'dist');

let line: CommandLine;

beforeAll(async () => {
  line = commandLine();
  await writeLab(line.folder);
  line.run('site', 'create', 'LAB');
  expect(line.run('import', 'lab.zip', '--site', 'LAB', '--ignore-missing', '--yes').code).toBe(0);
});
afterAll(() => line.dispose());

describe('exit codes', () => {
  it.each<[number, string, string[]]>([
    [2, 'USAGE', []],
    [2, 'USAGE', ['site']],
    [2, 'USAGE', ['impot']],
    [2, 'USAGE', ['help', 'imp']],
    [2, 'USAGE', ['list', '--site', 'LAB', '--class', 'Nope']],
    [2, 'USAGE', ['list']],
    [2, 'USAGE', ['list', '--site', 'LAB', 'more']],
    [2, 'USAGE', ['inspect', 'lab.zip', '--no-such-option']],
    [2, 'USAGE', ['site', 'create', 'TOOLONG']],
    [2, 'USAGE', ['site', 'create', 'ABC', '--kind', 'secondary']],
    [2, 'USAGE', ['import', 'lab.zip', '--site', 'LAB', '--dry-run', '--set', 'LAB00001']],
    [2, 'USAGE', ['import', 'lab.zip', '--site', 'LAB', '--dry-run', '--default', 'replace']],
    [2, 'USAGE', ['import', 'lab.zip', '--site', 'LAB', '--dry-run', '--action', 'SMS_Application=overwrite']],
    [2, 'USAGE', ['import', 'lab.zip', '--site', 'LAB']],
    [2, 'USAGE', ['export', '*', '--site', 'LAB', '--to', 'out.zip']],
    [2, 'USAGE', ['explain', 'LAB00001']],
    [2, 'USAGE', ['completion', 'tcsh']],
    [2, 'SITE_UNKNOWN', ['list', '--site', 'XXX']],
    [2, 'NOT_FOUND', ['show', 'LAB0FFFF', '--site', 'LAB']],
    [2, 'ROOT_UNKNOWN', ['export', 'Nothing*', '--site', 'LAB', '--to', 'out.zip', '--dry-run']],
    [4, 'SITE_EXISTS', ['site', 'create', 'LAB']],
    [5, 'INPUT_READ', ['inspect', 'absent.zip']],
  ])('%d %s for %j', (exit, code, words) => {
    const { code: ended, answer } = line.json(...words);
    expect([ended, codeOf(answer)]).toEqual([exit, code]);
    const { code: plain, out, err } = line.run(...words);
    expect([plain, out]).toEqual([exit, '']);
    expect(err).toMatch(/^tsferry: .+\n/);
  });

  it('3 for a file that is no archive, and for content that is not as it was', async () => {
    const other = commandLine();
    await writeLab(other.folder);
    writeFileSync(join(other.folder, 'text.zip'), 'not a zip at all');
    expect(other.run('inspect', 'text.zip').code).toBe(3);
    rmSync(join(other.folder, 'lab_files'), { recursive: true });
    expect(other.run('verify', 'lab.zip').code).toBe(3);
    other.dispose();
  });

  it.each([
    '--help',
    '-h',
    '--version',
    '-V',
    'help',
    'help site create',
    'import --help',
    'site --help',
    'help import',
  ])('0 for %s', (words) => {
    const { code, out, err } = line.run(...words.split(' '));
    expect([code, err]).toEqual([0, '']);
    expect(out).not.toBe('');
  });
});

describe('words that are nearly right', () => {
  it('get a hint', () => {
    expect(line.run('help', 'imprt').err).toContain('Did you mean import?');
    expect(line.run('show', 'Tool', '--site', 'LAB').err).toContain('Did you mean "Tools"?');
    expect(line.run('site', 'create', 'TOOLONG').err).toMatch(/: A site code is three letters or digits\.\n/);
  });

  it('name a missing object, which tells the steps that named it', () => {
    const { code, out } = line.run('explain', 'lab00099', '--site', 'LAB');
    expect(code).toBe(0);
    expect(out).toMatch(/^Not here: .*lab00099\n/);
    expect(out).toMatch(/LAB00002 .* Lost +PackageID/);
  });

  it('may be names', () => {
    expect(line.run('show', 'tools', '--in', 'lab.zip').out).toContain('LAB00001');
  });
});

describe('a dry run', () => {
  it('ends with 4 while something is to be decided, where that is asked for', () => {
    const plan = ['import', 'lab.zip', '--site', 'DRY', '--dry-run'];
    line.run('site', 'create', 'DRY');
    expect(line.run(...plan).code).toBe(0);
    expect(line.json(...plan, '--exit-code').code).toBe(4);
    expect(line.run(...plan, '--exit-code', '--ignore-missing').code).toBe(0);
  });
});

describe('answers for programs', () => {
  it.each<[keyof typeof useCases, string[]]>([
    ['listSites', ['site', 'list']],
    ['showSite', ['site', 'show', 'LAB']],
    ['listObjects', ['list', '--site', 'LAB']],
    ['showObject', ['show', 'LAB00002', '--site', 'LAB']],
    ['showClosure', ['show', 'LAB00002', '--site', 'LAB', '--closure']],
    ['listObjects', ['list', '--in', 'lab.zip']],
    ['inspectArchive', ['inspect', 'lab.zip']],
    ['verifyArchive', ['verify', 'lab.zip']],
    ['explain', ['explain', 'LAB00001', '--in', 'lab.zip']],
    ['explain', ['explain', 'LAB00001', '--site', 'LAB']],
  ])('have the shape of %s for %j', (name, words) => {
    const { code, answer } = line.json(...words);
    expect(code).toBe(0);
    expect(useCases[name].output.strict().parse(answer)).toEqual(answer);
  });

  it('tell the plan of an import, and change nothing', () => {
    const { code, answer } = line.json('import', 'lab.zip', '--site', 'LAB', '--dry-run');
    expect(code).toBe(0);
    const plan = importAnswerSchema.strict().parse(answer);
    expect([plan.applied, plan.objects.map(({ action }) => action)]).toEqual([false, ['ignore', 'ignore']]);
  });

  it('tell the plan of an export, and write nothing', () => {
    const { code, answer } = line.json('export', '*', '--site', 'LAB', '--to', 'planned', '--dry-run');
    expect(code).toBe(0);
    const plan = exportAnswerSchema.strict().parse(answer);
    expect([plan.applied, plan.archive, plan.objects.length]).toEqual([false, join(line.folder, 'planned.zip'), 2]);
    expect(existsSync(join(line.folder, 'planned.zip'))).toBe(false);
  });

  it('hold no control character, whatever the names hold', () => {
    const { out } = line.run('list', '--site', 'LAB', '--json');
    expect(out).toContain('\\u009b');
    expect(out).not.toMatch(/[\0-\x09\x0B-\x1F\x7F-\x9F\u2028-\u202E]/);
  });
});

describe('the main job', () => {
  it('exports, verifies, imports, and exports the same again', () => {
    const other = commandLine();
    expect(line.run('export', '*', '--site', 'LAB', '--to', 'moved', '--comment', 'Moved', '--yes').code).toBe(0);
    const moved = join(line.folder, 'moved.zip');
    expect(line.run('verify', moved).code).toBe(0);
    other.run('site', 'create', 'PRD');
    const { code, answer } = other.json('import', moved, '--site', 'PRD', '--yes');
    expect(code).toBe(0);
    const done = importAnswerSchema.parse(answer);
    expect(done.objects.map(({ targetId }) => targetId)).toEqual(['PRD00001', 'PRD00002']);
    const inspected = inspectionSchema.parse(line.json('inspect', moved).answer);
    expect([inspected.archive.comment, inspected.archive.checksums]).toEqual(['Moved', 'ok']);
    expect(line.run('export', '*', '--site', 'LAB', '--to', 'moved', '--yes').code).toBe(4);
    expect(line.run('export', '*', '--site', 'LAB', '--to', 'moved', '--yes', '--overwrite').code).toBe(0);
    other.dispose();
  });

  it('does not apply a plan that waits for a decision, and says which option decides', () => {
    const other = commandLine();
    other.run('site', 'create', 'PRD');
    const zip = join(line.folder, 'lab.zip');
    const dry = other.run('import', zip, '--site', 'PRD', '--dry-run');
    expect(dry.code).toBe(0);
    expect(dry.out).toContain('add --link LAB00099=TARGETID');
    expect(dry.out).toContain('--ignore-missing');
    const { code, answer } = other.json('import', zip, '--site', 'PRD', '--yes');
    expect([code, codeOf(answer)]).toEqual([4, 'PLAN_BLOCKED']);
    expect(errorSchema.parse(answer).error.details['blockers']).toHaveLength(1);
    expect(other.json('list', '--site', 'PRD').answer).toEqual({ objects: [], total: 0 });
    expect(other.run('import', zip, '--site', 'PRD', '--yes', '--ignore-missing').code).toBe(0);
    other.dispose();
  });
});

describe('without a terminal', () => {
  it('writes no control character but line feeds, and no colour, whatever is asked of it', () => {
    for (const words of [
      ['list', '--site', 'LAB'],
      ['show', 'LAB00002', '--site', 'LAB'],
      ['inspect', 'lab.zip'],
      ['import', 'lab.zip', '--site', 'LAB', '--dry-run'],
      ['export', '*', '--site', 'LAB', '--to', 'x', '--dry-run'],
      ['explain', 'LAB00001', '--in', 'lab.zip'],
      ['inspect', '\x1b]0;title\x07absent\r.zip'],
    ]) {
      const { out, err } = line.run(...words);
      expect(out + err).not.toMatch(/[\0-\x09\x0B-\x1F\x7F-\x9F\u2028-\u202E]/);
      expect(out + err).not.toBe('');
    }
  });

  it('names what is disabled in words', () => {
    expect(line.run('show', 'LAB00002', '--site', 'LAB').out).toMatch(/└─ Lost.*\(disabled\)/);
  });

  it('asks nothing and does nothing without --yes', () => {
    const { code, err } = line.run('export', '*', '--site', 'LAB', '--to', 'never');
    expect([code, existsSync(join(line.folder, 'never.zip'))]).toEqual([2, false]);
    expect(err).toContain('--yes');
  });

  it('ends quietly when its reader goes away', async () => {
    const { code, err } = await readFirstLine(line, 'list', '--site', 'LAB');
    expect([code, err]).toEqual([0, '']);
  });

  it.skipIf(!existsSync('/dev/full'))('says when its answer cannot be written, with 5', () => {
    const { code, err } = line.runInto('/dev/full', 'list', '--site', 'LAB');
    expect(code).toBe(5);
    expect(err).toMatch(/^tsferry: The answer cannot be written: ENOSPC.*\.\n$/);
  });
});

describe('imports into one site at once', () => {
  it('wait for one another, and each applies what is left to do', async () => {
    line.run('site', 'create', 'PRD');
    const words = ['import', 'lab.zip', '--site', 'PRD', '--ignore-missing', '--yes', '--json'];
    const ended = await Promise.all([1, 2, 3, 4].map(() => runAside(line, ...words)));
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    const created = ended.flatMap(({ out }) =>
      importAnswerSchema.parse(JSON.parse(out)).objects.filter(({ action }) => action === 'create'),
    );
    expect(created.map(({ targetId }) => targetId)).toEqual(['PRD00001', 'PRD00002']);
  });
});

describe('the home folder', () => {
  it('is made by the first site, and not by looking at an archive', async () => {
    const other = commandLine();
    await writeLab(other.folder);
    expect(other.run('inspect', 'lab.zip').code).toBe(0);
    expect(existsSync(join(other.folder, 'home'))).toBe(false);
    expect(other.run('site', 'create', 'LAB').code).toBe(0);
    expect(existsSync(join(other.folder, 'home'))).toBe(true);
    other.dispose();
  });
});

describe('the help', () => {
  it.each([
    '--help',
    '-h',
    '--version',
    'help',
    'help import',
    'site --help',
    'site create -h',
    'import a.zip --json --site LAB --help',
    'help nothing',
    'export --to --help',
    'list --unknown --help',
    'explain --in absent.zip -- --help',
  ])('of its own bundle is that of the whole command line: %s', (typed) => {
    const words = typed.split(' ');
    const main = [join(dist, 'main.js'), ...words];
    const whole = spawnSync(process.execPath, main, { cwd: line.folder, env: line.env, encoding: 'utf8' });
    const { code, out, err } = line.run(...words);
    expect([code, out, err]).toEqual([whole.status, whole.stdout, whole.stderr]);
    expect(out + err).not.toBe('');
  });

  it.each(['print-help.cjs', 'main.js'])('is in one file with neither the engine nor zod: %s', (name) => {
    const text = readFileSync(join(dist, name), 'utf8');
    expect(text.length).toBeLessThan(100_000);
    expect(text).not.toContain('ZodError');
  });

  it.skipIf(!existsSync('/dev/full'))('ends with 5 when it cannot be written', () => {
    const { code, err } = line.runInto('/dev/full', '--help');
    expect(code).toBe(5);
    expect(err).toMatch(/^tsferry: The answer cannot be written: ENOSPC.*\.\n$/);
  });
});

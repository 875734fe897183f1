import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeReadme } from './make-readme.js';

const root = join(import.meta.dirname, '..');

/** The commands of the screen in the README, each with the lines that are shown of its output. */
function readScreen(): { words: string[]; lines: string[] }[] {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  const screen = /<!-- screen -->\s*```text\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  return screen
    .split(/^\$ npx --no-install tsferry /m)
    .slice(1)
    .map((part) => {
      const [command = '', ...lines] = part.split('\n');
      return { words: command.split(' '), lines: lines.filter((line) => line.trim() !== '' && line.trim() !== '…') };
    });
}

it('the screen in the README shows what the commands print', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tsferry-readme-'));
  const run = (words: string[]): string =>
    execFileSync(process.execPath, [join(root, 'apps', 'tui', 'bin', 'tsferry.cjs'), ...words], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, TSFERRY_HOME: join(folder, 'home'), COLUMNS: '100' },
    });
  try {
    cpSync(join(root, 'tools', 'fixtures', 'lab.zip'), join(folder, 'windows11.zip'));
    cpSync(join(root, 'tools', 'fixtures', 'lab_files'), join(folder, 'windows11_files'), { recursive: true });
    run(['site', 'create', 'PRD']);
    const screen = readScreen();
    expect(screen).toHaveLength(2);
    for (const { words, lines } of screen) {
      const printed = run(words).split('\n');
      for (const line of lines) expect(printed).toContain(line);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('the File Content page and the table of surfaces in the README are made from the code', async () => {
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toBe(await makeReadme());
});

/** The calls of the README, line by line. */
function readCalls(): string[] {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  const calls = /<!-- calls -->\s*```sh\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  return calls.split('\n').filter((line) => line !== '');
}

/** Starts the server and waits for its address; `stop` ends it as an administrator would. */
async function startServer(
  env: NodeJS.ProcessEnv,
  cwd: string,
): Promise<{ url: string; stop: () => Promise<number | null> }> {
  const launcher = join(root, 'apps', 'tui', 'bin', 'tsferry.cjs');
  const child = spawn(process.execPath, [launcher, 'serve', '--port', '0', '--archives', '.'], { cwd, env });
  const ended = new Promise<number | null>((done) => child.on('close', done));
  const url = await new Promise<string>((done, fail) => {
    let out = '';
    child.stdout.on('data', (data) => {
      out += String(data);
      const found = /Serving on (\S+)\n/.exec(out)?.[1];
      if (found) done(found);
    });
    void ended.then(() => fail(new Error(`The server ended: ${out}`)));
  });
  return { url, stop: () => (child.kill('SIGTERM'), ended) };
}

/** The commands that the README of the server sends an archive with. */
const readUpload = (): string =>
  /<!-- upload -->\s*```sh\n([\s\S]*?)```/.exec(readFileSync(join(root, 'apps', 'api', 'README.md'), 'utf8'))![1]!;

const hasCurl = spawnSync('curl', ['--json', '--help']).error === undefined;

it.skipIf(!hasCurl)('the calls in the README do what they say', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tsferry-readme-'));
  const env: NodeJS.ProcessEnv = { ...process.env, TSFERRY_HOME: join(folder, 'home') };
  const run = (...words: string[]): string =>
    execFileSync(process.execPath, [join(root, 'apps', 'tui', 'bin', 'tsferry.cjs'), ...words], {
      cwd: folder,
      encoding: 'utf8',
      env,
    });
  cpSync(join(root, 'tools', 'fixtures', 'lab.zip'), join(folder, 'windows11.zip'));
  cpSync(join(root, 'tools', 'fixtures', 'lab_files'), join(folder, 'windows11_files'), { recursive: true });
  run('site', 'create', 'PRD');
  run('import', 'windows11.zip', '--site', 'PRD', '--yes');
  env['TOKEN'] = run('token', 'create', 'me', '--role', 'administrator').trim();
  const server = await startServer(env, folder);
  env['TSFERRY'] = server.url;
  try {
    const call = (line: string): unknown => {
      const stdio = ['ignore', 'pipe', 'ignore'] as const;
      const said = execFileSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8', env, stdio: [...stdio] });
      return said === '' ? null : JSON.parse(said);
    };
    expect(readCalls().map(call)).toMatchObject([
      { total: 3, objects: [{ class: 'SMS_TaskSequencePackage' }, {}, {}] },
      null,
      null,
      { applied: true, site: 'PRD' },
    ]);
    const exported = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) as object;
    expect(exported).toMatchObject({ applied: true, archive: 'out.zip' });
    const made = readFileSync(join(folder, 'home', 'exports', 'PRD', 'out.zip'));
    expect(readFileSync(join(folder, 'out.zip')).equals(made)).toBe(true);
    expect(call(readUpload())).toMatchObject({ name: 'windows11.zip', from: 'upload' });
    expect(await server.stop()).toBe(0);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

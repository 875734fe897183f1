/**
 * The main job, shown: two sites in a temporary folder, a task sequence with everything it needs exported from LAB,
 * planned, imported into PRD and verified. Prints every command as a newcomer can type it, in the root of the repository.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'tsferry-demo-'));
const home = join(folder, 'home');
const onWindows = process.platform === 'win32';

/** A word as a shell takes it: PowerShell has no escapes in single quotes but their own. */
const quote = (word) => {
  if (/^[\w./:=@*-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", onWindows ? "''" : "'\\''")}'`;
};
const typed = (words) => `npx --no-install tsferry ${words.map(quote).join(' ')}`;

/** Says why, prints the command, runs what `npx tsferry` runs. */
function step(why, ...words) {
  console.log(`\n# ${why}\n$ ${typed(words)}`);
  const launcher = join(root, 'apps', 'tui', 'bin', 'tsferry.cjs');
  const { status } = spawnSync(process.execPath, [launcher, ...words], {
    cwd: root,
    env: { ...process.env, TSFERRY_HOME: home },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    console.error(`The command ended with exit code ${status}.`);
    process.exit(status ?? 1);
  }
}

const title = 'Deploy Windows 11';
const archive = join(folder, 'Windows 11.zip');
const share = join(folder, 'sources');
const unc = '\\\\files.contoso.com\\sources$';
mkdirSync(share);

console.log(
  `The sites live in a folder of their own:\n$ ${
    onWindows ? `$env:TSFERRY_HOME = ${quote(home)}` : `export TSFERRY_HOME=${quote(home)}`
  }`,
);
step('A lab', 'site', 'create', 'LAB', '--name', 'Lab');
step('Production: another hierarchy', 'site', 'create', 'PRD', '--name', 'Production');
step(
  'The lab takes in what somebody built',
  'import',
  'tools/fixtures/lab.zip',
  '--site',
  'LAB',
  '--folder',
  '/OSD',
  '--yes',
);
step('What the lab holds now', 'list', '--site', 'LAB');
step('What an export would take along, and why', 'export', title, '--site', 'LAB', '--to', archive, '--dry-run');
step('The export', 'export', title, '--site', 'LAB', '--to', archive, '--comment', 'Ready for production', '--yes');
step('What the archive holds', 'inspect', archive);
step('Whether archive and content are whole', 'verify', archive);
step('Why the VPN client is in it', 'explain', 'LAB00004', '--in', archive);

// Content goes to the share first, so that every package source in production is a UNC path.
const intoProduction = ['import', archive, '--site', 'PRD', '--folder', '/OSD/Prod'];
const toShare = ['--content-to', unc, '--map', `${unc}=${share}`];
step(
  'What an import into production would do, its content copied to a share',
  ...intoProduction,
  ...toShare,
  '--dry-run',
);
step('The import', ...intoProduction, ...toShare, '--yes');
step('What production holds now', 'list', '--site', 'PRD');
step('The task sequence there: its steps, and every reference under its new id', 'show', 'PRD00013', '--site', 'PRD');
step('The same import again changes nothing', ...intoProduction, ...toShare, '--yes');

console.log(`
Both sites and the archive stay in ${folder} until you delete it. To look around:
$ ${typed(['show', 'PRD00009', '--site', 'PRD'])}
$ ${typed(['inspect', 'tools/fixtures/trace-b.zip'])}
$ ${typed(['--help'])}`);

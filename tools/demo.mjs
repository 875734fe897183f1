/**
 * The main job, shown: two sites in a temporary folder, a task sequence with everything it needs exported from LAB,
 * planned, imported into PRD and verified. Prints every command as a newcomer can type it.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'tsferry-demo-'));
const env = { ...process.env, TSFERRY_HOME: join(folder, 'home') };
const quote = (word) => (/^[\w./:=@-]+$/.test(word) ? word : `"${word}"`);

/** Says why, prints the command, runs it. */
function step(why, ...words) {
  console.log(`\n# ${why}\n$ npx --no-install tsferry ${words.map(quote).join(' ')}`);
  const { status } = spawnSync('npx', ['--no-install', 'tsferry', ...words], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(`The command ended with exit code ${status}.`);
    process.exit(status ?? 1);
  }
}

const lab = join(folder, 'lab.zip');
const archive = join(folder, 'Windows 11.zip');
for (const name of ['lab.zip', 'lab_files']) {
  cpSync(join(root, 'tools', 'fixtures', name), join(folder, name), { recursive: true });
}

try {
  console.log(`$ export TSFERRY_HOME=${quote(env.TSFERRY_HOME)}`);
  step('A lab and a production site, two hierarchies', 'site', 'create', 'LAB', '--name', 'Lab');
  step('', 'site', 'create', 'PRD', '--name', 'Production');
  step('What an administrator of the lab built', 'import', lab, '--site', 'LAB', '--folder', '/OSD', '--yes');
  step('What the lab holds now', 'list', '--site', 'LAB');
  step(
    'What an export would take along, and why',
    'export',
    'Deploy Windows 11',
    '--site',
    'LAB',
    '--to',
    archive,
    '--dry-run',
  );
  step(
    'The export',
    'export',
    'Deploy Windows 11',
    '--site',
    'LAB',
    '--to',
    archive,
    '--comment',
    'Windows 11, ready for production',
    '--yes',
  );
  step('What the archive holds', 'inspect', archive);
  step('Whether it is whole', 'verify', archive);
  step('What an import would do', 'import', archive, '--site', 'PRD', '--folder', '/OSD/Prod', '--dry-run');
  step('The import', 'import', archive, '--site', 'PRD', '--folder', '/OSD/Prod', '--yes');
  step('What production holds now', 'list', '--site', 'PRD');
  step('The same import again changes nothing', 'import', archive, '--site', 'PRD', '--dry-run');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

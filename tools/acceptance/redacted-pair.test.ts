/** What an export redacts stands nowhere in the pair that it writes. */
import { readdirSync, readFileSync } from 'node:fs';
import JSZip from 'jszip';
import {
  buildPackage,
  buildProgram,
  buildTaskSequence,
  group,
  runCommandLine,
  setVariable,
  type StepSpec,
} from '@tsferry/domain/testing';
import type { ManagedObject } from '@tsferry/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textFile, type ContentFiles } from '../fixtures-source/content-files.js';
import { makePair } from '../fixtures-source/fixture-pair.js';
import { writeFiles } from './bad/small-pair.js';
import { codeOf, temporaryEngine, type TemporaryEngine } from './temporary-engine.js';

let at: TemporaryEngine;
beforeEach(async () => {
  at = await temporaryEngine('PRD');
});
afterEach(() => at.dispose());

type Given = { readonly object: ManagedObject; readonly files?: ContentFiles };

async function bring(...objects: readonly Given[]): Promise<void> {
  writeFiles(at.folder, await makePair({ name: 'in', comment: '', usmtPackageId: '', objects }));
  await at.import({ site: 'PRD', file: at.path('in.zip') });
}

/** A step with a script of its own. */
const script = (name: string, text: string): StepSpec => ({
  kind: 'step',
  type: 'SMS_TaskSequence_RunPowerShellScriptAction',
  name,
  action: 'OSDRunPowerShellScript.exe',
  variables: [
    {
      name: 'OSDRunPowerShellScriptSourceScript',
      property: 'SourceScript',
      text: Buffer.from(`\uFEFF${text}`, 'utf16le').toString('base64'),
    },
  ],
  needs: [],
});

/** Every text that a pair holds: its parts, what stands in base64 in them, names of parts, files and folders. */
async function textsOf(name: string): Promise<string> {
  const zip = await JSZip.loadAsync(readFileSync(at.path(`${name}.zip`)));
  const parts = await Promise.all(
    Object.values(zip.files)
      .filter(({ dir }) => !dir)
      .map(async (part) => (await part.async('nodebuffer')).toString('utf8')),
  );
  const whole = parts.join('\n');
  const scripts = (whole.match(/[A-Za-z0-9+/]{24,}={0,2}/g) ?? []).flatMap((run) => {
    const bytes = Buffer.from(run, 'base64');
    return [bytes.toString('utf16le'), bytes.toString('utf8')];
  });
  const files = readdirSync(at.path(`${name}_files`), { recursive: true, encoding: 'utf8' });
  return [whole, ...scripts, ...Object.keys(zip.files), ...files].join('\n');
}

/** Lines of the labelled list that hold a secret, as text, with the values in them. */
function labelled(): { text: string; values: string[] }[] {
  const folder = new URL('../../libs/domain/src/secret/labelled/by-hash/', import.meta.url);
  return readdirSync(folder)
    .flatMap((file) => readFileSync(new URL(file, folder), 'utf8').trimEnd().split('\n'))
    .map((line) => line.split('\t') as [string, string, string])
    .filter(([family, label, raw]) => label === 'secret' && family !== 'named-variable' && !raw.includes('{utf'))
    .map(([, , raw]) => ({
      text: raw.replace(/[«»]/g, '').replaceAll('⏎', '\n'),
      // Plain words may stand anywhere.
      values: [...raw.matchAll(/«([^»⏎]*)»/g)].map(([, value]) => value!).filter((value) => !/^\p{L}+$/u.test(value)),
    }));
}

describe('an export that redacts', () => {
  it('leaves no value of any family, wherever it stood', { timeout: 120_000 }, async () => {
    const lines = labelled().filter(({ text }) => !text.startsWith('Precision_'));
    const steps = lines.map(({ text }, number) =>
      group(
        `Group ${number}`,
        [
          runCommandLine(`Run ${number}`, text),
          script(`Script ${number}`, `# first\n${text}\n`),
          setVariable(`Set ${number}`, `Contoso${number}`, text),
        ],
        { description: text },
      ),
    );
    const packages = lines.map(({ text }, number) => {
      const id = `ABC${(0x100 + number).toString(16).toUpperCase().padStart(5, '0')}`;
      return { object: buildPackage(id, `Tool ${number}`, { Description: text, PkgSourcePath: '' }) };
    });
    await bring(...packages, { object: buildTaskSequence('ABC00001', 'Deploy', steps) });
    await at.export({ site: 'PRD', roots: ['*'], to: at.path('out.zip'), suspected: 'redact', content: false });
    const zip = await JSZip.loadAsync(readFileSync(at.path('out.zip')));
    const parts = await Promise.all(Object.values(zip.files).map((part) => part.async('nodebuffer')));
    const whole = parts.map((part) => part.toString('utf8')).join('\n');
    const scripts = (whole.match(/[A-Za-z0-9+/]{40,}={0,2}/g) ?? []).map((run) =>
      Buffer.from(run, 'base64').toString('utf16le'),
    );
    const all = [whole, ...scripts].join('\n').replaceAll('&amp;', '&').replaceAll('&amp;', '&');
    const left = lines.flatMap(({ values }) => values).filter((value) => all.includes(value));
    expect(left).toEqual([]);
  });

  it('leaves no value in names, folders, package sources, lists of references and the comment', async () => {
    const tools = buildPackage('ABC00002', 'Tools pw: Zebra!77', {
      PkgSourcePath: '\\\\files.contoso.com\\drop\\pwd=S0urce!9\\Tools',
      Version: 'pwd=winter',
    });
    const step = runCommandLine('Join, pw: Gr0up!Pw', 'tool.exe', 'ABC00002');
    await bring(
      { object: tools, files: { 'setup.cmd': textFile('exit') } },
      { object: buildTaskSequence('ABC00001', 'Deploy', [step]) },
    );
    const answer = await at.export({
      site: 'PRD',
      roots: ['Deploy'],
      to: at.path('out.zip'),
      comment: 'as before, password: C0mment!5',
      suspected: 'redact',
    });
    const found = (await textsOf('out')).match(/Zebra!77|S0urce!9|Gr0up!Pw|C0mment!5|pwd=winter/g);
    expect(found).toBeNull();
    expect(answer.redacted.map(({ object, where }) => `${object} ${where}`)).toEqual(
      expect.arrayContaining(['PRD00001 Name', 'PRD00002 name', ' administrator comment']),
    );
    expect(JSON.stringify(answer.redacted)).not.toMatch(/Gr0up!Pw/);
  });

  it('tells who inspects or imports the archive what to enter again', async () => {
    const steps = [
      runCommandLine('Map', 'net use Z: \\\\files\\logs$ Hunter2!x /user:CONTOSO\\svc'),
      runCommandLine('Say', 'cmd /c echo *** done'),
    ];
    await bring({ object: buildTaskSequence('ABC00001', 'Deploy', steps) });
    await at.export({ site: 'PRD', roots: ['Deploy'], to: at.path('out.zip'), suspected: 'redact' });
    const { reenter } = await at.engine.inspectArchive({ file: at.path('out.zip') });
    const redacted = reenter.filter(({ state }) => state === 'redacted');
    expect(redacted.map(({ step, property }) => [...step.names, property])).toEqual([['Map', 'CommandLine']]);
  });

  it('refuses to begin where an id holds the value', async () => {
    const tools = buildPackage('ABC00002', 'Tools', { Description: 'the password is Inst4ll!9' });
    await bring({ object: tools }, { object: buildProgram('ABC00002', 'Inst4ll!9') });
    const input = {
      site: 'PRD',
      roots: ['Tools'],
      to: at.path('out.zip'),
      content: false,
      suspected: 'redact' as const,
    };
    expect(await codeOf(() => at.export(input))).toBe('SUSPECTED_SECRETS');
  });
});

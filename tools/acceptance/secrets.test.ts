/**
 * No documented secret (libs/domain/docs/secrets.md, "Documented secrets") and no policy secret gets into a site or out
 * of it, in any encoding.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeText, getText, setText } from '@tsferry/domain';
import {
  applyWindowsSettings,
  buildApplication,
  buildBootImage,
  buildDriver,
  buildPackage,
  buildProgram,
  buildTaskSequence,
  group,
  joinDomain,
  runCommandLine,
  upgradeSystem,
  type SequenceItem,
  type StepSpec,
} from '@tsferry/domain/testing';
import { openCatalog } from '@tsferry/stores';
import JSZip from 'jszip';
import { expect, it } from 'vitest';
import { makePair, type FixturePair } from '../fixtures-source/fixture-pair.js';
import {
  connectFolder,
  restoreUserState,
  setDynamicVariables,
  setHiddenVariable,
} from '../fixtures-source/more-steps.js';
import { temporaryEngine } from './temporary-engine.js';

/** A step with one more variable, or another value of one it has. */
const withVariable = (step: StepSpec, name: string, property: string, text: string): StepSpec => ({
  ...step,
  variables: [...step.variables.filter((one) => one.name !== name), { name, property, text }],
});

const bare = (type: string, name: string): StepSpec => ({
  kind: 'step',
  type,
  name,
  action: 'action.exe',
  variables: [],
  needs: [],
});
const sms = (type: string): string => `SMS_TaskSequence_${type}`;

/** A place and the step that holds the canary there. */
const places: Readonly<Record<string, (canary: string) => StepSpec>> = {
  NetworkJoin: (canary) => joinDomain('Network', canary),
  DomainJoin: (canary) =>
    withVariable(bare(sms('JoinDomainWorkgroupAction'), 'Join'), 'OSDJoinPassword', 'DomainPassword', canary),
  AdminPassword: (canary) => applyWindowsSettings('Admin', { adminPassword: canary }),
  ProductKey: (canary) => applyWindowsSettings('Key', { productKey: canary }),
  UpgradeKey: (canary) =>
    withVariable(upgradeSystem('Upgrade', { packageId: '' }), 'OSDUpgradeOsProductKey', 'OsProductKey', canary),
  Capture: (canary) =>
    withVariable(
      bare(sms('CaptureSystemImageAction'), 'Capture'),
      'OSDCaptureAccountPassword',
      'CapturePassword',
      canary,
    ),
  Connect: (canary) => connectFolder('Connect', canary),
  Pin: (canary) => withVariable(bare(sms('EnableBitLockerAction'), 'BitLocker'), 'OSDBitLockerPIN', 'PIN', canary),
  LocalAccount: (canary) => restoreUserState('Restore', '', canary),
  RunAs: (canary) =>
    withVariable(runCommandLine('Run', 'cmd.exe'), 'SMSTSRunCommandLineUserPassword', 'UserPassword', canary),
  RunScriptAs: (canary) =>
    withVariable(
      bare(sms('RunPowerShellScriptAction'), 'Script'),
      'SMSTSRunPowerShellUserPassword',
      'UserPassword',
      canary,
    ),
  // All three places of a hidden variable.
  Hidden: (canary) => setHiddenVariable('Hidden', 'BIOSPassword', canary),
  // XML in the XML.
  Dynamic: (canary) => setDynamicVariables('Dynamic', ['Plain', 'kept'], ['Secret', canary]),
  SafeMode: (canary) =>
    withVariable(bare('BDD_ConfigureADDS', 'ADDS'), 'SafeModeAdminPassword', 'SafeModeAdminPassword', canary),
  Adds: (canary) => withVariable(bare('BDD_ConfigureADDS', 'ADDS 2'), 'ADDSPassword', 'ADDSPassword', canary),
};

const canaryOf = (place: string): string => `Canary-${place}-7Q`;

/** What a canary looks like as text, UTF-16, and base64 at each of its three offsets, of either. */
function disguises(canary: string): Buffer[] {
  const plain = [Buffer.from(canary), Buffer.from(canary, 'utf16le')];
  const encoded = plain.flatMap((bytes) =>
    [0, 1, 2].map((shift) => {
      const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
      // The first and last characters depend on the neighbours.
      return Buffer.from(text.slice(shift === 0 ? 0 : 4, -4));
    }),
  );
  return [...plain, ...encoded];
}

/** Where canaries are found, as `place in name`. */
const found = (files: ReadonlyMap<string, Buffer>, names = Object.keys(places)): string[] =>
  [...files].flatMap(([name, bytes]) =>
    names
      .filter((place) => disguises(canaryOf(place)).some((disguise) => bytes.includes(disguise)))
      .map((place) => `${place} in ${name}`),
  );

async function inflated(zip: string): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  for (const [name, entry] of Object.entries((await JSZip.loadAsync(readFileSync(zip))).files)) {
    parts.set(name, await entry.async('nodebuffer'));
  }
  return parts;
}

/** The files of a store that is still open, so that its write-ahead log is there too. */
function storeFiles(home: string): Map<string, Buffer> {
  const store = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(store.some(({ name }) => name.endsWith('-wal'))).toBe(true);
  return new Map(store.map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name))]));
}

it('blanks every documented secret on the way in, and lists each to be entered again', async () => {
  const at = await temporaryEngine('PRD');
  const steps: SequenceItem[] = Object.entries(places).map(([place, make]) => make(canaryOf(place)));
  const off = group('Off', steps, { disabled: true });
  const object = buildTaskSequence('ABC00001', 'Secrets', [...steps, off]);
  const pair = { name: 'secrets', comment: '', usmtPackageId: '', objects: [{ object }] };
  for (const [path, bytes] of await makePair(pair)) writeFileSync(at.path(path), bytes);
  // The canaries are there, each: the search can find them.
  expect(found(await inflated(at.path('secrets.zip')))).toHaveLength(Object.keys(places).length);

  const answer = await at.import({ site: 'PRD', file: at.path('secrets.zip') });
  const named = new Set(answer.reenter.filter(({ state }) => state === 'blanked').map(({ step }) => step.names.at(-1)));
  expect([...named].sort()).toEqual([...new Set(steps.map(({ name }) => name))].sort());

  await at.export({ site: 'PRD', roots: ['*'], to: at.path('out.zip') });
  expect(found(await inflated(at.path('out.zip')))).toEqual([]);
  expect(found(storeFiles(at.home))).toEqual([]);
  expect(JSON.stringify(answer)).not.toContain('Canary-');
  // What is no secret was kept.
  expect((await inflated(at.path('out.zip'))).get('SMS_TaskSequencePackage/PRD00001/object.xml')!.toString()).toContain(
    'kept',
  );
  await at.dispose();
});

/** Objects that hold a `<PolicySecret>` each, by the place where it stands. */
const policyHolders = (element: (place: string) => string): FixturePair['objects'] => {
  const application = buildApplication({
    scope: 'ScopeId_11111111-2222-3333-4444-555555555555',
    logicalName: 'Application_66666666-7777-8888-9999-000000000000',
    name: `Orca ${element('Application')}`,
  });
  const sequence = buildTaskSequence('ABC00001', `Deploy ${element('Name')}`, [
    runCommandLine(`Step ${element('StepName')}`, `echo ${element('Command')}`),
    setDynamicVariables('Dynamic', ['Plain', element('Rule')], ['Other', 'kept']),
  ]);
  const commented = getText(sequence.instance, 'Sequence')!.replace(
    '</sequence>',
    `<!-- ${element('Remark')} --></sequence>`,
  );
  const objects = [
    { ...sequence, instance: setText(sequence.instance, 'Sequence', commented) },
    buildPackage('ABC00002', 'Tools', {
      Description: element('Description'),
      Comment: escapeText(escapeText(element('Escaped'))),
    }),
    buildProgram('ABC00002', 'Install', { CommandLine: `setup.exe ${element('Program')}` }),
    buildDriver('11111111-2222-3333-4444-555555555555', 'Adapter', { LocalizedDescription: element('Driver') }),
    buildBootImage('ABC00003', 'Boot', [], { Description: element('Boot') }),
    application,
  ];
  return objects.map((object) => ({ object }));
};

/** Makes what holds a canary in a `<PolicySecret>`, and notes its name. */
function policySecrets(): { readonly names: string[]; readonly element: (place: string) => string } {
  const names: string[] = [];
  return {
    names,
    element(place) {
      if (!names.includes(place)) names.push(place);
      return `<PolicySecret Version="1"><![CDATA[${canaryOf(place)}]]></PolicySecret>`;
    },
  };
}
const emptied = '<PolicySecret Version="1"></PolicySecret>';

it('blanks every policy secret on the way in, shows none, and lists each', async () => {
  const at = await temporaryEngine('PRD');
  const { names, element } = policySecrets();
  const pair = { name: 'filled', comment: '', usmtPackageId: '', objects: policyHolders(element) };
  for (const [path, bytes] of await makePair(pair)) writeFileSync(at.path(path), bytes);
  // The canaries are there, each: the search can find them.
  const planted = found(await inflated(at.path('filled.zip')), names);
  for (const name of names) expect(planted.some((place) => place.startsWith(`${name} in `))).toBe(true);

  const inspected = await at.engine.inspectArchive({ file: at.path('filled.zip') });
  const plan = await at.engine.planImport({ site: 'PRD', file: at.path('filled.zip') });
  const answer = await at.engine.applyImport({ plan });
  const shown = await at.engine.showObject({ file: at.path('filled.zip'), id: 'ABC00001' });
  const blanked = answer.reenter
    .filter(({ state }) => state === 'blanked')
    .map(({ object, step, property }) => [object.split('/').at(-1), ...step.names, property].join(' > '))
    .sort();
  expect(blanked).toEqual([
    '11111111-2222-3333-4444-555555555555 > LocalizedDescription',
    'ABC00001 > Dynamic > PolicySecret',
    'ABC00001 > Dynamic > Rules/Other',
    'ABC00001 > Name',
    `ABC00001 > Step ${emptied} > PolicySecret`,
    'ABC00001 > comment',
    'ABC00002 > Comment',
    'ABC00002 > Description',
    'ABC00003 > Description',
    'Application_66666666-7777-8888-9999-000000000000 > LocalizedDisplayName',
    'Application_66666666-7777-8888-9999-000000000000 > SDMPackageXML',
    'Install > CommandLine',
  ]);

  const again = await at.engine.planImport({
    site: 'PRD',
    file: at.path('filled.zip'),
    policy: { default: 'overwrite', byClass: { SMS_Application: 'add-revision' } },
  });
  const changes = await at.engine.showChanges({
    plan: again,
    objects: again.objects.map(({ class: className, sourceId: id }) => ({ class: className, id })),
  });
  await at.export({ site: 'PRD', roots: ['*'], content: false, to: at.path('out.zip') });
  for (const told of [inspected, plan, answer, shown, again, changes]) {
    expect(JSON.stringify(told)).not.toContain('Canary-');
  }
  expect(found(await inflated(at.path('out.zip')), names)).toEqual([]);
  expect(found(storeFiles(at.home), names)).toEqual([]);
  // What is no secret was kept.
  const program = [...(await inflated(at.path('out.zip')))].find(([name]) => name.startsWith('SMS_Program/'));
  expect(program?.[1].toString()).toContain(`setup.exe ${emptied}`);
  await at.dispose();
});

it('blanks every policy secret on the way out of a site that took it in before', async () => {
  const at = await temporaryEngine('PRD');
  const { names, element } = policySecrets();
  const catalog = await openCatalog({ home: at.home });
  await (
    await catalog.open('PRD')
  ).write(async (site) => {
    for (const { object } of policyHolders(element)) {
      await site.put({ ...object, folder: '/', version: 1, predefined: null, contents: [] });
    }
  });
  await catalog.close();
  expect(found(storeFiles(at.home), names).length).toBeGreaterThanOrEqual(names.length);

  const plan = await at.engine.planExport({ site: 'PRD', roots: ['*'], comment: element('Comment') });
  const answer = await at.engine.applyExport({ plan, to: at.path('out.zip') });
  const shown = await at.engine.showObject({ site: 'PRD', id: 'ABC00001' });
  expect(found(await inflated(at.path('out.zip')), names)).toEqual([]);
  for (const told of [plan, answer, shown]) expect(JSON.stringify(told)).not.toContain('Canary-');
  expect(new Set(answer.reenter.filter(({ state }) => state === 'blanked').map(({ object }) => object)).size).toBe(6);
  await at.dispose();
});

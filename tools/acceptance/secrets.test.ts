/**
 * No documented secret (libs/domain/docs/secrets.md, "Documented secrets") gets into a site or out of it, in any
 * encoding.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  applyWindowsSettings,
  buildTaskSequence,
  group,
  joinDomain,
  runCommandLine,
  upgradeSystem,
  type SequenceItem,
  type StepSpec,
} from '@tsferry/domain/testing';
import JSZip from 'jszip';
import { expect, it } from 'vitest';
import { makePair } from '../fixtures-source/fixture-pair.js';
import {
  connectFolder,
  restoreUserState,
  setDynamicVariables,
  setHiddenVariable,
} from '../fixtures-source/more-steps.js';
import { temporaryFerry } from './temporary-ferry.js';

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
const found = (files: ReadonlyMap<string, Buffer>): string[] =>
  [...files].flatMap(([name, bytes]) =>
    Object.keys(places)
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

it('blanks every documented secret on the way in, and lists each to be entered again', async () => {
  const at = await temporaryFerry('PRD');
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
  // With the store still open, so that its write-ahead log is there too.
  const store = readdirSync(at.home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(store.some(({ name }) => name.endsWith('-wal'))).toBe(true);
  const files = new Map(store.map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name))]));
  expect(found(files)).toEqual([]);
  expect(JSON.stringify(answer)).not.toContain('Canary-');
  // What is no secret was kept.
  expect((await inflated(at.path('out.zip'))).get('SMS_TaskSequencePackage/PRD00001/object.xml')!.toString()).toContain(
    'kept',
  );
  await at.dispose();
});

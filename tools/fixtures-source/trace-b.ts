/**
 * A chain of task sequences that an import by the console gets wrong, with made-up names
 * (libs/domain/docs/identity.md, "What the console's import leaves behind"). Task sequences call each
 * other and share a package (scripts and answer file), an OS upgrade package, the client package and a boot image;
 * disabled steps lost their package on an earlier import.
 */
import {
  applyDriverPackage,
  autoApplyDrivers,
  buildApplication,
  buildBootImage,
  buildOsUpgradePackage,
  buildPackage,
  buildTaskSequence,
  describeObject,
  group,
  installApplications,
  runCommandLine,
  runPowerShell,
  runTaskSequence,
  setVariable,
  setupWindows,
  upgradeSystem,
  type BuildProperties,
  type SequenceItem,
} from '@tsferry/domain/testing';
import type { ManagedObject } from '@tsferry/domain';
import type { FixturePair } from './fixture-pair.js';
import { applyFromSource, upgradeByFeatureUpdate, withPlainDisplayName } from './more-steps.js';
import { guidOf, labScope } from './names.js';

/** The ids of the chain, as its source site gave them. */
export const traceB = {
  client: 'LAB00102',
  boot: 'LAB00105',
  configuration: 'LAB00115',
  upgrade: 'LAB00116',
  applications: 'LAB00106',
  bios: 'LAB00107',
  drivers: 'LAB0010A',
  disabledChild: 'LAB0010B',
  finish: 'LAB0010C',
  newSystem: 'LAB00118',
  parent: 'LAB0011F',
  /** Child of a disabled step, not in the archive. */
  absentChild: 'LAB00150',
  agent: `${labScope}/Application_${guidOf('application agent')}`,
  category: `${labScope}/DriverCategories_${guidOf('category')}`,
  featureUpdate: `{${guidOf('feature update').toUpperCase()}}`,
} as const;

const unresolved = '00000000';
const disabled = { disabled: true } as const;
const numbered = (count: number, make: (number: number) => SequenceItem): SequenceItem[] =>
  Array.from({ length: count }, (_, at) => make(at + 1));

type Child = { readonly id: string; readonly name: string; readonly steps: readonly SequenceItem[] };

const bios: Child = {
  id: traceB.bios,
  name: 'OSD - BIOS Configuration',
  steps: [
    runCommandLine('Set BIOS', 'cmd.exe /c bios\\set.cmd', traceB.configuration),
    ...numbered(15, (at) => runCommandLine(`Old BIOS tool ${at}`, `old${at}.exe`, unresolved, disabled)),
  ],
};
const drivers: Child = {
  id: traceB.drivers,
  name: 'OSD - Drivers',
  steps: [
    autoApplyDrivers('By category', [traceB.category]),
    ...numbered(10, (at) => applyDriverPackage(`Drivers of model ${at}`, unresolved, disabled)),
  ],
};
const newSystem: Child = {
  id: traceB.newSystem,
  name: 'OSD - New OS',
  steps: [
    // One package twice: the answer file stands in the action and in ConfigFilePackage.
    applyFromSource('Apply Operating System', traceB.upgrade, traceB.configuration),
    setupWindows('Setup Windows and Configuration Manager', traceB.client),
    ...numbered(3, (at) => upgradeSystem(`Old upgrade ${at}`, { packageId: unresolved }, disabled)),
    upgradeByFeatureUpdate('By feature update', traceB.featureUpdate),
  ],
};
const applications: Child = {
  id: traceB.applications,
  name: 'OSD - Applications',
  steps: [installApplications('Agent', [{ id: traceB.agent, name: 'Contoso Agent' }])],
};
const finish: Child = {
  id: traceB.finish,
  name: 'OSD - Finish',
  steps: [
    runPowerShell('Tidy up', { file: 'Finish.ps1', packageId: traceB.configuration }),
    setVariable('Text only', 'CONFIG', `use ${traceB.configuration} here`),
    withPlainDisplayName(runTaskSequence('Applications', applications)),
  ],
};
const disabledChild: Child = {
  id: traceB.disabledChild,
  name: 'OSD - Legacy',
  steps: [runCommandLine('Legacy', 'legacy.cmd', traceB.configuration)],
};
const absentChild: Child = { id: traceB.absentChild, name: 'OSD - Gone', steps: [] };

const parent: Child = {
  id: traceB.parent,
  name: 'OSD - Modular',
  steps: [
    group('All', [
      runTaskSequence('BIOS', bios),
      runTaskSequence('New OS', newSystem),
      runTaskSequence('Drivers', drivers),
      withPlainDisplayName(runTaskSequence('Finish', finish)),
      runTaskSequence('Legacy', disabledChild, disabled),
      runTaskSequence('Gone', absentChild, disabled),
    ]),
    group('Off', [runCommandLine('In a disabled group', 'off.cmd', traceB.configuration)], disabled),
  ],
};

const packages: readonly ManagedObject[] = [
  buildPackage(traceB.client, 'Configuration Manager Client Package', { IsPredefinedPackage: true }),
  buildPackage(traceB.configuration, 'OSD Configuration'),
  buildOsUpgradePackage(traceB.upgrade, 'Windows 10 Media'),
  buildBootImage(traceB.boot, 'Boot image (x64)', [], { DefaultImage: true }),
  buildApplication({ scope: labScope, logicalName: traceB.agent.slice(labScope.length + 1), name: 'Contoso Agent' }),
];

/** Children first; each side file describes what is made before it. */
function sequences(): ManagedObject[] {
  const made: ManagedObject[] = [];
  for (const { id, name, steps } of [applications, bios, drivers, disabledChild, finish, newSystem, parent]) {
    const describes = [...packages, ...made].map(describeObject);
    const given: BuildProperties = id === traceB.parent ? { BootImageID: traceB.boot } : {};
    made.push(buildTaskSequence(id, name, steps, { describes, given }));
  }
  return made;
}

/** The chain as its export holds it, without content. */
export const traceBPair: FixturePair = {
  name: 'trace-b',
  comment: '',
  usmtPackageId: 'LAB00101',
  objects: [...packages, ...sequences()].map((object) => ({ object })),
};

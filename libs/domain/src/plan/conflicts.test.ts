import { describe, expect, it } from 'vitest';
import type { ManagedObject } from '../object/managed-object.js';
import { refKey } from '../reference/ref.js';
import {
  buildApplication,
  buildBootImage,
  buildDriver,
  buildDriverPackage,
  buildOsImage,
  buildOsUpgradePackage,
  buildPackage,
  buildTaskSequence,
  setVariable,
} from '../testing/index.js';
import { buildArchive, contentFacts, createMemorySite, placed, type MemorySite } from '../testing/memory-site.js';
import { actionSchema, importPlanSchema, type Action, type ImportRow, type Match } from './plan.js';

const scope = 'ScopeId_CCCCCCCC-0000-4000-8000-000000000001';

/** One object of each kind: `variant` changes its definition, `number` its id. */
const makers: Readonly<Record<string, (number: number, variant?: string) => ManagedObject>> = {
  SMS_TaskSequencePackage: (number, variant = '') =>
    buildTaskSequence(`LAB0000${number}`, 'Thing', [setVariable('Set', 'A', 'b')], { given: { Description: variant } }),
  SMS_Package: (number, variant = '') => buildPackage(`LAB0000${number}`, 'Thing', { Description: variant }),
  SMS_DriverPackage: (number, variant = '') =>
    buildDriverPackage(`LAB0000${number}`, 'Thing', [], { Description: variant }),
  SMS_ImagePackage: (number, variant = '') => buildOsImage(`LAB0000${number}`, 'Thing', { Description: variant }),
  SMS_OperatingSystemInstallPackage: (number, variant = '') =>
    buildOsUpgradePackage(`LAB0000${number}`, 'Thing', { Description: variant }),
  SMS_BootImagePackage: (number, variant = '') =>
    buildBootImage(`LAB0000${number}`, 'Thing', [], { Description: variant }),
  SMS_Application: (number, variant = '') =>
    buildApplication({
      scope,
      logicalName: `Application_${number}`,
      name: 'Thing',
      given: { LocalizedDescription: variant },
    }),
  SMS_Driver: (number, variant = '') => buildDriver(`DRIVER_${number}`, 'Thing', { LocalizedDescription: variant }),
};
const classes = Object.keys(makers);
const make = (className: string, number: number, variant?: string): ManagedObject =>
  makers[className]!(number, variant);
const isPortable = (className: string) => className === 'SMS_Application' || className === 'SMS_Driver';

type State = {
  readonly match: (className: string) => Match;
  readonly site: (className: string) => MemorySite;
  readonly says: RegExp;
};

const imported = (className: string): MemorySite => {
  const site = createMemorySite('PRD');
  site.import(buildArchive([make(className, 1)]));
  return site;
};

const states: Readonly<Record<string, State>> = {
  absent: { match: () => 'new', site: () => createMemorySite('PRD'), says: /^Nothing like it is here: Create New/ },
  same: {
    // An application or a driver is the same when its portable id is here.
    match: (className) => (isPortable(className) ? 'imported' : 'identical'),
    site: (className) => {
      const there = isPortable(className) ? make(className, 1) : { ...make(className, 7), id: 'PRD00007' };
      return createMemorySite('PRD', [placed(there, { digest: 'd1' })]);
    },
    says: /definition and content are those of PRD00007|is here already/,
  },
  changed: {
    match: () => 'same-name',
    site: (className) => createMemorySite('PRD', [placed(make(className, 7, 'changed'), { digest: 'd1' })]),
    says: /same name exists/,
  },
  'same name twice': {
    match: () => 'same-name',
    site: (className) =>
      createMemorySite('PRD', [placed(make(className, 7, 'changed')), placed(make(className, 8, 'other'))]),
    says: /same name exists \(.+, .+\)/,
  },
  'other type with the same id': {
    match: () => 'new',
    site: (className) => {
      const id = make(className, 1).id;
      const other = className === 'SMS_Package' ? buildOsImage('LAB00009', 'Other') : buildPackage('LAB00009', 'Other');
      return createMemorySite('PRD', [placed({ ...other, id })]);
    },
    says: /^Nothing like it is here/,
  },
  imported: { match: () => 'imported', site: imported, says: /^Imported before as / },
  'imported, since deleted': {
    match: () => 'new',
    site: (className) => {
      const site = imported(className);
      site.objects.clear();
      return site;
    },
    says: /^Imported as .+, since deleted; nothing like it is here: Create New/,
  },
};

/** What each action comes to by match: the row's action, or `-` where the action is not offered. */
const outcomes: Readonly<Record<'package' | 'application' | 'driver', Partial<Record<Match, string>>>> = {
  //               create        ignore        overwrite     add-revision
  package: {
    new: 'create        create        create        create',
    imported: 'create        ignore        overwrite     -',
    identical: 'create        ignore        overwrite     -',
    'same-name': 'create        ignore        overwrite     -',
    own: '-             ignore        overwrite     -',
    predefined: '-             ignore        -             -',
  },
  application: {
    new: 'create        create        create        create',
    imported: 'create        ignore        USAGE         add-revision',
    'same-name': 'create        ignore        USAGE         add-revision',
    own: 'create        ignore        USAGE         add-revision',
  },
  driver: {
    new: 'create        create        create        create',
    imported: '-             ignore        overwrite     -',
    'same-name': 'create        ignore        overwrite     -',
    own: '-             ignore        overwrite     -',
  },
};
const defaults: Readonly<Record<Match, Action>> = {
  new: 'create',
  own: 'ignore',
  imported: 'ignore',
  identical: 'ignore',
  'same-name': 'create',
  predefined: 'ignore',
};

function familyOf(className: string): keyof typeof outcomes {
  if (className === 'SMS_Application') return 'application';
  return className === 'SMS_Driver' ? 'driver' : 'package';
}

const actions: readonly Action[] = ['create', 'ignore', 'overwrite', 'add-revision'];

function expected(className: string, match: Match, action: Action): string {
  const line = outcomes[familyOf(className)][match]!;
  return line.split(/\s+/)[actions.indexOf(action)]!;
}

function check(site: MemorySite, className: string, row: ImportRow, before: ReadonlySet<string>): void {
  const key = refKey({ class: className, id: row.targetId });
  if (row.action === 'create') expect(before.has(key)).toBe(false);
  else expect(before.has(key)).toBe(true);
  expect(site.get(className, row.targetId)?.name).toBe('Thing');
}

describe('the conflict matrix', () => {
  for (const className of classes) {
    for (const [stateName, state] of Object.entries(states)) {
      const match = state.match(className);
      const archive = buildArchive([make(className, 1)]);
      const contents = contentFacts(archive);

      it(`recognises ${className} as ${match} when it is ${stateName}, and does the default`, () => {
        const site = state.site(className);
        const before = new Set(site.objects.keys());
        const plan = site.plan(archive, {}, { contents });
        const row = plan.objects[0]!;
        expect([row.match, row.action, row.offers[0]]).toEqual([match, defaults[match], defaults[match]]);
        expect(row.reason).toMatch(state.says);
        expect(importPlanSchema.parse(plan)).toEqual(plan);
        site.apply(plan, archive);
        check(site, className, row, before);
      });

      for (const action of actions) {
        const outcome = expected(className, match, action);
        it(`${stateName} ${className}: default ${action} gives ${outcome === '-' ? 'the default' : outcome}`, () => {
          const site = state.site(className);
          const before = new Set(site.objects.keys());
          const plan = () => site.plan(archive, { default: action }, { contents });
          if (outcome === 'USAGE') {
            expect(plan).toThrow(
              expect.objectContaining({ code: 'USAGE', next: [expect.objectContaining({ action: 'add-revision' })] }),
            );
            return;
          }
          const made = plan();
          const row = made.objects[0]!;
          expect(row.action).toBe(outcome === '-' ? defaults[match] : outcome);
          if (stateName === 'same name twice' && row.action !== 'create') {
            expect(made.blockers.map(({ code }) => code)).toEqual(['CHOOSE_TARGET']);
            expect(row.targetId).toBe('');
            return;
          }
          site.apply(made, archive);
          check(site, className, row, before);
        });

        if (match === 'new') continue;
        it(`${stateName} ${className}: class action ${action} gives ${outcome === '-' ? 'a blocker' : outcome}`, () => {
          const site = state.site(className);
          const plan = () => site.plan(archive, { byClass: { [className]: action } }, { contents });
          if (outcome === 'USAGE') return expect(plan).toThrow(expect.objectContaining({ code: 'USAGE' }));
          const codes = plan().blockers.map(({ code }) => code);
          if (outcome === '-') expect(codes).toEqual(['ACTION_NOT_OFFERED']);
          else expect(codes).toEqual(stateName === 'same name twice' && outcome !== 'create' ? ['CHOOSE_TARGET'] : []);
        });
      }
    }

    it(`recognises ${className} of this very site as its own, before anything else`, () => {
      const site = createMemorySite('LAB', [placed(make(className, 1), { digest: 'd1', version: 3 })]);
      const archive = buildArchive([make(className, 1)], { authoringScope: site.info.authoringScope.toLowerCase() });
      const row = site.plan(archive, {}, { contents: contentFacts(archive) }).objects[0]!;
      expect(row).toMatchObject({ match: 'own', action: 'ignore', targetId: make(className, 1).id, targetVersion: 3 });
      for (const action of actions) {
        const outcome = expected(className, 'own', action);
        const plan = () => site.plan(archive, { byId: { [row.sourceId.toLowerCase()]: { action } } });
        if (outcome === 'USAGE') expect(plan).toThrow(expect.objectContaining({ code: 'USAGE' }));
        else if (outcome === '-') expect(plan().blockers[0]?.code).toBe('ACTION_NOT_OFFERED');
        else expect(plan().objects[0]?.action).toBe(outcome);
      }
    });
  }

  it('links a predefined object to the one of the site, and offers nothing else', () => {
    const client = (id: string) =>
      buildPackage(id, 'Configuration Manager Client Package', { IsPredefinedPackage: true });
    const boot = (id: string) => buildBootImage(id, `Boot image ${id}`, [], { DefaultImage: true, Architecture: 9 });
    const site = createMemorySite('PRD', [placed(client('PRD00002')), placed(boot('PRD00005'))]);
    const archive = buildArchive([client('LAB00002'), boot('LAB00005')]);
    for (const action of [undefined, ...actionSchema.options.filter((one) => one !== 'ignore')]) {
      const plan = site.plan(archive, action ? { default: action } : {});
      expect(plan.objects.map(({ match, action: done, targetId }) => [match, done, targetId])).toEqual([
        ['predefined', 'ignore', 'PRD00002'],
        ['predefined', 'ignore', 'PRD00005'],
      ]);
      expect(plan.objects[0]?.offers).toEqual(['ignore']);
      expect(plan.blockers).toEqual([]);
    }
    const set = site.plan(archive, { byId: { LAB00002: { action: 'overwrite' } } });
    expect(set.blockers).toMatchObject([{ code: 'ACTION_NOT_OFFERED', id: 'LAB00002' }]);
  });

  it('creates a predefined object that the site has not, and knows it afterwards', () => {
    const client = buildPackage('LAB00002', 'Configuration Manager Client Package', { IsPredefinedPackage: true });
    const site = createMemorySite('PRD');
    const archive = buildArchive([client]);
    expect(site.import(archive).objects[0]).toMatchObject({ match: 'new', action: 'create', targetId: 'PRD00100' });
    expect(site.plan(archive).objects[0]).toMatchObject({
      match: 'predefined',
      action: 'ignore',
      targetId: 'PRD00100',
    });
  });
});

describe('what identical means', () => {
  const archive = buildArchive([buildPackage('LAB00001', 'Thing')]);
  const there = (rest: Parameters<typeof placed>[1]) =>
    createMemorySite('PRD', [placed({ ...buildPackage('PRD00007', 'Thing') }, rest)]);

  it('needs content that is shown to be equal by its digest', () => {
    const match = (site: MemorySite, digest: string | null) =>
      site.plan(archive, {}, { contents: contentFacts(archive, digest) }).objects[0]?.match;
    expect(match(there({ digest: 'd1' }), 'd1')).toBe('identical');
    expect(match(there({ digest: 'd2' }), 'd1')).toBe('same-name');
    expect(match(there({}), 'd1')).toBe('same-name');
    expect(match(there({ digest: 'd1' }), null)).toBe('same-name');
  });

  it('does not call content equal that nobody has seen', () => {
    expect(there({ digest: 'd1' }).plan(archive).objects[0]?.match).toBe('same-name');
    expect(there({}).plan(archive).objects[0]?.match).toBe('same-name');
  });

  it('says that the console has no such rule, unless it was asked for', () => {
    const contents = contentFacts(archive);
    const site = there({ digest: 'd1' });
    expect(site.plan(archive, {}, { contents }).objects[0]?.reason).toContain('the console would offer Create New');
    expect(site.plan(archive, { default: 'ignore' }, { contents }).objects[0]?.reason).not.toContain('console');
  });
});

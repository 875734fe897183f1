import type { ImportAnswer } from '@tsferry/domain/shapes';
import { describe, expect, it } from 'vitest';
import { plainView, render } from '../terminal/line.js';
import { importedLines, importPlanLines } from './import.js';

type Row = ImportAnswer['objects'][number];

const row = (given: Partial<Row>): Row => ({
  class: 'SMS_Package',
  sourceId: 'LAB00001',
  name: 'Tools',
  match: 'new',
  action: 'create',
  targetId: 'PRD00001',
  reason: 'Nothing like it is here: Create New.',
  offers: ['create'],
  candidates: [],
  bytes: 0,
  ...given,
});
const empty: ImportAnswer = {
  site: 'PRD',
  applied: false,
  applicable: true,
  blockers: [],
  objects: [],
  links: [],
  missing: [],
  unresolved: [],
  reenter: [],
  warnings: [],
};
const text = (given: Partial<ImportAnswer>): string =>
  importPlanLines({ ...empty, ...given }, plainView)
    .map((line) => render(line, false))
    .join('\n');

describe('the plan of an import', () => {
  it('names every reference that leads to an object of the site, with why, and counts it', () => {
    const link = { kind: 'package' as const, class: 'SMS_Package', targetVersion: 1 };
    const shown = text({
      links: [
        { ...link, id: 'LAB00001', targetId: 'PRD00007', name: 'USMT', why: 'predefined' },
        { ...link, id: 'LAB00098', targetId: 'PRD00F01', name: 'Kiosk', why: 'chosen' },
      ],
    });
    expect(shown).toContain(
      [
        'Linked to existing objects (2)',
        '  =  USMT   Package  every site has its own  LAB00001 -> PRD00007',
        '  =  Kiosk  Package  chosen                  LAB00098 -> PRD00F01',
      ].join('\n'),
    );
    expect(shown).toContain('2 linked to what is here');
  });

  it('lists changes with their signs, and says why where that is not plain', () => {
    const objects = [
      row({ bytes: 2048 }),
      row({
        sourceId: 'LAB00002',
        name: 'Drivers',
        match: 'imported',
        action: 'ignore',
        offers: ['ignore'],
        reason: 'x',
      }),
      row({
        sourceId: 'LAB00003',
        name: 'Old',
        match: 'own',
        action: 'overwrite',
        offers: ['ignore'],
        reason: 'As asked.',
      }),
      row({
        sourceId: 'LAB00004',
        name: 'Gone',
        reason: 'Imported as PRD00009, since deleted; nothing like it is here.',
      }),
    ];
    expect(text({ objects })).toBe(
      [
        'Import into PRD',
        '',
        'Package (4)',
        '  +  Tools    Create New                         2.0 KiB  LAB00001 -> PRD00001',
        '  =  Drivers  Ignore Duplicate  imported before           LAB00002 -> PRD00001',
        '  ~  Old      Overwrite                                   LAB00003 -> PRD00001',
        '     As asked.',
        '  +  Gone     Create New                                  LAB00004 -> PRD00001',
        '     Imported as PRD00009, since deleted; nothing like it is here.',
        '',
        'In all: 2 new, 1 changed, 1 linked to what is here, 2.0 KiB of content.',
      ].join('\n'),
    );
  });

  it('offers every candidate of a missing reference, as the option to add', () => {
    const candidates = [{ class: 'SMS_Package', id: 'PRD00007', name: 'Tools' }];
    const missing: ImportAnswer['missing'] = [
      { id: 'LAB00099', kind: 'package', name: 'Tools', wantedBy: ['LAB00001'], candidates, ignored: false },
      { id: 'a b', kind: 'driver', wantedBy: ['LAB00001'], candidates: [], ignored: false },
    ];
    const shown = text({
      missing,
      blockers: [
        { code: 'REFERENCE_MISSING', id: 'LAB00099', message: 'LAB00099 is missing.' },
        { code: 'REFERENCE_MISSING', id: 'a b', message: 'a b is missing.' },
      ],
    });
    expect(shown).toContain('    add --link LAB00099=PRD00007, Package "Tools"');
    expect(shown).toContain("    add --link 'a b='TARGETID, with the id of an object of PRD");
    expect(shown).toContain('  Or add --ignore-missing');
  });

  it('offers every target where one is to be chosen, and every action where the one asked for is not offered', () => {
    const candidates = ['PRD00007', 'PRD00008'].map((id) => ({ class: 'SMS_Package', id, name: 'Tools' }));
    const shown = text({
      objects: [
        row({ match: 'same-name', action: 'ignore', targetId: '', candidates, reason: 'Same name exists.' }),
        row({ sourceId: 'LAB00002', offers: ['ignore', 'overwrite'] }),
      ],
      blockers: [
        { code: 'CHOOSE_TARGET', id: 'LAB00001', message: 'Choose.' },
        { code: 'ACTION_NOT_OFFERED', id: 'LAB00002', message: 'Not offered.' },
      ],
    });
    expect(shown).toContain('LAB00001 -> (to be chosen)');
    expect(shown).toContain('add --set LAB00001=ignore@PRD00008, Package "Tools"');
    expect(shown).toContain('add --set LAB00002=overwrite');
  });

  it('counts warnings about content that are alike, and lists every other one', () => {
    const warnings = (code: string) => Array.from({ length: 9 }, (_, at) => ({ code, message: `${code} ${at}` }));
    const shown = text({ warnings: [...warnings('CONTENT_LOCAL_PATH'), ...warnings('FREE_TEXT_ID')] });
    expect(shown).toContain('CONTENT_LOCAL_PATH 2\n  and 6 more like it; --json lists every one\n');
    expect(shown).toContain('FREE_TEXT_ID 8');
  });

  it('tells apart in the total what is ignored and what waits for a decision', () => {
    const missing = [true, false, false].map((ignored, at) => ({
      id: `LAB0009${at}`,
      kind: 'package' as const,
      wantedBy: [],
      candidates: [],
      ignored,
    }));
    expect(text({ missing })).toContain('1 ignored, 2 missing');
  });

  it('names objects of the site, not of the archive, where values are entered again', () => {
    const step = { names: ['Join'], index: [0] };
    const reenter = [
      { object: 'LAB00001', step, property: 'DomainPassword', state: 'blanked' as const, optional: false },
    ];
    const lines = importedLines({ ...empty, applied: true, objects: [row({})], reenter }, plainView);
    const shown = lines.map((line) => render(line, false)).join('\n');
    expect(shown).toContain('Tools (PRD00001)');
    expect(shown).not.toContain('LAB00001');
  });
});

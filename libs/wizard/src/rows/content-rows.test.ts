import { describe, expect, it } from 'vitest';
import { missingWith, planWith, rowWith, twins } from '../testing/plans.js';
import { rowTitle } from './content-row.js';
import { contentRows, isObjectRow } from './content-rows.js';
import { filterRows, readFilter } from './filter-rows.js';
import { relatedRows } from './related-rows.js';

const link = {
  kind: 'package' as const,
  id: 'LAB00098',
  sourceName: 'Kiosk',
  targetId: 'PRD00009',
  class: 'SMS_Package',
  name: 'Kiosk Settings',
  targetVersion: 1,
  why: 'chosen' as const,
};

describe('the rows of File Content', () => {
  const plan = {
    ...planWith(
      [twins, rowWith({ sourceId: 'LAB00002', name: 'Boot Image', class: 'SMS_BootImagePackage' })],
      [{ code: 'CHOOSE_TARGET', id: 'LAB00001', message: 'Choose one.' }],
    ),
    missing: [missingWith({ id: 'LAB00099', wantedBy: ['LAB00001'] })],
    links: [link, { ...link, id: 'LAB00097', why: 'own' as const }],
  };
  const rows = contentRows(plan);

  it('begin with what is missing or was linked by choice, then go class by class, and end with other links', () => {
    expect(rows.map(({ kind, id, mark, action }) => [kind, id, mark, action])).toEqual([
      ['link', 'LAB00098', 'link', 'linked'],
      ['missing', 'LAB00099', 'missing', 'to decide'],
      ['object', 'LAB00001', 'waiting', 'Create New'],
      ['object', 'LAB00002', 'create', 'Create New'],
      ['link', 'LAB00097', 'link', 'linked'],
    ]);
  });

  it('say why, and what each waits for first', () => {
    expect(rows.map(({ reasons }) => reasons)).toEqual([
      ['References to LAB00098 become references to Kiosk Settings (PRD00009): chosen.'],
      ['Wanted by Tools (LAB00001).'],
      ['Choose one.', 'nothing like it is here'],
      ['nothing like it is here'],
      ['References to LAB00097 become references to Kiosk Settings (PRD00009): from this site.'],
    ]);
  });

  it('have a title each', () => {
    expect(rows.map(rowTitle)).toEqual([
      'Reference to Package LAB00098',
      'Reference to LAB00099',
      'Package Tools (LAB00001)',
      'Boot Image Boot Image (LAB00002)',
      'Reference to Package LAB00097',
    ]);
  });

  it('are filtered by what waits for a decision and by text, ignoring case', () => {
    const objects = rows.filter(isObjectRow);
    expect(filterRows(objects, 'decide', '').map(({ id }) => id)).toEqual(['LAB00001']);
    expect(filterRows(objects, 'all', 'bOOT').map(({ id }) => id)).toEqual(['LAB00002']);
    expect(filterRows(objects, 'new', '').map(({ id }) => id)).toEqual(['LAB00002']);
    expect([readFilter('here'), readFilter('constructor'), readFilter(null)]).toEqual(['here', 'all', 'all']);
  });
});

describe('the rows of Related Objects', () => {
  const object = (id: string, because: string | null) => ({ class: 'SMS_Package', id, name: '', because, bytes: 1 });

  it('have what is missing first, then what needs others before what they need, each with why', () => {
    const objects = [object('C', 'B'), object('B', 'A'), object('A', null)];
    const rows = relatedRows({ objects, missing: [missingWith({ wantedBy: ['B'] })] });
    expect(rows.map(({ why }) => why)).toEqual([
      'not in this site; wanted by B',
      'asked for',
      'needed by A',
      'needed by B',
    ]);
    expect(rows.at(-1)).toMatchObject({ chain: ['A', 'B', 'C'], bytes: 1, label: 'Package' });
  });

  it('end a ring where it would begin again', () => {
    const rows = relatedRows({ objects: [object('A', 'B'), object('B', 'A')], missing: [] });
    expect(rows.map((row) => row.kind === 'object' && row.chain)).toEqual([
      ['A', 'B'],
      ['B', 'A'],
    ]);
  });
});

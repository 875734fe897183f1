import { describe, expect, it } from 'vitest';
import { pairIds } from './pair-ids.js';
import { pairById, pairByName, sharedNames, type PairHead, type PairSide } from './pair-objects.js';

const head = (className: string, id: string, name: string, predefined: string | null = null): PairHead => ({
  class: className,
  id,
  name,
  predefined,
});
const tools = (site: string) => head('SMS_Package', `${site}00001`, 'Tools');
const side = (scope: string, heads: readonly PairHead[], imported: PairSide['imported'] = []): PairSide => ({
  scope,
  heads,
  imported,
});
const told = (a: PairSide, b: PairSide, given: { a: PairHead; b: PairHead }[] = [], traits = (_: PairHead) => '') => {
  const { pairs, onlyA, onlyB } = pairByName(pairById(a, b, given), traits);
  return [
    pairs.map((pair) => [pair.a.id, pair.b.id, pair.why].join(' ')),
    onlyA.map(({ id }) => id),
    onlyB.map(({ id }) => id),
  ];
};

describe('objects of two places', () => {
  it('are the same by the registry first, whichever of the two imported', () => {
    const entry = { authoringScope: 'S1', class: 'SMS_Package', sourceId: 'LAB00001', targetId: 'PRD00009' };
    const moved = head('SMS_Package', 'PRD00009', 'Renamed');
    const other = head('SMS_Package', 'PRD00001', 'Tools');
    expect(told(side('S1', [tools('LAB')]), side('S2', [moved, other], [entry]))).toEqual([
      ['LAB00001 PRD00009 registry'],
      [],
      ['PRD00001'],
    ]);
    expect(told(side('S2', [moved], [entry]), side('S1', [tools('LAB')]))[0]).toEqual(['PRD00009 LAB00001 registry']);
  });

  it('are the same by id within one authoring scope, and by an id that travels in any', () => {
    const application = head('SMS_Application', 'ScopeId_1/Application_1', 'Orca');
    expect(told(side('S1', [tools('LAB')]), side('s1', [head('SMS_Package', 'lab00001', 'Other')]))[0]).toEqual([
      'LAB00001 lab00001 id',
    ]);
    expect(
      told(
        side('S1', [tools('LAB'), application]),
        side('S2', [head('SMS_Package', 'LAB00001', 'Other'), application]),
      ),
    ).toEqual([['ScopeId_1/Application_1 ScopeId_1/Application_1 id'], ['LAB00001'], ['LAB00001']]);
  });

  it('are the same by what every site has of its own', () => {
    const client = (site: string) => head('SMS_Package', `${site}00002`, `Client of ${site}`, 'client:x');
    expect(told(side('S1', [client('LAB')]), side('S2', [client('PRD')]))[0]).toEqual(['LAB00002 PRD00002 predefined']);
  });

  it('are the same by name with all that is told of them, a program with its package', () => {
    const program = (site: string) => head('SMS_Program', `${site}00001/Install`, 'Install');
    const [a, b] = [side('S1', [tools('LAB'), program('LAB')]), side('S2', [tools('PRD'), program('PRD')])];
    expect(told(a, b)).toEqual([['LAB00001 PRD00001 name', 'LAB00001/Install PRD00001/Install package'], [], []]);
    expect(told(a, b, [], ({ id }) => id)[0]).toEqual([]);
  });

  it('are not guessed where several have the name', () => {
    const two = [tools('PRD'), head('SMS_Package', 'PRD00002', 'tools')];
    expect(told(side('S1', [tools('LAB')]), side('S2', two))).toEqual([[], ['LAB00001'], ['PRD00001', 'PRD00002']]);
    expect(sharedNames(pairById(side('S1', [tools('LAB')]), side('S2', two), [])).b).toHaveLength(2);
  });

  it('are those that are given, before anything else', () => {
    const other = head('SMS_Package', 'PRD00007', 'Other');
    const given = [{ a: tools('LAB'), b: other }];
    expect(told(side('S1', [tools('LAB')]), side('S2', [tools('PRD'), other]), given)).toEqual([
      ['LAB00001 PRD00007 given'],
      [],
      ['PRD00001'],
    ]);
  });
});

it('an id without a partner is no other object that has the same id', () => {
  const pair = { a: tools('LAB'), b: tools('PRD'), why: 'name' } as const;
  const ids = pairIds([pair], [head('SMS_Package', 'LAB00005', 'Another')]);
  expect(ids('package', 'lab00001')).toEqual({ id: 'PRD00001', name: 'Tools' });
  expect(ids('package', 'LAB00005')).toEqual({ id: '!LAB00005' });
  expect(ids('package', 'LAB00006')).toBeUndefined();
  expect(ids('application', 'LAB00001')).toBeUndefined();
});

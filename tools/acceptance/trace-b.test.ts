/**
 * Every place moves that the console forgets (libs/domain/docs/identity.md, "What the console's import leaves behind").
 */
import {
  allNodes,
  findVariable,
  getText,
  idKey,
  readReferenceInfo,
  sequenceOf,
  type SiteObject,
} from '@tsferry/domain';
import type { ImportAnswer } from '@tsferry/domain/shapes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { traceB } from '../fixtures-source/trace-b.js';
import { referenceLines } from './normalise.js';
import { readSite } from './read-site.js';
import { fixture, temporaryEngine, type TemporaryEngine } from './temporary-engine.js';

const unresolved = '00000000';

describe('an import of the chain that the console gets wrong', () => {
  let at: TemporaryEngine;
  let answer: ImportAnswer;
  let objects: readonly SiteObject[];

  beforeAll(async () => {
    at = await temporaryEngine('PRD');
    // The site has a client package of its own.
    await at.import({ site: 'PRD', file: fixture('lab.zip'), content: false });
    answer = await at.import({ site: 'PRD', file: fixture('trace-b.zip'), policy: { ignoreMissing: true } });
    objects = (await readSite(at.home, 'PRD')).objects;
  });
  afterAll(() => at.dispose());

  const target = (id: string): string => answer.objects.find(({ sourceId }) => sourceId === id)!.targetId;
  const object = (id: string): SiteObject => objects.find((one) => idKey(one.id) === idKey(target(id)))!;
  const step = (id: string, name: string) =>
    allNodes(sequenceOf(object(id).instance)!).find((node) => node.name === name)!;
  const value = (id: string, name: string, variable: string): string =>
    findVariable(step(id, name).variables, variable)?.text ?? 'no such variable';

  it('links the client package to the one the site has', () => {
    const row = answer.objects.find(({ sourceId }) => sourceId === traceB.client)!;
    expect([row.match, row.action]).toEqual(['predefined', 'ignore']);
    const own = objects.filter(({ name }) => name === 'Configuration Manager Client Package');
    expect(own.map(({ id }) => id)).toEqual([row.targetId]);
    expect(value(traceB.newSystem, 'Setup Windows and Configuration Manager', '_SMSClientPackageID')).toBe(
      row.targetId,
    );
  });

  it('moves the package of an answer file, in the action and in ConfigFilePackage', () => {
    const { newSystem, configuration, upgrade } = traceB;
    expect(value(newSystem, 'Apply Operating System', 'ConfigFilePackage')).toBe(target(configuration));
    const action = step(newSystem, 'Apply Operating System').action!.text;
    expect(action).toContain(`"/config:${target(configuration)},`);
    expect(action).toContain(`/install:${target(upgrade)},`);
  });

  it('keeps what disabled steps name, and the mark where they had lost it before', () => {
    expect(value(traceB.parent, 'Legacy', 'OSDSubTasksequencePackageID')).toBe(target(traceB.disabledChild));
    expect(value(traceB.parent, 'Legacy', 'OSDSubTasksequenceTsReferencePackages')).toBe(target(traceB.configuration));
    expect(value(traceB.parent, 'In a disabled group', 'PackageID')).toBe(target(traceB.configuration));
    expect(step(traceB.parent, 'In a disabled group').action!.text).toBe(
      `smsswd.exe /run:${target(traceB.configuration)} off.cmd`,
    );
    expect(answer.unresolved).toHaveLength(28);
  });

  it('marks the child that is nowhere, in the step that is disabled, and remembers which it was', async () => {
    expect(value(traceB.parent, 'Gone', 'OSDSubTasksequencePackageID')).toBe(unresolved);
    const { unresolved: remembered } = await readSite(at.home, 'PRD');
    expect(remembered.filter(({ sourceId }) => sourceId === traceB.absentChild).length).toBeGreaterThan(0);
    expect(answer.missing.find(({ id }) => id === traceB.absentChild)).toMatchObject({ ignored: true });
  });

  it('rebuilds the caches and display names of children', () => {
    const packages = (name: string) =>
      value(traceB.parent, name, 'OSDSubTasksequenceTsReferencePackages').split(',').sort();
    expect(packages('New OS')).toEqual([traceB.client, traceB.configuration, traceB.upgrade].map(target).sort());
    expect(packages('Finish')).toEqual([traceB.configuration, traceB.applications].map(target).sort());
    expect(value(traceB.parent, 'Finish', 'OSDSubTasksequenceTsReferenceApplications')).toBe(traceB.agent);
    const display = (name: string) => value(traceB.parent, name, 'OSDSubTasksequenceTsName');
    expect(display('BIOS')).toBe(`${target(traceB.bios)}, OSD - BIOS Configuration`);
    expect(display('Finish')).toBe('OSD - Finish');
    expect(display('Legacy')).toBe(`${target(traceB.disabledChild)}, OSD - Legacy`);
  });

  it('rebuilds the reference list, References and ReferencesInfo.xml out of what runs', () => {
    const { parent, bios, newSystem, drivers, finish, applications, configuration, upgrade, client, boot } = traceB;
    const needed = [bios, newSystem, drivers, finish, applications, configuration, upgrade, client];
    const listed = referenceLines(object(parent), (text) => text).map((line) => line.split(' ')[1]);
    expect(listed.sort()).toEqual([...needed.map(target), traceB.agent].sort());
    const file = object(parent).sideFiles['ReferencesInfo.xml'];
    const described = file?.kind === 'strings' ? readReferenceInfo(file.items, 'ReferencesInfo.xml') : [];
    expect(described.map(({ id }) => id).sort()).toEqual([...needed, boot].map(target).sort());
    expect(getText(object(parent).instance, 'BootImageID')).toBe(target(boot));
  });

  it('leaves categories of drivers and feature updates that were ignored as written', () => {
    expect(value(traceB.drivers, 'By category', 'OSDAutoApplyDriverCategoryList')).toBe(traceB.category);
    expect(value(traceB.newSystem, 'By feature update', 'OSDFeatureUpdateAssignmentID')).toBe(traceB.featureUpdate);
  });

  it('leaves no source id anywhere but in free text, each of which is in the report', () => {
    const sources = Object.values(traceB).filter((id) => id.startsWith('LAB'));
    const targets = new Set(answer.objects.map((row) => idKey(row.targetId)));
    const found = objects
      .filter(({ id }) => targets.has(idKey(id)))
      .flatMap((one) =>
        [...JSON.stringify([one.instance, one.sideFiles]).matchAll(/LAB[0-9A-F]{5}/g)].map(([id]) => ({
          object: answer.objects.find(({ targetId }) => targetId === one.id)!.sourceId,
          id,
        })),
      )
      .filter(({ id }) => sources.includes(id as never));
    const reported = answer.warnings.filter(({ code }) => code === 'FREE_TEXT_ID');
    expect(found).toEqual(reported.map(({ object, id }) => ({ object, id })));
    expect(found).toHaveLength(2);
  });
});

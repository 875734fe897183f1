import { describe, expect, it } from 'vitest';
import { getText, getTexts } from '../instance/properties.js';
import { buildApplication, buildInstance, buildPackage, buildTaskSequence, runCommandLine } from '../testing/index.js';
import { kindFor } from './kinds/kinds.js';
import { sameDefinition } from './same-definition.js';
import { ownProperties } from './site-properties.js';

const stamp = {
  code: 'PRD',
  time: '2025-06-07T08:09:10.500Z',
  version: 4,
  sedo: '11111111-2222-3333-4444-555555555555',
  folder: '/OSD/Prod',
};

describe('ownProperties', () => {
  it('leaves no name of the source site and server, and writes UTC as WMI does', () => {
    const given = { SecuredScopeNames: ['Default', 'Lab only'], StoredPkgPath: '\\\\LABSERVER\\pkg' };
    const own = ownProperties(buildPackage('LAB00001', 'Tools', given).instance, stamp);
    expect(JSON.stringify(own).replaceAll('LAB00001', '')).not.toMatch(/LAB/);
    expect(getText(own, '__PATH')).toBe('\\\\PRD\\root\\sms\\site_PRD:SMS_Package.PackageID="LAB00001"');
    expect(getText(own, 'SourceDate')).toBe('20250607080910.000000+000');
    expect(getText(own, 'SourceVersion')).toBe('4');
    expect(getText(own, 'ObjectPath')).toBe('/OSD/Prod');
    expect(getTexts(own, 'SecuredScopeNames')).toEqual(['Default']);
  });

  it('leaves the folder out where the export did', () => {
    const own = ownProperties(buildPackage('LAB00001', 'Tools', { ObjectPath: null }).instance, stamp);
    expect(getText(own, 'ObjectPath')).toBeNull();
  });

  it('adds no property that the object does not have', () => {
    const instance = { ...buildInstance('SMS_Thing', { Name: 'x' }) };
    const bare = { ...instance, properties: instance.properties.filter(({ name }) => name === 'Name') };
    expect(ownProperties(bare, stamp)).toEqual(bare);
  });
});

describe('sameDefinition', () => {
  const steps = [runCommandLine('Run', 'x.exe', 'LAB00009')];

  it('holds between sites but for the own id, site properties and content paths', () => {
    const lab = buildPackage('LAB00001', 'Tools');
    const prd = buildPackage('PRD00001', 'Tools', { PkgSourcePath: '\\\\prd\\tools', LastRefreshTime: null });
    expect(sameDefinition(lab, { ...prd, instance: ownProperties(prd.instance, stamp) })).toBe(true);
    expect(sameDefinition(lab, buildPackage('PRD00001', 'Tools', { Description: 'new' }))).toBe(false);
  });

  it('compares a task sequence once its references are moved', () => {
    const lab = buildTaskSequence('LAB00002', 'Deploy', steps);
    const prd = kindFor(lab).remap(lab, 'PRD00002', (_, id) => (id === 'LAB00009' ? { id: 'PRD00009' } : undefined));
    expect(sameDefinition(lab, prd)).toBe(false);
    const back = kindFor(prd).remap(prd, 'PRD00002', (_, id) => (id === 'PRD00009' ? { id: 'LAB00009' } : undefined));
    expect(sameDefinition(lab, back)).toBe(true);
  });

  it('looks into applications but past the paths of their content', () => {
    const made = (location: string, name = 'Editor') =>
      buildApplication({
        scope: 'ScopeId_1',
        logicalName: 'Application_1',
        name,
        contentPackageId: location.slice(-3),
        deploymentTypes: [{ logicalName: 'DeploymentType_1', contents: [{ id: 'Content_1', location }] }],
      });
    expect(sameDefinition(made('\\\\lab\\a'), made('\\\\prd\\b'))).toBe(true);
    expect(sameDefinition(made('\\\\lab\\a'), made('\\\\lab\\a', 'Viewer'))).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { getText, setText } from '../../instance/properties.js';
import { buildApplication } from '../../testing/index.js';
import { applicationKind } from './application.js';
import type { IdMap } from '../../reference/id-map.js';
import { newApplication, reviseApplication } from '../codecs/rename-application.js';

const scope = 'ScopeId_0A0B0C0D-1111-2222-3333-444455556666';
const other = 'ScopeId_FFFFFFFF-1111-2222-3333-444455556666';
const named = (letter: string): string => `Application_${letter.repeat(8)}-0000-0000-0000-000000000000`;
const editor = buildApplication({
  scope,
  logicalName: named('a'),
  name: 'Editor & More',
  version: 3,
  contentPackageId: 'LAB00031',
  deploymentTypes: [
    {
      logicalName: 'DeploymentType_aaaaaaaa-0000-0000-0000-000000000001',
      contents: [{ id: 'Content_1', location: '\\\\files.contoso.com\\apps$\\Editor & More\\' }],
      dependsOn: [`${scope}/${named('b')}`, `${scope}/${named('c')}`],
      supersedes: [`${scope}/${named('d')}`],
    },
    {
      logicalName: 'DeploymentType_aaaaaaaa-0000-0000-0000-000000000002',
      contents: [{ id: 'Content_2', location: 'C:\\sources\\editor32' }],
    },
  ],
});
const sdmText = (object: typeof editor): string => getText(object.instance, 'SDMPackageXML') ?? '';
const none: IdMap = () => undefined;

describe('an application', () => {
  it('needs the applications its deployment types depend on and supersede', () => {
    expect(applicationKind.references(editor).map(({ id, property }) => [property, id])).toEqual([
      ['Dependencies', `${scope}/${named('b')}`],
      ['Dependencies', `${scope}/${named('c')}`],
      ['Supersedes', `${scope}/${named('d')}`],
    ]);
  });

  it('reads attribute names in any casing, prefixes, and both forms of the leaf', () => {
    const text = sdmText(editor)
      .replaceAll('AuthoringScopeId=', 'authoringScopeID=')
      .replaceAll('LogicalName=', 'logicalname = ')
      .replace(/<(\/?)DeploymentTypeApplicationReference/g, '<$1r:DeploymentTypeApplicationReference')
      .replace('<AppMgmtDigest ', '<AppMgmtDigest xmlns:r="urn:rules" ');
    const property = editor.instance.properties.map((one) =>
      one.name === 'SDMPackageXML' && one.kind === 'scalar' ? { ...one, value: { text } } : one,
    );
    const object = { ...editor, instance: { ...editor.instance, properties: property } };
    expect(applicationKind.references(object)).toHaveLength(3);
  });

  it('has a content for every ContentId, and takes another path in place', () => {
    expect(applicationKind.contents(editor.instance)).toEqual([
      { key: 'Content_1', path: '\\\\files.contoso.com\\apps$\\Editor & More\\', singleFile: false },
      { key: 'Content_2', path: 'C:\\sources\\editor32', singleFile: false },
    ]);
    const moved = applicationKind.setContent(editor.instance, 'Content_1', '\\\\prd\\a & b\\');
    const before = sdmText(editor);
    const after = getText(moved, 'SDMPackageXML') ?? '';
    expect(after).toBe(before.replace('\\\\files.contoso.com\\apps$\\Editor &amp; More\\', '\\\\prd\\a &amp; b\\'));
  });

  it('takes another ContentId in every place that names it', () => {
    const action = '<InstallAction><Contents><Content ContentId="Content_1" Version="1"/></Contents></InstallAction>';
    const text = sdmText(editor).replace('</Installer>', `${action}</Installer>`);
    const instance = setText(editor.instance, 'SDMPackageXML', text);
    const changed = applicationKind.setContentKey(instance, 'Content_1', 'Content_9');
    expect(getText(changed, 'SDMPackageXML')).toBe(text.replaceAll('"Content_1"', '"Content_9"'));
    expect(applicationKind.contents(changed).map(({ key }) => key)).toEqual(['Content_9', 'Content_2']);
    expect(applicationKind.setContentKey(instance, 'Content_3', 'Content_9')).toBe(instance);
  });

  it('ends the path of a Windows folder in a backslash, as the console does, and no other', () => {
    const locationOf = (path: string): string | undefined =>
      applicationKind.contents(applicationKind.setContent(editor.instance, 'Content_1', path))[0]?.path;
    expect(locationOf('\\\\prd\\apps\\editor')).toBe('\\\\prd\\apps\\editor\\');
    expect(locationOf('D:\\apps\\editor')).toBe('D:\\apps\\editor\\');
    expect(locationOf('/srv/apps/editor')).toBe('/srv/apps/editor');
  });

  it('is the same object when nothing maps', () => {
    expect(applicationKind.remap(editor, editor.id, none)).toBe(editor);
  });

  it('moves its content package and the applications it names, and nothing else', () => {
    const map: IdMap = (kind, id) =>
      kind === 'package' ? { id: 'PRD00001' } : id.endsWith(named('b')) ? { id: `${other}/${named('e')}` } : undefined;
    const moved = applicationKind.remap(editor, editor.id, map);
    expect(getText(moved.instance, 'PackageID')).toBe('PRD00001');
    expect(applicationKind.references(moved).map(({ id }) => id)).toEqual([
      `${other}/${named('e')}`,
      `${scope}/${named('c')}`,
      `${scope}/${named('d')}`,
    ]);
    expect(sdmText(moved)).toBe(
      sdmText(editor).replace(
        `<DeploymentTypeApplicationReference AuthoringScopeId="${scope}" LogicalName="${named('b')}"`,
        `<DeploymentTypeApplicationReference AuthoringScopeId="${other}" LogicalName="${named('e')}"`,
      ),
    );
  });

  it('gets a new logical name everywhere by Create New Application, in its own detection rules too', () => {
    const made = newApplication(editor, named('f'));
    expect(made.id).toBe(`${scope}/${named('f')}`);
    expect(getText(made.instance, 'CI_UniqueID')).toBe(`${scope}/${named('f')}/3`);
    expect(getText(made.instance, 'SourceModelName')).toBe(editor.id);
    expect(getText(made.instance, 'SourceCIVersion')).toBe('3');
    expect(sdmText(made)).toBe(sdmText(editor).replaceAll(named('a'), named('f')));
    expect(sdmText(made)).toContain(`LogicalName="${named('f')}" Version="3"`);
  });

  it('becomes the revision after the existing one by Add Revision, under the existing model name', () => {
    const existing = buildApplication({ scope: other, logicalName: named('9'), name: 'Editor', version: 7 });
    const revised = reviseApplication(editor, existing);
    expect(revised.id).toBe(existing.id);
    expect(getText(revised.instance, 'ModelName')).toBe(existing.id);
    expect(getText(revised.instance, 'CIVersion')).toBe('8');
    expect(getText(revised.instance, 'CI_UniqueID')).toBe(`${existing.id}/8`);
    expect(sdmText(revised)).toContain(
      `<Application AuthoringScopeId="${other}" LogicalName="${named('9')}" Version="8">`,
    );
  });

  it('refuses an SDM document that is not well formed, and says where', () => {
    const broken = buildApplication({
      scope,
      logicalName: named('a'),
      name: 'x',
      given: { SDMPackageXML: '<a><b></a>' },
    });
    expect(() => applicationKind.references(broken)).toThrow(
      expect.objectContaining({ code: 'XML_MALFORMED', message: expect.stringContaining('SDMPackageXML') as string }),
    );
  });
});

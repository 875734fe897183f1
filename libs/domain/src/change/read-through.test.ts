import { describe, expect, it } from 'vitest';
import { encodeBase64Text } from '../text/base64-text.js';
import type { IdMap } from '../reference/id-map.js';
import {
  buildApplication,
  buildPackage,
  buildTaskSequence,
  downloadContent,
  installApplications,
  runCommandLine,
  runTaskSequence,
  setVariable,
  type SequenceItem,
  type StepSpec,
} from '../testing/index.js';
import { compareObjects } from './compare-objects.js';

const ids: IdMap = (kind, id) => (kind === 'package' && id.startsWith('LAB') ? { id: `PRD${id.slice(3)}` } : undefined);
const across = { stamped: false, sources: false, equal: false, ids };
const pair = (before: readonly SequenceItem[], after: readonly SequenceItem[]) =>
  compareObjects(
    buildTaskSequence('LAB00001', 'Deploy', before),
    buildTaskSequence('PRD00001', 'Deploy', after),
    across,
  );

describe('ids of two sites', () => {
  it('are no difference where they name the same object, in every place of a step', () => {
    const steps = (site: string) => [
      runCommandLine('Run', 'a.cmd', `${site}00002`),
      downloadContent('Get', [{ id: `${site}00003`, name: `Tools of ${site}`, type: 0 }]),
      runTaskSequence('Child', {
        id: `${site}00004`,
        name: 'Child',
        steps: [runCommandLine('x', 'y', `${site}00005`)],
      }),
    ];
    expect(pair(steps('LAB'), steps('PRD'))).toEqual({ properties: [], steps: [] });
  });

  it('are a difference where they name another object, told with the id that stood there', () => {
    const [step] = pair(
      [runCommandLine('Run', 'a.cmd', 'LAB00002')],
      [runCommandLine('Run', 'a.cmd', 'PRD00003')],
    ).steps;
    expect(step).toMatchObject({
      changes: ['changed'],
      properties: [{ name: 'PackageID', before: 'LAB00002', after: 'PRD00003' }],
    });
  });

  it('do not hide that a child task sequence needs something else: the child tells it', () => {
    const child = (need: string) => [
      runTaskSequence('Child', { id: 'PRD00004', name: 'Child', steps: [runCommandLine('x', 'y', need)] }),
    ];
    expect(pair(child('PRD00005'), child('PRD00006')).steps).toEqual([]);
  });
});

describe('what a step says', () => {
  it('is told once where numbered copies and the action line repeat it', () => {
    const step = (application: string) => [installApplications('Install', [{ id: application, name: 'Orca' }])];
    const told = pair(step('ScopeId_A/Application_1'), step('ScopeId_A/Application_2')).steps;
    expect(told.map(({ properties }) => properties.map(({ name }) => name))).toEqual([['ApplicationName']]);
  });

  it('is told once where a word of its value stands in the action line for something else, too', () => {
    const step = (value: string) => setVariable('Set', 'Cache', value);
    const told = pair([step('False')], [step('True')]).steps;
    expect(told.map(({ properties }) => properties.map(({ name }) => name))).toEqual([['VariableValue']]);
  });

  it('is told with its action line where that says more', () => {
    const before = runCommandLine('Run', 'a.cmd');
    const after: StepSpec = { ...runCommandLine('Run', 'b.cmd'), action: 'other.exe b.cmd' };
    expect(pair([before], [after]).steps[0]?.properties.map(({ name }) => name)).toEqual(['CommandLine', 'action']);
  });

  it('is a script line by line, out of its base64', () => {
    const step = (line: string): StepSpec => {
      const text = encodeBase64Text({ text: `# Begin\r\n${line}`, encoding: 'utf-16le', bom: true });
      const variables = [{ name: 'OSDRunPowerShellScriptSourceScript', property: 'SourceScript', text }];
      return { ...runCommandLine('Run', ''), variables };
    };
    expect(pair([step('exit 0')], [step('exit 1')]).steps[0]?.properties).toEqual([
      {
        name: 'SourceScript',
        before: '# Begin\r\nexit 0',
        after: '# Begin\r\nexit 1',
        lines: [
          { before: 1, after: 1, parts: [{ text: '# Begin', changed: false }] },
          {
            before: 2,
            after: null,
            parts: [
              { text: 'exit ', changed: false },
              { text: '0', changed: true },
            ],
          },
          {
            before: null,
            after: 2,
            parts: [
              { text: 'exit ', changed: false },
              { text: '1', changed: true },
            ],
          },
        ],
      },
    ]);
  });

  it('is a condition as a tree, with the lines that went and came', () => {
    const expression = (value: string) =>
      `<expression type="SMS_TaskSequence_VariableConditionExpression"><variable name="Variable">Model</variable>` +
      `<variable name="Operator">equals</variable><variable name="Value">${value}</variable></expression>`;
    const step = (...values: string[]) =>
      runCommandLine('Run', 'a.cmd', '', {
        condition: `<operator type="or">${values.map(expression).join('')}</operator>`,
      });
    const [told] = pair([step('A', 'B')], [step('A', 'C')]).steps;
    expect(
      told?.conditions.map(({ change, depth, type, values }) => [change, depth, type, values.at(-1)?.text]),
    ).toEqual([
      ['same', 0, 'or', undefined],
      ['same', 1, 'SMS_TaskSequence_VariableConditionExpression', 'A'],
      ['removed', 1, 'SMS_TaskSequence_VariableConditionExpression', 'B'],
      ['added', 1, 'SMS_TaskSequence_VariableConditionExpression', 'C'],
    ]);
  });
});

describe('what only the site stamps', () => {
  const lab = buildPackage('LAB00002', 'Tools', { SourceVersion: 3, SourceSite: 'LAB' });
  const prd = buildPackage('PRD00002', 'Tools', {
    SourceVersion: 1,
    SourceSite: 'PRD',
    PkgSourcePath: '\\\\prd\\tools',
  });
  const names = (options: typeof across) => compareObjects(lab, prd, options).properties.map(({ name }) => name);

  it('is left out, and told when it is asked for', () => {
    expect(names(across)).toEqual([]);
    expect(names({ ...across, sources: true })).toEqual(['PkgSourcePath']);
    expect(names({ ...across, stamped: true })).toEqual(
      expect.arrayContaining(['PackageID', 'SourceSite', 'SourceVersion']),
    );
  });

  it('is of an application the ids and revisions of its deployment types, which are told by their titles', () => {
    const application = (scope: string, program: string) =>
      buildApplication({
        scope,
        logicalName: 'Application_1',
        name: 'Orca',
        deploymentTypes: [
          { logicalName: `DeploymentType_${scope}1`, title: 'MSI' },
          { logicalName: `DeploymentType_${scope}2`, title: program },
        ],
        given: { ModelName: 'ScopeId_X/Application_1' },
      });
    const told = compareObjects(application('ScopeId_A', 'Script'), application('ScopeId_A', 'Other'), across);
    expect(told.properties.map(({ name }) => name).join('\n')).toMatch(
      /DeploymentType "Script".*\n[^]*DeploymentType "Other"/,
    );
    expect(told.properties.map(({ name }) => name).join('\n')).not.toContain('DeploymentType "MSI"');
  });
});

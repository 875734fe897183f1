/** Steps of the fixtures that the builders of the domain do not have. */
import { escapeText, type FlatReference } from '@tsferry/domain';
import type { StepSpec, VariableSpec } from '@tsferry/domain/testing';

type StepRest = Partial<Pick<StepSpec, 'description' | 'disabled' | 'continueOnError' | 'runIn' | 'condition'>>;

const variable = (name: string, property: string, text: string): VariableSpec => ({ name, property, text });
const own = (name: string, text: string): VariableSpec => ({ name, property: name, text, hidden: true });

function step(
  type: string,
  name: string,
  action: string,
  variables: readonly VariableSpec[],
  packageIds: readonly string[] = [],
  rest: StepRest = {},
): StepSpec {
  const needs = packageIds.map((id): FlatReference => ({ kind: 'package', id }));
  return { kind: 'step', type, name, action, variables, needs, ...rest };
}

const sms = (type: string): string => `SMS_TaskSequence_${type}`;

/** Restart Computer into the boot image that is assigned to the task sequence. */
export const restart = (name: string): StepSpec =>
  step(sms('RebootAction'), name, 'smsboot.exe /target:WinPE', [
    variable('SMSRebootMessage', 'Message', 'A new Windows is being installed.'),
    variable('SMSRebootTimeout', 'MessageTimeout', '60'),
    own('Target', 'WinPE'),
  ]);

/** Format and Partition Disk with one partition. */
export const partition = (name: string): StepSpec =>
  step(
    sms('PartitionDiskAction'),
    name,
    'osddiskpart.exe',
    [
      variable('OSDDiskIndex', 'DiskIndex', '0'),
      variable('OSDPartitions', 'Partitions', '1'),
      variable('OSDPartitions0Size', 'Partition0Size', '100'),
      variable('OSDPartitions0VolumeName', 'Partition0VolumeName', 'Windows'),
    ],
    [],
    { runIn: 'WinPE' },
  );

/** Apply Data Image. */
export const applyDataImage = (name: string, imageId: string): StepSpec =>
  step(
    sms('ApplyDataImageAction'),
    name,
    `OSDApplyOS.exe /data:${imageId},%OSDDataImageIndex%`,
    [own('ImagePackageID', imageId), variable('OSDDataImageIndex', 'ImageIndex', '1')],
    [imageId],
    { runIn: 'WinPE' },
  );

/** Apply Operating System Image from an original installation source, with an answer file. */
export const applyFromSource = (name: string, upgradeId: string, answerFileId: string, rest: StepRest = {}): StepSpec =>
  step(
    sms('ApplyOperatingSystemAction'),
    name,
    `OSDApplyOS.exe /install:${upgradeId},%OSDInstallEditionIndex% "/config:${answerFileId},%OSDConfigFileName%"`,
    [
      own('ConfigFilePackage', answerFileId),
      variable('OSDConfigFileName', 'ConfigFileName', 'unattend.xml'),
      variable('OSDInstallEditionIndex', 'InstallEditionIndex', '3'),
      own('InstallPackageID', upgradeId),
    ],
    [upgradeId, answerFileId],
    { runIn: 'WinPE', ...rest },
  );

/** Restore User State, with a password for local accounts. */
export const restoreUserState = (name: string, usmtId: string, password = ''): StepSpec =>
  step(
    sms('RestoreUserStateAction'),
    name,
    'OSDMigrateUserState.exe /apply',
    [
      variable('_OSDMigrateUsmtRestorePackageID', 'UsmtRestorePackageID', usmtId),
      variable('OSDMigrateLocalAccounts', 'LocalAccounts', 'true'),
      variable('OSDMigrateLocalAccountPassword', 'LocalAccountPassword', password),
    ],
    [usmtId],
    { runIn: 'FullOS' },
  );

/** Install Deployment Tools. */
export const installDeploymentTools = (name: string, packageId: string): StepSpec =>
  step(
    sms('InstallDeployToolsAction'),
    name,
    `osdprepareos.exe /install:${packageId}`,
    [own('SysprepPackageID', packageId)],
    [packageId],
    { runIn: 'FullOS' },
  );

/** Use Toolkit Package of the Microsoft Deployment Toolkit. */
export const useToolkit = (name: string, packageId: string): StepSpec =>
  step(
    'BDD_UsePackage',
    name,
    `smsswd.exe /run:${packageId} cscript.exe Scripts\\ZTISCCM.wsf`,
    [variable('BDDPackageID', 'PackageID', packageId)],
    [packageId],
  );

/** Connect To Network Folder. */
export const connectFolder = (name: string, password = ''): StepSpec =>
  step(sms('ConnectNetworkFolderAction'), name, 'osdnetsettings.exe connect', [
    variable('SMSConnectNetworkFolderAccount', 'UserName', 'CONTOSO\\svc-read'),
    variable('SMSConnectNetworkFolderDriveLetter', 'DriveLetter', 'Z:'),
    variable('SMSConnectNetworkFolderPassword', 'Password', password),
    variable('SMSConnectNetworkFolderPath', 'Path', '\\\\files.contoso.com\\logs$'),
  ]);

/** Set Task Sequence Variable with "Do not display this value". A value stands in all its three places. */
export const setHiddenVariable = (name: string, variableName: string, value = ''): StepSpec =>
  step(sms('SetVariableAction'), name, `tsenv.exe "${variableName}=${value}" /hiddenflag:True`, [
    own('DoNotShowVariableValue', 'true'),
    variable('SetVariableActionHiddenVariableValue', 'HiddenVariableValue', value),
    own('VariableName', variableName),
    own('VariableValue', value),
  ]);

/** Set Dynamic Variables with one rule for a model: a plain variable and a secret one. */
export function setDynamicVariables(
  name: string,
  plain: readonly [string, string],
  secret: readonly [string, string],
): StepSpec {
  const rules =
    '<Rules><Rule><condition><expression type="SMS_TaskSequence_MakeModelConditionExpression">' +
    '<variable name="Make">Contoso</variable><variable name="Model">Laptop 9000</variable></expression></condition>' +
    `<Variables><Variable Name="${plain[0]}" IsSecret="false">${escapeText(plain[1])}</Variable>` +
    `<Variable Name="${secret[0]}" IsSecret="true">${escapeText(secret[1])}</Variable></Variables></Rule></Rules>\r\n`;
  return step(sms('SetDynamicVariablesAction'), name, 'OsdSetDynamicVariables.exe ', [
    variable('OSDSetDynamicVariablesRules', 'Rules', rules),
  ]);
}

/** Run PowerShell Script with the script in the step: base64 of UTF-16LE with its byte order mark. */
export const runInlineScript = (name: string, script: string): StepSpec =>
  step(sms('RunPowerShellScriptAction'), name, 'OSDRunPowerShellScript.exe', [
    variable('OSDRunPowerShellScriptExecutionPolicy', 'ExecutionPolicy', 'Bypass'),
    variable(
      'OSDRunPowerShellScriptSourceScript',
      'SourceScript',
      Buffer.from(`\uFEFF${script}`, 'utf16le').toString('base64'),
    ),
  ]);

/** Upgrade Operating System by a feature update that is deployed, as it can be since 2103. */
export const upgradeByFeatureUpdate = (name: string, assignmentId: string): StepSpec =>
  step(
    sms('UpgradeOperatingSystemAction'),
    name,
    'osdupgradeos.exe',
    [
      variable('OSDFeatureUpdateAssignmentID', 'FeatureUpdateAssignmentId', assignmentId),
      variable('OSDUpgradeFeatureUpdateName', 'FeatureUpdateName', 'Feature update to Windows 11'),
      variable('OSDUpgradeOsProductKey', 'OsProductKey', ''),
    ],
    [],
    { runIn: 'FullOS' },
  );

/**
 * A Run Task Sequence step whose display name has no id (libs/domain/docs/task-sequences.md, "Child task sequences").
 */
export const withPlainDisplayName = (child: StepSpec): StepSpec => ({
  ...child,
  variables: child.variables.map((one) =>
    one.name === 'OSDSubTasksequenceTsName' ? { ...one, text: one.text.replace(/^[A-Z0-9]{8}, /, '') } : one,
  ),
});

/** A condition on a task sequence variable. */
export const ifVariable = (name: string, operator: string, value: string): string =>
  '<expression type="SMS_TaskSequence_VariableConditionExpression">' +
  `<variable name="Operator">${operator}</variable><variable name="Value">${escapeText(value)}</variable>` +
  `<variable name="Variable">${name}</variable></expression>`;

/** A condition on a WMI query. */
export const ifQuery = (query: string): string =>
  '<expression type="SMS_TaskSequence_WMIConditionExpression"><variable name="Namespace">root\\cimv2</variable>' +
  `<variable name="Query">${escapeText(query)}</variable></expression>`;

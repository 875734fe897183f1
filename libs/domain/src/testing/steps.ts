import type { FlatReference } from '../reference/id-map.js';
import { unresolvedId } from '../reference/ref.js';
import { referenceListOf, type SequenceItem, type StepSpec, type VariableSpec } from './build-sequence.js';

type StepRest = Partial<Pick<StepSpec, 'description' | 'disabled' | 'continueOnError' | 'runIn' | 'condition'>>;

const variable = (name: string, property: string, text: string, hidden = false): VariableSpec => ({
  name,
  property,
  text,
  hidden,
});

const own = (name: string, text: string): VariableSpec => variable(name, name, text, true);

const packages = (...ids: readonly (string | undefined)[]): FlatReference[] =>
  ids
    .filter((id): id is string => id !== undefined && id !== '' && id !== unresolvedId)
    .map((id) => ({ kind: 'package', id }));

function step(
  type: string,
  name: string,
  action: string,
  variables: readonly VariableSpec[],
  needs: readonly FlatReference[],
  rest: StepRest,
): StepSpec {
  return { kind: 'step', type: `SMS_TaskSequence_${type}`, name, action, variables, needs, ...rest };
}

/** Run Command Line, from a package when one is given. */
export function runCommandLine(name: string, command: string, packageId = '', rest: StepRest = {}): StepSpec {
  const variables = [
    variable('CommandLine', 'CommandLine', command, true),
    own('PackageID', packageId),
    variable('SMSTSDisableWow64Redirection', 'DisableWow64Redirection', 'false'),
    variable('SMSTSRunCommandLineAsUser', 'RunAsUser', 'false'),
    variable('SMSTSRunCommandLineUserName', 'UserName', ''),
    variable('SMSTSRunCommandLineUserPassword', 'UserPassword', ''),
  ];
  const action = `smsswd.exe /run:${packageId} ${command}`;
  return step('RunCommandLineAction', name, action, variables, packages(packageId), rest);
}

/** Run PowerShell Script out of a package. */
export function runPowerShell(
  name: string,
  script: { readonly file: string; readonly parameters?: string; readonly packageId: string },
  rest: StepRest = {},
): StepSpec {
  const variables = [
    variable('OSDRunPowerShellScriptExecutionPolicy', 'ExecutionPolicy', 'Bypass'),
    variable('OSDRunPowerShellScriptPackageID', 'PackageID', script.packageId),
    variable('OSDRunPowerShellScriptParameters', 'Parameters', script.parameters ?? ''),
    variable('OSDRunPowerShellScriptScriptName', 'ScriptName', script.file),
  ];
  return step(
    'RunPowerShellScriptAction',
    name,
    'OSDRunPowerShellScript.exe',
    variables,
    packages(script.packageId),
    rest,
  );
}

/** Install Package: one program of a package. */
export function installPackage(name: string, packageId: string, program: string, rest: StepRest = {}): StepSpec {
  const variables = [
    own('PackageID', packageId),
    variable('_SMSSWDProgramName', 'ProgramName', program),
    own('ContinueOnInstallError', 'false'),
  ];
  const action = `smsswd.exe /pkg:${packageId} /install /basevar: /continueOnError:False`;
  return step('InstallSoftwareAction', name, action, variables, [{ kind: 'package', id: packageId, program }], rest);
}

/** Install Application: model names with their display names. */
export function installApplications(
  name: string,
  applications: readonly { readonly id: string; readonly name: string }[],
  rest: StepRest = {},
): StepSpec {
  const ids = applications.map(({ id }) => id).join(',');
  const variables = [
    variable('OSDApp', 'AppInfo', String(applications.length), true),
    ...applications.flatMap((application, index) => [
      variable(`OSDApp${index}Description`, `AppInfo${index}Description`, ''),
      variable(`OSDApp${index}DisplayName`, `AppInfo${index}DisplayName`, application.name),
      variable(`OSDApp${index}Name`, `AppInfo${index}Name`, application.id),
    ]),
    own('ApplicationName', ids),
    variable('OSDAppCount', 'NumApps', String(applications.length)),
  ];
  const needs = applications.map(({ id }): FlatReference => ({ kind: 'application', id }));
  const action = `smsappinstall.exe /app:${ids} /basevar: /continueOnError:False`;
  return step('InstallApplicationAction', name, action, variables, needs, { runIn: 'FullOS', ...rest });
}

/** Apply Operating System Image, with an answer file out of a package when one is given. */
export function applyImage(
  name: string,
  image: { readonly imageId: string; readonly answerFilePackageId?: string },
  rest: StepRest = {},
): StepSpec {
  const answerFile = image.answerFilePackageId;
  const config = answerFile === undefined ? '' : ` "/config:${answerFile},%OSDConfigFileName%"`;
  const variables = [
    ...(answerFile === undefined ? [] : [own('ConfigFilePackage', answerFile)]),
    variable('OSDConfigFileName', 'ConfigFileName', answerFile === undefined ? '' : 'unattend.xml'),
    variable('OSDImageIndex', 'ImageIndex', '1'),
    own('ImagePackageID', image.imageId),
  ];
  const action = `OSDApplyOS.exe /image:${image.imageId},%OSDImageIndex%${config}`;
  return step('ApplyOperatingSystemAction', name, action, variables, packages(image.imageId, answerFile), {
    runIn: 'WinPE',
    ...rest,
  });
}

/** Apply Driver Package. */
export function applyDriverPackage(name: string, packageId: string, rest: StepRest = {}): StepSpec {
  const variables = [
    variable('OSDApplyDriverDriverPackageID', 'DriverPackageID', packageId, true),
    variable('OSDAllowUnsignedDriver', 'UnsignedDriver', 'false'),
  ];
  const action = `osddriverclient.exe /install:${packageId}  /unsigned:%OSDAllowUnsignedDriver%`;
  return step('ApplyDriverPackageAction', name, action, variables, packages(packageId), { runIn: 'WinPE', ...rest });
}

/** Auto Apply Drivers, limited to some driver categories. */
export function autoApplyDrivers(name: string, categories: readonly string[], rest: StepRest = {}): StepSpec {
  const variables = [
    variable('OSDAutoApplyDriverBestMatch', 'BestMatch', 'true'),
    variable('OSDAutoApplyDriverCategoryList', 'CategoryList', categories.join(',')),
  ];
  return step('AutoApplyAction', name, 'osddriverclient.exe /auto', variables, [], { runIn: 'WinPE', ...rest });
}

/** Upgrade Operating System, with a driver package when one is given. */
export function upgradeSystem(
  name: string,
  upgrade: { readonly packageId: string; readonly driverPackageId?: string },
  rest: StepRest = {},
): StepSpec {
  const variables = [
    variable('OSDUpgradeDriverPackageID', 'DriverPackageID', upgrade.driverPackageId ?? ''),
    variable('OSDUpgradeInstallPackageID', 'InstallPackageID', upgrade.packageId),
    variable('OSDUpgradeOsProductKey', 'OsProductKey', ''),
  ];
  return step(
    'UpgradeOperatingSystemAction',
    name,
    'osdupgradeos.exe',
    variables,
    packages(upgrade.packageId, upgrade.driverPackageId),
    { runIn: 'FullOS', ...rest },
  );
}

/** Run Task Sequence. `steps` are those of the child: its references go into the caches and the parent's list. */
export function runTaskSequence(
  name: string,
  child: { readonly id: string; readonly name: string; readonly steps: readonly SequenceItem[] },
  rest: StepRest = {},
): StepSpec {
  const flat = referenceListOf(child.steps);
  const ids = (kind: FlatReference['kind']): string =>
    flat
      .filter((reference) => reference.kind === kind)
      .map((reference) => reference.id)
      .join(',');
  const variables = [
    variable('OSDSubTasksequenceTsName', 'TsName', `${child.id}, ${child.name}`),
    variable('OSDSubTasksequencePackageID', 'TsPackageID', child.id),
    variable('OSDSubTasksequenceTsReferenceApplications', 'TsReferenceApplications', ids('application')),
    variable('OSDSubTasksequenceTsReferencePackages', 'TsReferencePackages', ids('package')),
  ];
  const needs: FlatReference[] = [{ kind: 'package', id: child.id, program: '*' }, ...flat];
  return step('SubTasksequence', name, 'SubTasksequence.exe', variables, needs, rest);
}

/** Setup Windows and ConfigMgr. */
export function setupWindows(name: string, clientPackageId: string, rest: StepRest = {}): StepSpec {
  const variables = [
    variable('_SMSClientPackageID', 'ClientPackageID', clientPackageId),
    variable('SMSClientInstallProperties', 'InstallationProperties', ''),
  ];
  return step('SetupWindowsAndSMSAction', name, 'OSDSetupWindows.exe', variables, packages(clientPackageId), {
    runIn: 'WinPE',
    ...rest,
  });
}

/** Capture User State, with the USMT package. */
export function captureUserState(name: string, usmtPackageId: string, rest: StepRest = {}): StepSpec {
  const variables = [variable('_OSDMigrateUsmtPackageID', 'UsmtPackageID', usmtPackageId)];
  return step('CaptureUserStateAction', name, 'OSDMigrateUserState.exe /capture', variables, packages(usmtPackageId), {
    runIn: 'FullOS',
    ...rest,
  });
}

/** Download Package Content of some packages, with its numbered cache. */
export function downloadContent(
  name: string,
  contents: readonly { readonly id: string; readonly name: string; readonly type: number }[],
  rest: StepRest = {},
): StepSpec {
  const ids = contents.map(({ id }) => id);
  const variables = [
    variable('OSDDownloadDownloadPackages', 'DownloadPackages', ids.join(',')),
    variable('OSDPackageCount', 'NumPackages', String(ids.length)),
    variable('OSDPackage', 'PackageInfo', String(ids.length), true),
    ...contents.flatMap((content, index) => [
      variable(`OSDPackage${index}Name`, `PackageInfo${index}Name`, content.name),
      variable(`OSDPackage${index}PackageId`, `PackageInfo${index}PackageId`, content.id),
      variable(`OSDPackage${index}PkgType`, `PackageInfo${index}PkgType`, String(content.type)),
    ]),
  ];
  return step('DownloadPackageContentAction', name, 'OsdDownloadContent.exe ', variables, packages(...ids), rest);
}

/** Set Task Sequence Variable. */
export function setVariable(name: string, variableName: string, value: string, rest: StepRest = {}): StepSpec {
  const variables = [
    own('DoNotShowVariableValue', 'false'),
    own('VariableName', variableName),
    own('VariableValue', value),
  ];
  const action = `tsenv.exe "${variableName}=${value}" /hiddenflag:False`;
  return step('SetVariableAction', name, action, variables, [], rest);
}

/** Apply Network Settings: joins a domain with an account and its password. */
export function joinDomain(name: string, password: string, rest: StepRest = {}): StepSpec {
  const variables = [
    variable('OSDJoinAccount', 'DomainUsername', 'CONTOSO\\svc-join'),
    variable('OSDJoinDomainName', 'DomainName', 'contoso.com'),
    variable('OSDJoinPassword', 'DomainPassword', password),
  ];
  return step('ApplyNetworkSettingsAction', name, 'osdnetsettings.exe configure', variables, [], {
    runIn: 'WinPE',
    ...rest,
  });
}

/** Apply Windows Settings, with a product key and the password of the local administrator. */
export function applyWindowsSettings(
  name: string,
  secrets: { readonly productKey?: string; readonly adminPassword?: string },
  rest: StepRest = {},
): StepSpec {
  const variables = [
    variable('OSDLocalAdminPassword', 'AdminPassword', secrets.adminPassword ?? ''),
    variable('OSDProductKey', 'ProductKey', secrets.productKey ?? ''),
    variable('OSDRegisteredUserName', 'RegisteredUser', 'Contoso'),
  ];
  return step('ApplyWindowsSettingsAction', name, 'osdwinsettings.exe /config', variables, [], {
    runIn: 'WinPE',
    ...rest,
  });
}

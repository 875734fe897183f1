import {
  applyDriverPackage,
  applyImage,
  applyWindowsSettings,
  autoApplyDrivers,
  buildTaskSequence,
  captureUserState,
  describeObject,
  downloadContent,
  group,
  installApplications,
  installPackage,
  joinDomain,
  runCommandLine,
  runPowerShell,
  runTaskSequence,
  setVariable,
  setupWindows,
  upgradeSystem,
  type SequenceItem,
} from '@tsferry/domain/testing';
import type { FixturePair } from './fixture-pair.js';
import { lab, labApplications } from './lab-ids.js';
import { labPackages } from './lab-packages.js';
import {
  applyDataImage,
  applyFromSource,
  connectFolder,
  ifQuery,
  ifVariable,
  installDeploymentTools,
  partition,
  restart,
  restoreUserState,
  runInlineScript,
  setDynamicVariables,
  setHiddenVariable,
  useToolkit,
} from './more-steps.js';

const applicationSteps: SequenceItem[] = [
  installApplications('Install the portal', [{ id: labApplications.portal, name: 'Contoso Portal' }]),
  installApplications('Install the runtime again', [
    { id: labApplications.runtime, name: 'Contoso Runtime' },
    { id: labApplications.certificates, name: 'Contoso Certificates' },
  ]),
  installPackage('Install the VPN', lab.vpn, 'Install - silent', {
    condition: ifVariable('IsLaptop', 'equals', 'true'),
  }),
];
const applicationChild = { id: lab.childApplications, name: 'Install Applications', steps: applicationSteps };

const windowsSteps: SequenceItem[] = [
  runPowerShell('Set defaults', {
    file: 'Set-Defaults.ps1',
    parameters: '-TimeZone "UTC"',
    packageId: lab.scripts,
  }),
  // An id in free text: it is reported, not rewritten.
  setVariable('Remember the toolkit', 'ToolkitPackage', lab.toolkit),
  runCommandLine('Copy logs', `cmd.exe /c xcopy %_SMSTSLogPath% Z:\\${lab.scripts} /s`),
  runCommandLine('Install old printers', 'cscript.exe printers.vbs', lab.printers, { disabled: true }),
  runTaskSequence('Install applications', applicationChild),
];
const windowsChild = { id: lab.childWindows, name: 'Configure Windows', steps: windowsSteps };

const rootSteps: SequenceItem[] = [
  group('Prepare', [
    captureUserState('Capture user state', lab.usmt, { continueOnError: true }),
    restart('Restart in Windows PE'),
    partition('Partition disk'),
    useToolkit('Use toolkit', lab.toolkit),
    connectFolder('Connect to logs'),
    setHiddenVariable('Set BIOS password', 'BIOSPassword'),
    setDynamicVariables('Set by model', ['IsLaptop', 'true'], ['LocalSecret', '']),
  ]),
  group(
    'Install Windows',
    [
      applyImage('Apply Windows 11', { imageId: lab.image, answerFilePackageId: lab.answerFiles }),
      applyDataImage('Apply data', lab.dataImage),
      applyWindowsSettings('Windows settings', {}),
      joinDomain('Network settings', ''),
      applyDriverPackage('Drivers for Laptop 9000', lab.drivers, {
        condition: `<operator type="or">${ifQuery('SELECT * FROM Win32_ComputerSystem WHERE Model LIKE "%Laptop 9000%"')}${ifVariable('ForceDrivers', 'equals', 'true')}</operator>`,
      }),
      autoApplyDrivers('Other drivers', []),
      setupWindows('Setup Windows and Configuration Manager', lab.client),
    ],
    { condition: ifVariable('InPlaceUpgrade', 'notEquals', 'true') },
  ),
  group(
    'Upgrade Windows',
    [
      downloadContent('Download media', [
        { id: lab.upgrade, name: 'Windows 11 24H2 Media', type: 259 },
        { id: lab.drivers, name: 'Contoso Laptop 9000', type: 3 },
      ]),
      upgradeSystem('Upgrade to Windows 11', { packageId: lab.upgrade, driverPackageId: lab.drivers }),
    ],
    { condition: ifVariable('InPlaceUpgrade', 'equals', 'true') },
  ),
  group('Old way', [applyFromSource('Apply from media', lab.upgrade, lab.answerFiles)], { disabled: true }),
  group('Finish', [
    installDeploymentTools('Install deployment tools', lab.toolkit),
    runTaskSequence('Configure Windows', windowsChild),
    runInlineScript('Write a mark', `# Deployed by ${lab.root}\r\nNew-Item C:\\Windows\\Temp\\deployed.txt`),
    restoreUserState('Restore user state', lab.usmt),
  ]),
];

const described = labPackages.map(({ object }) => describeObject(object));
const applicationsSequence = buildTaskSequence(lab.childApplications, applicationChild.name, applicationSteps, {
  describes: described,
});
const windowsSequence = buildTaskSequence(lab.childWindows, windowsChild.name, windowsSteps, {
  describes: [...described, describeObject(applicationsSequence)],
});
const rootSequence = buildTaskSequence(lab.root, 'Deploy Windows 11', rootSteps, {
  describes: [...described, describeObject(applicationsSequence), describeObject(windowsSequence)],
  given: { BootImageID: lab.boot, Description: 'Installs Windows 11 or upgrades to it', Type: 2 },
});

/** The demo set: a task sequence with everything it needs, content and all. */
export const labPair: FixturePair = {
  name: 'lab',
  comment: 'The deployment of Windows 11 as the lab built it.',
  usmtPackageId: lab.usmt,
  objects: [...labPackages, { object: applicationsSequence }, { object: windowsSequence }, { object: rootSequence }],
};

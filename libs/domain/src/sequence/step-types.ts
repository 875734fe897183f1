import { defineStepType, type StepType } from './step-type.js';
import { applyDataImage } from './step-types/apply-data-image.js';
import { applyDriverPackage } from './step-types/apply-driver-package.js';
import { applyNetworkSettings } from './step-types/apply-network-settings.js';
import { applyOperatingSystem } from './step-types/apply-operating-system.js';
import { applyWindowsSettings } from './step-types/apply-windows-settings.js';
import { autoApplyDrivers } from './step-types/auto-apply-drivers.js';
import { captureSystemImage } from './step-types/capture-system-image.js';
import { captureUserState } from './step-types/capture-user-state.js';
import { connectNetworkFolder } from './step-types/connect-network-folder.js';
import { downloadPackageContent } from './step-types/download-package-content.js';
import { enableBitLocker } from './step-types/enable-bitlocker.js';
import { installApplication } from './step-types/install-application.js';
import { installDeploymentTools } from './step-types/install-deployment-tools.js';
import { installPackage } from './step-types/install-package.js';
import { joinDomainWorkgroup } from './step-types/join-domain-workgroup.js';
import { restoreUserState } from './step-types/restore-user-state.js';
import { runCommandLine } from './step-types/run-command-line.js';
import { runPowerShellScript } from './step-types/run-powershell-script.js';
import { runTaskSequence } from './step-types/run-task-sequence.js';
import { setupWindows } from './step-types/setup-windows.js';
import { upgradeOperatingSystem } from './step-types/upgrade-operating-system.js';
import { configureAdds, mdtTypes } from './step-types/mdt.js';
import { setDynamicVariables, setVariable } from './step-types/variables.js';

const plain = (type: string, label: string): StepType => defineStepType({ type: `SMS_TaskSequence_${type}`, label });

/**
 * Every known type of step. Any other is read by another rule (libs/domain/docs/task-sequences.md, "Unknown steps").
 */
export const stepTypes: readonly StepType[] = [
  applyDataImage,
  applyDriverPackage,
  applyNetworkSettings,
  applyOperatingSystem,
  applyWindowsSettings,
  autoApplyDrivers,
  captureSystemImage,
  captureUserState,
  connectNetworkFolder,
  downloadPackageContent,
  enableBitLocker,
  installApplication,
  installDeploymentTools,
  installPackage,
  joinDomainWorkgroup,
  restoreUserState,
  runCommandLine,
  runPowerShellScript,
  runTaskSequence,
  setupWindows,
  upgradeOperatingSystem,
  setVariable,
  setDynamicVariables,
  configureAdds,
  ...mdtTypes,
  // Without references and secrets; what Install Software Updates installs is decided when it runs.
  plain('InstallUpdateAction', 'Install Software Updates'),
  plain('RebootAction', 'Restart Computer'),
  plain('PartitionDiskAction', 'Format and Partition Disk'),
  plain('ConvertDiskAction', 'Convert Disk to Dynamic'),
  plain('CaptureNetworkSettingsAction', 'Capture Network Settings'),
  plain('CaptureWindowsSettingsAction', 'Capture Windows Settings'),
  plain('DisableBitLockerAction', 'Disable BitLocker'),
  plain('OfflineEnableBitLockerAction', 'Pre-provision BitLocker'),
  plain('PrepareOSAction', 'Prepare Windows for Capture'),
  plain('PrepareSMSClientAction', 'Prepare ConfigMgr Client for Capture'),
  plain('RequestStateStoreAction', 'Request State Store'),
  plain('ReleaseStateStoreAction', 'Release State Store'),
  plain('PrestartCheckAction', 'Check Readiness'),
];

const byType: ReadonlyMap<string, StepType> = new Map(
  stepTypes.map((stepType) => [stepType.type.toLowerCase(), stepType]),
);
const unknown = defineStepType({ type: '', label: '', references: 'by-name' });

/**
 * What is known of a type of step, ignoring case as WMI does with class names; an unknown one has `type` and `label` empty
 * and its ids are found by name.
 */
export function stepTypeOf(type: string): StepType {
  return byType.get(type.trim().toLowerCase()) ?? unknown;
}

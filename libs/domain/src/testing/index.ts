export {
  buildApplication,
  buildSdmPackage,
  type ApplicationSpec,
  type ContentSpec,
  type DeploymentTypeSpec,
} from './build-application.js';
export { builtTime, buildEmbedded, buildInstance, type BuildProperties, type BuildValue } from './build-instance.js';
export {
  buildSequence,
  group,
  referenceListOf,
  type GroupSpec,
  type SequenceItem,
  type StepSpec,
  type VariableSpec,
} from './build-sequence.js';
export {
  buildBootImage,
  buildDriver,
  buildDriverPackage,
  buildObject,
  buildOsImage,
  buildOsUpgradePackage,
  buildPackage,
  buildProgram,
  buildTaskSequence,
  describeObject,
} from './build-object.js';
export {
  applyDriverPackage,
  applyImage,
  applyWindowsSettings,
  autoApplyDrivers,
  captureUserState,
  downloadContent,
  installApplications,
  installPackage,
  joinDomain,
  runCommandLine,
  runPowerShell,
  runTaskSequence,
  setVariable,
  setupWindows,
  upgradeSystem,
} from './steps.js';

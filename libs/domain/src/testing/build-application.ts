import { escapeAttribute, escapeText } from '../xml/xml-text.js';
import type { ManagedObject } from '../object/managed-object.js';
import { buildObject } from './build-object.js';
import type { BuildProperties } from './build-instance.js';

/** A content of a deployment type: its files by name with their sizes. */
export type ContentSpec = {
  readonly id: string;
  readonly location: string;
  readonly files?: Readonly<Record<string, number>>;
};

/** A deployment type. `dependsOn` and `supersedes` hold the ModelName of other applications. */
export type DeploymentTypeSpec = {
  readonly logicalName: string;
  readonly title?: string;
  readonly contents?: readonly ContentSpec[];
  readonly dependsOn?: readonly string[];
  readonly supersedes?: readonly string[];
};

/** An application. `scope` is the authoring scope of the site that made it. */
export type ApplicationSpec = {
  readonly scope: string;
  readonly logicalName: string;
  readonly name: string;
  readonly version?: number;
  /** PackageID of the hidden package that carries its content. */
  readonly contentPackageId?: string;
  readonly deploymentTypes?: readonly DeploymentTypeSpec[];
  readonly given?: BuildProperties;
};

const rules = 'http://schemas.microsoft.com/SystemsCenterConfigurationManager/2009/06/14/Rules';

const names = (scope: string, logicalName: string): string =>
  `AuthoringScopeId="${escapeAttribute(scope)}" LogicalName="${escapeAttribute(logicalName)}"`;

/**
 * The leaf that names another application and one of its deployment types
 * (libs/domain/docs/objects.md, "Applications").
 */
function intent(modelName: string, state: 'Required' | 'Prohibited'): string {
  const slash = modelName.lastIndexOf('/');
  const [scope, logicalName] = [modelName.slice(0, slash), modelName.slice(slash + 1)];
  const type = logicalName.replace('Application_', 'DeploymentType_');
  return (
    `<DeploymentTypeIntentExpression DesiredState="${state}">` +
    `<DeploymentTypeApplicationReference ${names(scope, logicalName)} Version="1"/>` +
    `<DeploymentTypeReference ${names(scope, type)} Changeable="true"/></DeploymentTypeIntentExpression>`
  );
}

function dependencies(modelNames: readonly string[]): string {
  if (modelNames.length === 0) return '';
  const operands = modelNames.map((name) => intent(name, 'Required')).join('');
  return (
    `<Dependencies><DeploymentTypeRule xmlns="${rules}" id="DTRule_1" Severity="Critical"><DeploymentTypeExpression>` +
    `<Operator>Or</Operator><Operands>${operands}</Operands></DeploymentTypeExpression></DeploymentTypeRule></Dependencies>`
  );
}

function supersedence(modelNames: readonly string[]): string {
  if (modelNames.length === 0) return '';
  const rule = (name: string): string =>
    `<DeploymentTypeRule xmlns="${rules}" id="DTRule_2" Severity="None">${intent(name, 'Prohibited')}</DeploymentTypeRule>`;
  return `<Supersedes>${modelNames.map(rule).join('')}</Supersedes>`;
}

function content({ id, location, files = { 'setup.exe': 1000 } }: ContentSpec): string {
  const list = Object.entries(files).map(([name, size]) => `<File Name="${escapeAttribute(name)}" Size="${size}"/>`);
  return (
    `<Content ContentId="${escapeAttribute(id)}" Version="1">${list.join('')}` +
    `<Location>${escapeText(location)}</Location><OnFastNetwork>Download</OnFastNetwork></Content>`
  );
}

function deploymentType(spec: DeploymentTypeSpec, application: ApplicationSpec): string {
  const { logicalName, title = 'Install', contents = [], dependsOn = [], supersedes = [] } = spec;
  // A detection rule repeats the name of its application, inside XML that is text.
  const rule = `<SettingReference ${names(application.scope, application.logicalName)} Version="1"/>`;
  return (
    `<DeploymentType ${names(application.scope, logicalName)} Version="1"><Title>${escapeText(title)}</Title>` +
    `<DeploymentTechnology>GLOBAL/ScriptDeploymentTechnology</DeploymentTechnology><Technology>Script</Technology>` +
    dependencies(dependsOn) +
    supersedence(supersedes) +
    `<Installer Technology="Script"><Contents>${contents.map(content).join('')}</Contents>` +
    `<DetectAction><Args><Arg Name="MethodBody" Type="String">${escapeText(rule)}</Arg></Args></DetectAction>` +
    `</Installer></DeploymentType>`
  );
}

/** The SDMPackageXML of an application, in Microsoft's form with its declaration of UTF-16. */
export function buildSdmPackage(spec: ApplicationSpec): string {
  const { scope, logicalName, name, version = 1, deploymentTypes = [] } = spec;
  const types = deploymentTypes.map((type) => `<DeploymentType ${names(scope, type.logicalName)} Version="1"/>`);
  return (
    `<?xml version="1.0" encoding="utf-16"?><AppMgmtDigest ` +
    `xmlns="http://schemas.microsoft.com/SystemCenterConfigurationManager/2009/AppMgmtDigest">` +
    `<Application ${names(scope, logicalName)} Version="${version}"><DisplayInfo DefaultLanguage="en-US">` +
    `<Info Language="en-US"><Title>${escapeText(name)}</Title></Info></DisplayInfo>` +
    `<DeploymentTypes>${types.join('')}</DeploymentTypes><Title>${escapeText(name)}</Title></Application>` +
    `${deploymentTypes.map((type) => deploymentType(type, spec)).join('')}</AppMgmtDigest>`
  );
}

/** An application with its deployment types, contents, dependencies and supersedence. */
export function buildApplication(spec: ApplicationSpec): ManagedObject {
  const { scope, logicalName, name, version = 1, contentPackageId = '', deploymentTypes = [], given } = spec;
  const modelName = `${scope}/${logicalName}`;
  const empty = (file: string) => ({ kind: 'text', text: `<${file} />` }) as const;
  const properties = {
    CI_ID: 16777400,
    CI_UniqueID: `${modelName}/${version}`,
    CIVersion: version,
    ModelName: modelName,
    LocalizedDisplayName: name,
    NumberOfDeploymentTypes: deploymentTypes.length,
    PackageID: contentPackageId,
    SDMPackageVersion: version,
    SDMPackageXML: buildSdmPackage(spec),
    ...given,
  };
  const sideFiles = {
    'DependentApplications.xml': empty('DependentApplications'),
    'DependentGlobalConditions.xml': empty('DependentGlobalConditions'),
    'SupersedenceApplications.xml': empty('SupersedenceApplications'),
  };
  return buildObject('SMS_Application', properties, { sideFiles });
}

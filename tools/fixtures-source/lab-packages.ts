import {
  buildApplication,
  buildBootImage,
  buildDriver,
  buildDriverPackage,
  buildEmbedded,
  buildOsImage,
  buildOsUpgradePackage,
  buildPackage,
  buildProgram,
} from '@tsferry/domain/testing';
import { binaryFile, textFile, wimFile, type ContentFiles } from './content-files.js';
import type { FixtureObject } from './fixture-pair.js';
import { lab, labApplications, labDrivers } from './lab-ids.js';
import { contentIdOf, labScope } from './names.js';

const packages: readonly FixtureObject[] = [
  {
    object: buildPackage(lab.usmt, 'User State Migration Tool for Windows', { DefaultImageFlags: 2 }),
    files: { 'amd64/scanstate.exe': binaryFile('scanstate', 900), 'amd64/loadstate.exe': binaryFile('loadstate', 900) },
  },
  {
    object: buildPackage(lab.client, 'Configuration Manager Client Package', { IsPredefinedPackage: true }),
    files: { 'ccmsetup.exe': binaryFile('ccmsetup', 1200), 'x64/client.msi': binaryFile('client', 1500) },
  },
  {
    object: buildPackage(lab.scripts, 'Deployment Scripts', { Description: 'Scripts that every deployment runs' }),
    files: {
      'prepare.cmd': textFile('@echo off', 'echo Preparing %COMPUTERNAME%'),
      'Set-Defaults.ps1': textFile('param([string]$TimeZone)', 'Set-TimeZone -Id $TimeZone'),
      'modules/Contoso.psm1': textFile('function Get-Site { "LAB" }'),
    },
  },
  { object: buildProgram(lab.scripts, 'Prepare', { CommandLine: 'prepare.cmd', PackageName: 'Deployment Scripts' }) },
  {
    object: buildPackage(lab.vpn, 'Contoso VPN', { Manufacturer: 'Contoso', Version: '4.2' }),
    files: { 'setup.exe': binaryFile('vpn', 2500), 'profile.xml': textFile('<vpn server="vpn.contoso.com"/>') },
  },
  {
    object: buildProgram(lab.vpn, 'Install - silent', {
      CommandLine: 'setup.exe /quiet',
      // Run another program first.
      DependentProgram: `${lab.scripts};;Prepare`,
      PackageName: 'Contoso VPN',
    }),
  },
  {
    object: buildPackage(lab.answerFiles, 'Answer Files'),
    files: { 'unattend.xml': textFile('<unattend xmlns="urn:schemas-microsoft-com:unattend"/>') },
  },
  {
    object: buildPackage(lab.toolkit, 'Deployment Toolkit'),
    files: { 'Scripts/ZTISCCM.wsf': textFile('<job id="ZTISCCM"/>'), 'Tools/tool.exe': binaryFile('tool', 700) },
  },
  {
    object: buildPackage(lab.printers, 'Printer Tools (old)'),
    files: { 'printers.vbs': textFile("' Needed by a disabled step only") },
  },
];

const driver = (id: string, name: string, driverClass: string): FixtureObject => ({
  object: buildDriver(id, name, {
    DriverClass: driverClass,
    DriverINFFile: `${driverClass}.inf`,
    DriverVersion: '1.2.3.4',
  }),
  files: {
    [`${driverClass}.inf`]: textFile('[Version]', 'Signature="$WINDOWS NT$"', `Class=${driverClass}`),
    [`${driverClass}.sys`]: binaryFile(name, 800),
  },
});

const images: readonly FixtureObject[] = [
  driver(labDrivers.network, 'Contoso Gigabit Adapter', 'net'),
  driver(labDrivers.storage, 'Contoso NVMe Controller', 'hdc'),
  {
    object: buildDriverPackage(lab.drivers, 'Contoso Laptop 9000', Object.values(labDrivers)),
    files: { 'net/net.inf': textFile('Class=net'), 'hdc/hdc.inf': textFile('Class=hdc') },
  },
  { object: buildOsImage(lab.image, 'Windows 11 Enterprise 24H2'), files: { 'install.wim': wimFile('install') } },
  { object: buildOsImage(lab.dataImage, 'Contoso Data'), files: { 'data.wim': wimFile('data') } },
  {
    object: buildOsUpgradePackage(lab.upgrade, 'Windows 11 24H2 Media'),
    files: { 'setup.exe': binaryFile('setup', 1100), 'sources/install.wim': wimFile('media') },
  },
  {
    object: buildBootImage(lab.boot, 'Contoso Boot x64', [labDrivers.network], {
      ReferencedDrivers: [
        buildEmbedded('SMS_Driver_Details', {
          ID: labDrivers.network,
          SourcePath: '\\\\files.contoso.com\\drivers$\\sources\\Contoso Gigabit Adapter',
        }),
      ],
    }),
    files: { 'boot.wim': wimFile('boot') },
  },
];

type ApplicationRest = {
  readonly needs?: readonly string[];
  readonly supersedes?: readonly string[];
  readonly contentPackageId: string;
};

function application(word: keyof typeof labApplications, name: string, rest: ApplicationRest): FixtureObject {
  const files: ContentFiles = { 'setup.msi': binaryFile(word, 1300), 'readme.txt': textFile(`${name}, made up`) };
  const sizes = Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, bytes.length]));
  const location = `\\\\files.contoso.com\\apps$\\${name}\\`;
  const logicalName = labApplications[word].slice(labScope.length + 1);
  const object = buildApplication({
    scope: labScope,
    logicalName,
    name,
    contentPackageId: rest.contentPackageId,
    deploymentTypes: [
      {
        logicalName: logicalName.replace('Application_', 'DeploymentType_'),
        contents: [{ id: contentIdOf(word), location, files: sizes }],
        dependsOn: rest.needs ?? [],
        supersedes: rest.supersedes ?? [],
      },
    ],
  });
  return { object, files };
}

const { certificates, runtime, classic } = labApplications;

const applications: readonly FixtureObject[] = [
  application('certificates', 'Contoso Certificates', { contentPackageId: 'LAB0000D' }),
  application('runtime', 'Contoso Runtime', { contentPackageId: 'LAB0000E', needs: [certificates] }),
  application('classic', 'Contoso Portal Classic', { contentPackageId: 'LAB0000F' }),
  application('portal', 'Contoso Portal', { contentPackageId: 'LAB00010', needs: [runtime], supersedes: [classic] }),
];

/** Everything of the demo set but its task sequences, dependencies first. */
export const labPackages: readonly FixtureObject[] = [...packages, ...images, ...applications];

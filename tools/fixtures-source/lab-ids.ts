import { labScope, modelNameOf, guidOf } from './names.js';

/** The ids of the demo set, as site LAB gave them. */
export const lab = {
  usmt: 'LAB00001',
  client: 'LAB00002',
  scripts: 'LAB00010',
  vpn: 'LAB00011',
  answerFiles: 'LAB00012',
  toolkit: 'LAB00013',
  drivers: 'LAB00014',
  image: 'LAB00015',
  upgrade: 'LAB00016',
  boot: 'LAB00017',
  dataImage: 'LAB00018',
  printers: 'LAB00019',
  childApplications: 'LAB00020',
  childWindows: 'LAB00021',
  root: 'LAB00022',
} as const;

/** ModelNames of the applications: the portal needs the runtime, which needs the certificates, and supersedes the classic one. */
export const labApplications = {
  certificates: modelNameOf('certificates'),
  runtime: modelNameOf('runtime'),
  classic: modelNameOf('classic'),
  portal: modelNameOf('portal'),
} as const;

/** CI_UniqueIDs of the drivers. */
export const labDrivers = {
  network: `${labScope}/Driver_${guidOf('driver network')}`,
  storage: `${labScope}/Driver_${guidOf('driver storage')}`,
} as const;

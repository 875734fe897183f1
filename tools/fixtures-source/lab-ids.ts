import { labScope, modelNameOf, guidOf } from './names.js';

/**
 * The ids of the demo set, as site LAB gave them in the order of the archive: an empty site LAB gives the same, and ids in
 * free text stay true. The content packages of the applications lie between.
 */
export const lab = {
  usmt: 'LAB00001',
  client: 'LAB00002',
  scripts: 'LAB00003',
  vpn: 'LAB00004',
  answerFiles: 'LAB00005',
  toolkit: 'LAB00006',
  drivers: 'LAB00008',
  image: 'LAB00009',
  upgrade: 'LAB0000B',
  boot: 'LAB0000C',
  dataImage: 'LAB0000A',
  printers: 'LAB00007',
  childApplications: 'LAB00011',
  childWindows: 'LAB00012',
  root: 'LAB00013',
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

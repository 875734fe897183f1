import { findProperty, getText, setText, setTexts } from '../instance/properties.js';
import type { Instance } from '../instance/instance.js';
import { setServer } from './codecs/wmi-path.js';

/** Where and when an object comes to be at a site. */
export type SiteStamp = {
  readonly code: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  /** Counts the changes of the object, from 1. */
  readonly version: number;
  /**
   * GUID of this change, made by the caller: SedoObjectVersion
   * (libs/domain/docs/objects.md, "Objects keyed by PackageID").
   */
  readonly sedo: string;
  /** `/` or `/OSD/Prod`. */
  readonly folder: string;
};

/** A time as WMI writes it, in UTC to the second (libs/io/docs/archive-format.md, "Objects"). */
function toWmiTime(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 19).replace(/\D/g, '')}.000000+000`;
}

/**
 * The instance with everything that says where and when it is made the site's own; no name of the server it came from
 * stays in those properties. Only properties that the instance has are set, none is added.
 */
export function ownProperties(instance: Instance, site: SiteStamp): Instance {
  const time = toWmiTime(site.time);
  const values: readonly (readonly [name: string, text: string])[] = [
    ['SourceSite', site.code],
    ['SourceDate', time],
    ['LastRefreshTime', time],
    ['DateCreated', time],
    ['DateLastModified', time],
    ['SourceVersion', String(site.version)],
    ['StoredPkgVersion', String(site.version)],
    ['StoredPkgPath', ''],
    ['SedoObjectVersion', site.sedo],
    // Exports hold null here, whatever the folder (52 of 52 objects of real exports): the folder is kept by the site.
    ...(getText(instance, 'ObjectPath') === null ? [] : [['ObjectPath', site.folder] as const]),
  ];
  const stamped = values.reduce(
    (next, [name, text]) => (findProperty(next, name)?.kind === 'scalar' ? setText(next, name, text) : next),
    instance,
  );
  const scoped =
    findProperty(stamped, 'SecuredScopeNames')?.kind === 'array'
      ? setTexts(stamped, 'SecuredScopeNames', ['Default'])
      : stamped;
  return setServer(scoped, site.code, site.code);
}

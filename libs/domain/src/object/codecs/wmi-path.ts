import { getText, setText } from '../../instance/properties.js';
import type { Instance } from '../../instance/instance.js';

/**
 * The instance under another relative WMI path, for example `SMS_Package.PackageID="LAB00001"`: `__RELPATH`, and the
 * part of `__PATH` behind the namespace. Unchanged when it has neither (libs/io/docs/archive-format.md, "Objects").
 */
export function setRelativePath(instance: Instance, relativePath: string): Instance {
  const path = getText(instance, '__PATH');
  const colon = path === null ? -1 : path.indexOf(':');
  const moved = getText(instance, '__RELPATH') === null ? instance : setText(instance, '__RELPATH', relativePath);
  if (path === null || colon < 0) return moved;
  return setText(moved, '__PATH', `${path.slice(0, colon + 1)}${relativePath}`);
}

/** The instance at another server and site: `__SERVER`, `__NAMESPACE` and the front of `__PATH`. */
export function setServer(instance: Instance, server: string, siteCode: string): Instance {
  const namespace = `root\\sms\\site_${siteCode}`;
  const path = getText(instance, '__PATH');
  let next = instance;
  if (getText(next, '__SERVER') !== null) next = setText(next, '__SERVER', server);
  if (getText(next, '__NAMESPACE') !== null) next = setText(next, '__NAMESPACE', namespace);
  if (path === null || path === '') return next;
  const colon = path.indexOf(':');
  const relativePath = colon < 0 ? (getText(instance, '__RELPATH') ?? '') : path.slice(colon + 1);
  return setText(next, '__PATH', `\\\\${server}\\${namespace}:${relativePath}`);
}

import { getText, setText } from '../instance/properties.js';
import { defineKind } from './kind.js';

/** A driver: its CI_UniqueID travels, and so does its content (domain.md 1.5). */
export const driverKind = defineKind({
  class: 'SMS_Driver',
  label: 'Driver',
  identity: 'portable',
  referenceKind: 'driver',
  idOf: (instance) => getText(instance, 'CI_UniqueID'),
  // [guess] No real export holds a driver: the rule for applications, `/` as `%` (export-format.md 3).
  folderKey: (instance) => (getText(instance, 'CI_UniqueID') ?? '').replaceAll('/', '%'),
  contents: (instance) => {
    const path = getText(instance, 'ContentSourcePath') ?? '';
    return path === '' ? [] : [{ key: '', path, singleFile: false }];
  },
  setContent: (instance, _key, path) => setText(instance, 'ContentSourcePath', path),
  remap: (object) => object,
});

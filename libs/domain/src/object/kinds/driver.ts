import { getText, getTexts, setText, setTexts } from '../../instance/properties.js';
import { configurationItemSiteProperties } from '../codecs/configuration-item.js';
import { defineKind } from '../kind.js';

const categories = 'CategoryInstance_UniqueIDs';

/**
 * A driver: its CI_UniqueID travels, and so does its content
 * (libs/domain/docs/objects.md, "Drivers and driver packages").
 */
export const driverKind = defineKind({
  class: 'SMS_Driver',
  label: 'Driver',
  plural: 'Drivers',
  identity: 'portable',
  referenceKind: 'driver',
  idName: 'unique id',
  hasIdForm: () => true,
  idOf: (instance) => getText(instance, 'CI_UniqueID'),
  // Guess: as for an application, `%` stands for `/` (libs/io/docs/archive-format.md, "Guesses").
  folderKey: (instance) => (getText(instance, 'CI_UniqueID') ?? '').replaceAll('/', '%'),
  folderKeyIsSeen: false,
  // Guess: like an application, by the id that travels (libs/io/docs/archive-format.md, "Guesses").
  manifestKeys: ['CI_UniqueID'],
  references: ({ instance }) =>
    getTexts(instance, categories)
      .filter((id) => id !== '')
      .map((id) => ({ kind: 'driver-category', id, step: null, property: categories, enabled: true })),
  contents: (instance) => {
    const path = getText(instance, 'ContentSourcePath') ?? '';
    return path === '' ? [] : [{ key: '', path, singleFile: false }];
  },
  setContent: (instance, _key, path) => setText(instance, 'ContentSourcePath', path),
  remap: (object, newId, map) => {
    const ids = getTexts(object.instance, categories);
    const moved = ids.map((id) => map('driver-category', id)?.id ?? id);
    const same = moved.every((id, index) => id === ids[index]);
    const instance = same ? object.instance : setTexts(object.instance, categories, moved);
    if (object.id !== newId) return { ...object, id: newId, instance: setText(instance, 'CI_UniqueID', newId) };
    return same ? object : { ...object, instance };
  },
  siteProperties: configurationItemSiteProperties,
});

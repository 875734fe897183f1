import { idKey } from './ref.js';

/** Values by an id and what the id is unique in: a class, or how references name things. */
export type IdTable<Value> = {
  get(group: string, id: string): Value | undefined;
  set(group: string, id: string, value: Value): void;
};

/** An empty table. Ids are compared without case. No key is put together, which would make a text for every look-up. */
export function createIdTable<Value>(): IdTable<Value> {
  const groups = new Map<string, Map<string, Value>>();
  return {
    get: (group, id) => groups.get(group)?.get(idKey(id)),
    set(group, id, value) {
      const known = groups.get(group);
      if (known) known.set(idKey(id), value);
      else groups.set(group, new Map([[idKey(id), value]]));
    },
  };
}

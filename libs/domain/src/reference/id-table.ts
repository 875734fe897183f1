import { idKey } from './ref.js';

/** Values by an id and what the id is unique in: a class, or how references name things. */
export type IdTable<Value> = {
  get(group: string, id: string): Value | undefined;
  set(group: string, id: string, value: Value): void;
  /** Keeps the value unless there is one. Answers the one that is there then. */
  add(group: string, id: string, value: Value): Value;
};

/** An empty table. Ids are compared without case. No key is put together, which would make a text for every look-up. */
export function createIdTable<Value>(): IdTable<Value> {
  const groups = new Map<string, Map<string, Value>>();
  const groupOf = (name: string): Map<string, Value> => {
    const known = groups.get(name);
    if (known) return known;
    const made = new Map<string, Value>();
    groups.set(name, made);
    return made;
  };
  return {
    get: (group, id) => groups.get(group)?.get(idKey(id)),
    set: (group, id, value) => void groupOf(group).set(idKey(id), value),
    add(group, id, value) {
      const values = groupOf(group);
      const key = idKey(id);
      const known = values.get(key);
      if (known === undefined) values.set(key, value);
      return known ?? value;
    },
  };
}

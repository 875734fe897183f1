import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase64Text } from '../text/base64-text.js';
import {
  buildTaskSequence,
  group,
  runCommandLine,
  type GroupSpec,
  type SequenceItem,
  type StepSpec,
} from '../testing/index.js';
import { compareObjects } from './compare-objects.js';

type Step = { readonly key: number; name: string; disabled: boolean; spec: StepSpec };
type Group = { readonly key: number; name: string; disabled: boolean; items: Item[] };
type Item = Step | Group;

const isGroup = (item: Item): item is Group => 'items' in item;
const allItems = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => [item, ...(isGroup(item) ? allItems(item.items) : [])]);

const variable = (name: string) => ({ name, property: name });
const script = (lines: readonly string[]): string =>
  encodeBase64Text({ text: lines.join('\r\n'), encoding: 'utf-16le', bom: true });
const condition = (name: string, value: string): string =>
  `<operator type="and"><expression type="SMS_TaskSequence_VariableConditionExpression">` +
  `<variable name="Variable">${name}</variable><variable name="Operator">equals</variable>` +
  `<variable name="Value">${value}</variable></expression></operator>`;
const linesOf = (key: number): string[] => ['# Begin', `Write-Host Item${key}`, 'exit 0'];

function stepSpec(key: number, lines = linesOf(key)): StepSpec {
  const spec = runCommandLine('', `setup${key}.exe`, `LAB${key.toString(16).toUpperCase().padStart(5, '0')}`);
  const variables = [...spec.variables, { ...variable('SourceScript'), text: script(lines) }];
  return { ...spec, variables, condition: condition(`Model${key}`, 'One') };
}

/** A tree of groups and steps: names come again, what steps do does not. */
function treeFrom(shape: readonly number[]): Item[] {
  const top: Item[] = [];
  const open: Item[][] = [top];
  for (const [key, number] of shape.entries()) {
    const name = `Name ${number % 4}`;
    if (number % 5 === 0 && open.length < 5) {
      // A group that holds nothing of its own cannot be told from another one of its name.
      const items: Item[] = [{ key: key + 500, name, disabled: false, spec: stepSpec(key + 500) }];
      open.at(-1)!.push({ key, name, disabled: false, items });
      open.push(items);
    } else {
      open.at(-1)!.push({ key, name, disabled: false, spec: stepSpec(key) });
      if (number % 7 === 0 && open.length > 1) open.pop();
    }
  }
  return top;
}

const toSpec = (item: Item): SequenceItem =>
  isGroup(item)
    ? (group(item.name, item.items.map(toSpec), { disabled: item.disabled }) satisfies GroupSpec)
    : { ...item.spec, name: item.name, disabled: item.disabled };
const object = (items: readonly Item[]) => buildTaskSequence('LAB00001', 'Deploy', items.map(toSpec));

const change = (step: Step, property: string, text: string): void => {
  const variables = step.spec.variables.map((each) =>
    (each.property ?? each.name) === property ? { ...each, text } : each,
  );
  step.spec = { ...step.spec, variables };
};

/** What may be done to a step or a group, and what has to be told of it. */
const edits: readonly {
  readonly told: readonly string[];
  readonly forGroups: boolean;
  readonly apply: (item: Item) => void;
}[] = [
  { told: ['renamed'], forGroups: true, apply: (item) => (item.name = `Renamed ${item.key}`) },
  { told: ['disabled'], forGroups: true, apply: (item) => (item.disabled = true) },
  { told: ['changed', 'runIn'], forGroups: false, apply: (item) => edit(item, { runIn: 'FullOS' }) },
  {
    told: ['changed', 'condition'],
    forGroups: false,
    apply: (item) => edit(item, { condition: condition(`Model${item.key}`, 'Two') }),
  },
  {
    told: ['changed', 'SourceScript'],
    forGroups: false,
    apply: (item) =>
      !isGroup(item) && change(item, 'SourceScript', script([...linesOf(item.key).slice(0, 2), 'exit 1'])),
  },
  {
    told: ['changed', 'PackageID'],
    forGroups: false,
    apply(item) {
      if (isGroup(item)) return;
      change(item, 'PackageID', 'LABFFFFF');
      item.spec = { ...item.spec, action: `smsswd.exe /run:LABFFFFF setup${item.key}.exe` };
    },
  },
];
const edit = (item: Item, rest: Partial<StepSpec>): void => {
  if (!isGroup(item)) item.spec = { ...item.spec, ...rest };
};

const copyOf = (items: readonly Item[]): Item[] =>
  items.map((item) => (isGroup(item) ? { ...item, items: copyOf(item.items) } : { ...item }));

const placeOf = (items: readonly Item[], key: number): string => {
  const find = (list: readonly Item[], above: readonly number[]): number[] | null => {
    for (const [at, item] of list.entries()) {
      if (item.key === key) return [...above, at];
      const inside = isGroup(item) ? find(item.items, [...above, at]) : null;
      if (inside) return inside;
    }
    return null;
  };
  return find(items, [])!.join('.');
};

const told = (before: readonly Item[], after: readonly Item[]): Map<string, string> =>
  new Map(
    compareObjects(object(before), object(after)).steps.map((step) => [
      `${step.before?.index.join('.')} ${step.after?.index.join('.')}`,
      [
        ...step.changes,
        ...step.properties.map(({ name }) => name),
        ...(step.conditions.length > 0 ? ['condition'] : []),
      ].join(),
    ]),
  );

const shapes = fc.array(fc.nat(40), { minLength: 4, maxLength: 40 });

describe('what is told of random edits', () => {
  it('is each step that was edited, with what was done to it, and nothing else', () => {
    fc.assert(
      fc.property(shapes, fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 6 }), (shape, picks) => {
        const before = treeFrom(shape);
        const after = copyOf(before);
        const all = allItems(after);
        const expected = new Map<string, string>();
        const edited = new Set<number>();
        for (const [which, what] of picks) {
          const item = all[which % all.length]!;
          const possible = edits.filter(({ forGroups }) => forGroups || !isGroup(item));
          const { told: words, apply } = possible[what % possible.length]!;
          if (edited.has(item.key)) continue;
          edited.add(item.key);
          apply(item);
          const place = placeOf(before, item.key);
          expected.set(`${place} ${place}`, words.join());
        }
        expect(told(before, after)).toEqual(expected);
      }),
    );
  });

  it('is one move where a step or a group went to another group, with its edit', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), fc.nat(), fc.nat(), fc.nat(edits.length), (shape, which, to, at, what) => {
        const before = treeFrom(shape);
        const after = copyOf(before);
        const all = allItems(after);
        const item = all[which % all.length]!;
        const inside = new Set(allItems([item]).map(({ key }) => key));
        const lists = [
          after,
          ...allItems(after)
            .filter(isGroup)
            .map(({ items }) => items),
        ];
        const from = lists.find((list) => list.includes(item))!;
        const targets = lists.filter((list) => list !== from && !list.some(({ key }) => inside.has(key)));
        const target = targets.filter((list) => !allItems([item]).some((one) => isGroup(one) && one.items === list))[
          to % Math.max(1, targets.length)
        ];
        fc.pre(target !== undefined);
        from.splice(from.indexOf(item), 1);
        target.splice(at % (target.length + 1), 0, item);
        const edit = edits[what];
        const isEdited = edit !== undefined && (edit.forGroups || !isGroup(item));
        if (isEdited) edit.apply(item);
        const key = `${placeOf(before, item.key)} ${placeOf(after, item.key)}`;
        expect(told(before, after)).toEqual(new Map([[key, ['moved', ...(isEdited ? edit.told : [])].join()]]));
      }),
    );
  });

  it('is what was added and removed', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), fc.nat(), (shape, which, at) => {
        const before = treeFrom(shape);
        const after = copyOf(before);
        const steps = allItems(after).filter((item): item is Step => !isGroup(item));
        fc.pre(steps.length > 1);
        const gone = steps[which % steps.length]!;
        const lists = [
          after,
          ...allItems(after)
            .filter(isGroup)
            .map(({ items }) => items),
        ];
        const list = lists.find((one) => one.includes(gone))!;
        list.splice(list.indexOf(gone), 1);
        const made: Step = { key: 999, name: 'Made', disabled: false, spec: stepSpec(999) };
        list.splice(at % (list.length + 1), 0, made);
        expect(told(before, after)).toEqual(
          new Map([
            [`${placeOf(before, gone.key)} undefined`, 'removed'],
            [`undefined ${placeOf(after, 999)}`, 'added'],
          ]),
        );
      }),
    );
  });

  it('leaves an order that is the same when what moved inside its group is left out', () => {
    const list = fc.uniqueArray(fc.nat(30), { minLength: 2, maxLength: 15 });
    fc.assert(
      fc.property(list, fc.nat(), (keys, seed) => {
        const items = keys.map((key): Step => ({ key, name: `Step ${key}`, disabled: false, spec: stepSpec(key) }));
        const shuffled = [...items].sort((a, b) => ((a.key * 31 + seed) % 17) - ((b.key * 31 + seed) % 17));
        const moved = new Set(
          compareObjects(object(items), object(shuffled)).steps.map(({ changes, name }) => {
            expect(changes).toEqual(['moved']);
            return name;
          }),
        );
        const left = (all: readonly Step[]) => all.map(({ name }) => name).filter((name) => !moved.has(name));
        expect(left(shuffled)).toEqual(left(items));
      }),
    );
  });
});

/** Objects that are refused (libs/io/docs/archive-format.md, "Objects that are refused"). */
import { buildTaskSequence, runTaskSequence } from '@tsferry/domain/testing';
import { makePair } from '../../fixtures-source/fixture-pair.js';
import { badParts, editPart, packageXml, writeFiles, type BadCase } from './small-pair.js';

const ids = [
  '../../etc',
  '\\\\srv\\share',
  '__proto__',
  '',
  "' OR 1=1 --",
  '%',
  'ABC0000G',
  '00000000',
  'A'.repeat(10_000),
];

const hostileIds: BadCase[] = ids.map((id) =>
  badParts('O01', `the id ${id.slice(0, 20)}`, 'SCHEMA_ID', (parts) =>
    editPart(parts, packageXml, (text) =>
      text.replace(/(<PROPERTY NAME="PackageID"[^]*?<VALUE>)ABC00001/, (_, before: string) => before + id),
    ),
  ),
);

type Link = readonly [id: string, childId: string];

/** A pair of task sequences that run each other. */
function cycle(what: string, links: readonly Link[]): BadCase {
  const objects = links.map(([id, childId]) => ({
    object: buildTaskSequence(id, `Sequence ${id}`, [
      runTaskSequence('Child', { id: childId, name: `Sequence ${childId}`, steps: [] }),
    ]),
  }));
  return {
    case: 'O04',
    what,
    code: 'REF_CYCLE',
    write: async (folder) =>
      writeFiles(folder, await makePair({ name: 'bad', comment: '', usmtPackageId: '', objects })),
  };
}

const long = Array.from({ length: 200 }, (_, at): Link => {
  const id = (number: number) => `ABC${number.toString(16).toUpperCase().padStart(5, '0')}`;
  return [id(at + 1), id(((at + 1) % 200) + 1)];
});

/** Every kind of bad object. */
export const badObjects: readonly BadCase[] = [
  ...hostileIds,
  badParts('O03', 'a folder of another id', 'SCHEMA_ID', (parts) =>
    parts.map((part) => ({ ...part, name: String(part.name).replace('SMS_Package/ABC00001', 'SMS_Package/ABC00009') })),
  ),
  badParts('O03', 'one id in two folders', 'ARCHIVE_DUPLICATE', (parts) => [
    ...parts,
    {
      name: 'SMS_ImagePackage/ABC00001/object.xml',
      content:
        '<INSTANCE CLASSNAME="SMS_ImagePackage"><PROPERTY NAME="PackageID" TYPE="string"><VALUE>ABC00001</VALUE></PROPERTY></INSTANCE>',
    },
  ]),
  cycle('a task sequence that runs itself', [['ABC00001', 'ABC00001']]),
  cycle('two that run each other', [
    ['ABC00001', 'ABC00002'],
    ['ABC00002', 'ABC00001'],
  ]),
  cycle('a ring of 200', long),
];

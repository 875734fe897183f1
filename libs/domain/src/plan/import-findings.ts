import type { ArchivedObject } from '../object/managed-object.js';
import { idKey } from '../object/ref.js';
import type { Reentry } from '../secret/reentry.js';
import type { Warning } from '../warning.js';
import type { ArchiveReferences } from './archive-references.js';
import type { RowDraft } from './import-rows.js';
import type { ImportLink, UnresolvedStep } from './plan.js';
import {
  nameOfProgram,
  packageOfProgram,
  programClass,
  referenceKey,
  taskSequenceClass,
  type SiteIndex,
} from './site-index.js';

/** What an administrator has to know of the task sequences that are imported. */
export type ImportFindings = {
  readonly unresolved: readonly UnresolvedStep[];
  readonly reenter: readonly Reentry[];
  readonly warnings: readonly Warning[];
};

/**
 * Collects, from the imported task sequences only: steps with `00000000`, values to enter again, ids in free text that
 * are another object's here, and programs that their package will not have.
 */
export function importFindings(
  imported: readonly RowDraft[],
  rows: readonly RowDraft[],
  links: readonly ImportLink[],
  references: ArchiveReferences,
  index: SiteIndex,
): ImportFindings {
  const unresolved: UnresolvedStep[] = [];
  const reenter: Reentry[] = [];
  const warnings: Warning[] = [];
  // Few archives have any of either, so the indexes are made when first asked.
  const moved = once(() => movedIds(rows, links));
  const lacking = once(() => createLacking(rows, links, index));
  for (const { object } of imported) {
    const found = references.findings(object);
    for (const step of found?.unresolved ?? []) unresolved.push({ object: object.id, step });
    for (const secret of found?.reenter ?? []) reenter.push(secret);
    for (const { step, where, id } of found?.freeText ?? []) {
      const target = moved().get(idKey(id));
      if (target !== undefined) warnings.push(freeTextWarning(object, where, id, target, step));
    }
    for (const { kind, id, program, step, enabled } of references.of(object)) {
      if (kind !== 'package' || program === undefined || program === '*' || !enabled) continue;
      const packageId = lacking()(id, program);
      if (packageId === null) continue;
      warnings.push({
        code: 'PROGRAM_MISSING',
        message: `${object.id} "${object.name}" runs program "${program}" of ${id}, which package ${packageId} will not have.`,
        object: object.id,
        id,
        ...(step ? { step } : {}),
      });
    }
  }
  return { unresolved, reenter, warnings };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Ids of the archive that are another id here, with that id; '' while it is not decided. */
function movedIds(rows: readonly RowDraft[], links: readonly ImportLink[]): Map<string, string> {
  const moved = new Map<string, string>();
  const add = (id: string, targetId: string): void => {
    if (idKey(id) !== idKey(targetId)) moved.set(idKey(id), targetId);
  };
  for (const { id, targetId } of links) add(id, targetId);
  for (const { sourceId, targetId, contentPackage } of rows) {
    add(sourceId, targetId);
    if (contentPackage) add(contentPackage.sourceId, contentPackage.targetId);
  }
  return moved;
}

function freeTextWarning(
  object: ArchivedObject,
  where: string,
  id: string,
  target: string,
  step: Warning['step'] | null,
): Warning {
  const becomes = target === '' ? 'is not decided yet' : `is ${target} here`;
  return {
    code: 'FREE_TEXT_ID',
    message: `${object.id} "${object.name}" has the id ${id} in free text (${where}). It ${becomes}; the text is not changed.`,
    object: object.id,
    id,
    ...(step ? { step } : {}),
  };
}

/** Tells, for a program that is run, the package that will lack it; null when it is there, or nothing can be said. */
function createLacking(
  rows: readonly RowDraft[],
  links: readonly ImportLink[],
  index: SiteIndex,
): (packageId: string, program: string) => string | null {
  const packages = new Map<string, string>();
  const coming = new Set<string>();
  for (const link of links) if (link.kind === 'package') packages.set(idKey(link.id), link.targetId);
  for (const row of rows) {
    if (row.class === programClass) {
      const key = programKey(packageOfProgram(row.targetId), nameOfProgram(row.sourceId));
      if (row.action !== 'ignore') coming.add(key);
    } else if (row.class !== taskSequenceClass) packages.set(idKey(row.sourceId), row.targetId);
  }
  return (packageId, program) => {
    const target = packages.get(idKey(packageId));
    if (target === undefined || target === '' || coming.has(programKey(target, program))) return null;
    const there = index
      .programsOf(target)
      .some(({ id }) => programKey(target, nameOfProgram(id)) === programKey(target, program));
    return there ? null : target;
  };
}

const programKey = (packageId: string, program: string): string => referenceKey('package', `${packageId}/${program}`);

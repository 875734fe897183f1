import type { ArchivedObject } from '../object/managed-object.js';
import { idKey } from '../reference/ref.js';
import type { Reentry } from '../secret/reentry.js';
import type { Warning } from '../warning.js';
import { applicationClass } from '../object/kinds/application.js';
import { programClass } from '../object/kinds/program.js';
import { taskSequenceClass } from '../object/kinds/task-sequence.js';
import type { ArchiveReferences } from './archive-references.js';
import type { RowOf } from './import-rows.js';
import { referenceKindSchema, type ImportLink, type ImportRow, type UnresolvedStep } from './plan.js';
import type { SiteIndex } from './site-index.js';

/** What an administrator has to know of the objects that are imported. */
export type ImportFindings = {
  readonly unresolved: readonly UnresolvedStep[];
  readonly reenter: readonly Reentry[];
  readonly warnings: readonly Warning[];
};

/**
 * Collects, from the imported objects only: steps with `00000000`, values to enter again, ids in free text that are
 * another object's here, and programs that their package will not have.
 */
export function importFindings(
  imported: readonly number[],
  rowOf: RowOf,
  rows: readonly ImportRow[],
  links: readonly ImportLink[],
  references: ArchiveReferences,
  index: SiteIndex,
): ImportFindings {
  const unresolved: UnresolvedStep[] = [];
  const reenter: Reentry[] = [];
  const warnings: Warning[] = [];
  const moved = createMoved(rowOf, links, references);
  const lacking = createLacking(rowOf, rows, links, references, index);
  for (const position of imported) {
    const object = references.objects[position]!;
    const found = references.findings(position);
    for (const step of found?.unresolved ?? []) unresolved.push({ object: object.id, step });
    for (const secret of references.reenter(position)) reenter.push(secret);
    for (const { step, where, id } of found?.freeText ?? []) {
      const target = moved(id);
      if (target !== undefined) warnings.push(freeTextWarning(object, where, id, target, step));
    }
    for (const { kind, id, program, step, enabled } of references.of(position)) {
      if (kind !== 'package' || program === undefined || program === '*' || !enabled) continue;
      const packageId = lacking(id, program);
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

/** What an id of the archive becomes here; '' while it is not decided, undefined where it stays or is not known. */
function createMoved(
  rowOf: RowOf,
  links: readonly ImportLink[],
  references: ArchiveReferences,
): (id: string) => string | undefined {
  const linked = new Map(links.map((link) => [idKey(link.id), link.targetId]));
  const targetOf = (id: string): string | undefined => {
    for (const kind of referenceKindSchema.options) {
      const row = rowOf(references.find(kind, id));
      if (row) return idKey(row.sourceId) === idKey(id) ? row.targetId : row.contentPackage?.targetId;
    }
    return linked.get(idKey(id));
  };
  return (id) => {
    const target = targetOf(id);
    return target === undefined || idKey(target) === idKey(id) ? undefined : target;
  };
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
  rowOf: RowOf,
  rows: readonly ImportRow[],
  links: readonly ImportLink[],
  references: ArchiveReferences,
  index: SiteIndex,
): (packageId: string, program: string) => string | null {
  const linked = new Map<string, string>();
  for (const link of links) if (link.kind === 'package') linked.set(idKey(link.id), link.targetId);
  const coming = new Set<string>();
  for (const { class: className, action, targetId } of rows) {
    if (className === programClass && action !== 'ignore') coming.add(idKey(targetId));
  }
  const targetOf = (packageId: string): string | undefined => {
    const row = rowOf(references.find('package', packageId));
    if (row?.class === taskSequenceClass || row?.class === applicationClass) return undefined;
    return row ? row.targetId : linked.get(idKey(packageId));
  };
  return (packageId, program) => {
    const target = targetOf(packageId);
    if (target === undefined || target === '') return null;
    const id = `${target}/${program}`;
    return coming.has(idKey(id)) || index.get(programClass, id) ? null : target;
  };
}

import type { ExportAnswer, ImportAnswer } from './transfer.js';
import { canApply, type ExportPlan, type ImportPlan } from '../plan/plan.js';

/** What an export plan says, as an answer: of a dry run, or of the export that was done. */
export function describeExport(plan: ExportPlan, archive: string, applied: boolean): ExportAnswer {
  return {
    archive,
    applied,
    objects: plan.objects.map((row) => ({
      class: row.class,
      id: row.id,
      name: row.name,
      because: row.because,
      bytes: row.contents.reduce((sum, content) => sum + content.bytes, 0),
    })),
    missing: plan.missing.map(({ candidates: _c, ignored: _i, kind: _k, ...missing }) => missing),
    unresolved: plan.unresolved,
    reenter: plan.reenter,
    suspected: plan.suspected,
    redacted:
      plan.suspectedPolicy === 'redact'
        ? plan.suspected.map(({ object, step, where, rule }) => ({ object, step, where, rule }))
        : [],
    content: { files: plan.files, bytes: plan.bytes },
    warnings: plan.warnings,
  };
}

/** What an import plan says, as an answer: of a dry run, or of the import that was done. */
export function describeImport(plan: ImportPlan, applied: boolean): ImportAnswer {
  return {
    site: plan.site,
    applied,
    applicable: canApply(plan),
    blockers: plan.blockers,
    objects: plan.objects.map((row) => ({
      class: row.class,
      sourceId: row.sourceId,
      name: row.name,
      match: row.match,
      action: row.action,
      targetId: row.targetId,
      reason: row.reason,
      offers: row.offers,
      candidates: row.candidates,
      bytes: row.bytes,
    })),
    links: plan.links,
    missing: plan.missing,
    unresolved: plan.unresolved,
    reenter: plan.reenter,
    warnings: plan.warnings,
  };
}

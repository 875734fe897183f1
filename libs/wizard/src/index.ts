export { actionLabel } from './choices/action-label.js';
export { currentValue, decisionsOf, type Choice } from './choices/choice.js';
export { firstSearch } from './choices/find-choice.js';
export { rowChoices, searchValue } from './choices/row-choices.js';
export { classChoices, markedChoices, missingChoices } from './choices/rows-choices.js';
export { comparisonHtml } from './compare/comparison-html.js';
export {
  comparedNames,
  comparisonText,
  contentsText,
  differs,
  onlyWords,
  pairWords,
} from './compare/comparison-words.js';
export { sideRows } from './compare/side-rows.js';
export {
  confirmationOf,
  isConfirmed,
  replacedObjects,
  requireConfirmed,
  type Confirmation,
} from './confirm/confirm-import.js';
export { decide } from './decisions/decide.js';
export { decidedIn, type Decided } from './decisions/decided.js';
export type { Decision } from './decisions/decision.js';
export { generalPolicy, undecidedPolicy } from './decisions/general-policy.js';
export { touchedRows } from './decisions/touched-rows.js';
export {
  exportFields,
  exportNeeds,
  exportPages,
  samePlan,
  suspectedWords,
  type ExportField,
  type ExportPageName,
  type ExportValues,
  type SuspectedPolicy,
} from './export/pages.js';
export { neededForImport, isImportStale } from './import/needed.js';
export { importFields, importPages, type ImportField, type ImportPageName, type ImportValues } from './import/pages.js';
export { parseShareMaps } from './import/share-maps.js';
export { nextText } from './next/next-text.js';
export { firstEmpty, linesIn, type Needed } from './planning/needed.js';
export { answered, ask, isAwaited, refused, unplanned, type Planning, type Problem } from './planning/planning.js';
export { reportFormatOf, reportReentry, type ReportFormat } from './report/report-reentry.js';
export { contentRows, isObjectRow, isOpen, markSigns, rowsLike } from './rows/content-rows.js';
export {
  rowTitle,
  type ContentRow,
  type ImportObject,
  type Mark,
  type MissingRow,
  type ObjectRow,
} from './rows/content-row.js';
export { filterRows, readFilter, rowFilters, type RowFilter } from './rows/filter-rows.js';
export { relatedRows, type RelatedRow } from './rows/related-rows.js';
export {
  countChanges,
  isToldByLine,
  sameDefinitionText,
  stepChangeSign,
  stepChangeText,
  stepPlaceText,
} from './steps/changes.js';
export { conditionLineText } from './steps/condition-words.js';
export { conditionText, describeStep, stepLine } from './steps/describe-step.js';
export { needsByStep, stepKey } from './steps/step-needs.js';
export { contentText, exportTotalsText } from './totals/export-totals.js';
export { importedSequence, importedText, importTotals, importTotalsText } from './totals/import-totals.js';
export { labelOf } from './words/labels.js';

export {
  AppError,
  outcomeOf,
  outcomes,
  throwIfCancelled,
  toAppError,
  type ErrorCode,
  type ErrorDetails,
  type ExitCode,
  type NextStep,
} from './error.js';
export { warningSchema, type Warning } from './warning.js';
export { maxArchiveEntries } from './archive-entries.js';
export type {
  HeadFilter,
  Part,
  RegistryEntry,
  SiteCatalog,
  SiteInfo,
  SiteReader,
  SiteStore,
  SiteWriter,
  UnresolvedReference,
} from './ports/sites.js';
export type { RecordFilter, RecordStore, StoredRecord } from './ports/records.js';
export type { Archive, ArchiveDraft, ArchivePort, DraftContent, DraftObject } from './ports/archives.js';
export type {
  Checksum,
  ChecksumList,
  ContentListing,
  ContentPort,
  FileHashes,
  ListedFile,
  ListedFiles,
  ShareMap,
} from './ports/content.js';
export type {
  ContentJob,
  CopiedFile,
  ImportContentOptions,
  TidyImports,
  ImportedContent,
  PairOptions,
  PublishPort,
} from './ports/publishing.js';
export type { Progress, Run } from './ports/run.js';

export { createXmlBudget, xmlLimits, type XmlBudget, type XmlLimits } from './xml/limits.js';
export { decodeXml, type DecodedXml } from './xml/decode-xml.js';
export { readXml } from './xml/read-xml.js';
export type { XmlHandler, XmlTag } from './xml/xml-handler.js';
export { cdata, escapeAttribute, escapeText, leafText, requireXmlText } from './xml/xml-text.js';

export {
  consoleLayout,
  type ArrayProperty,
  type Attributes,
  type Instance,
  type InstanceLayout,
  type Markup,
  type ObjectArrayProperty,
  type ObjectProperty,
  type Property,
  type Qualifier,
  type ScalarProperty,
  type Value,
} from './instance/instance.js';
export {
  findProperty,
  getBoolean,
  getInteger,
  getObjects,
  getText,
  getTexts,
  setObjects,
  setText,
  setTexts,
} from './instance/properties.js';

export { idKey, isPackageId, refKey, unresolvedId, type ObjectRef } from './reference/ref.js';
export type { Reference, ReferenceKind } from './reference/reference.js';
export type {
  ArchivedContent,
  ArchivedObject,
  ContentHead,
  ManagedObject,
  ObjectHead,
  SideFile,
  SiteContent,
  SiteObject,
} from './object/managed-object.js';
export { defineKind, type ContentSource, type Kind, type KindSpec, type NestedDocument } from './object/kind.js';
export type { FlatReference, IdMap, IdTarget } from './reference/id-map.js';
export { isListed, kindFor, kindOf, kinds } from './object/kinds/kinds.js';
export { applicationClass } from './object/kinds/application.js';
export { programClass } from './object/kinds/program.js';
export { identify, nameOf } from './object/identify.js';
export { readReferenceInfo, referencedObjects, type ReferencedObject } from './object/referenced-objects.js';
export { taskSequenceClass } from './object/kinds/task-sequence.js';
export { sameDefinition } from './object/same-definition.js';
export { sequenceOf } from './object/codecs/sequence-of.js';

export { closure, loadClosure, type Closure, type LoadObjects, type MissingObject } from './graph/closure.js';
export { findCycles, refuseCycles } from './graph/cycle.js';
export { explain, type Hop } from './graph/explain.js';
export type { Wanted } from './graph/graph-index.js';
export { toGraphObject, type GraphObject } from './graph/graph-object.js';
export { order } from './graph/order.js';
export { nearIds } from './plan/near-ids.js';
export { roots } from './graph/roots.js';

export { stepPathSchema, type StepPath } from './reference/step-path.js';
export { reentrySchema, suspectSchema, type Reentry, type Suspect } from './secret/reentry.js';
export { describeSuspects } from './secret/describe-suspects.js';
export { copiesOf, createCopyRedaction, type RedactedText } from './secret/redact-copies.js';
export { blankSecrets, type BlankedSequence, type SecretState } from './secret/blank-secrets.js';
export { findSuspects, type SuspectSpan } from './secret/detector.js';
export { redactSuspects } from './secret/redact.js';
export { findObjectSuspects, redactedTexts, redactObject } from './secret/scan-object.js';

export {
  actionSchema,
  blockerSchema,
  candidateSchema,
  canApply,
  exportPlanSchema,
  importPlanSchema,
  importPolicySchema,
  importRowSchema,
  missingSchema,
  replaces,
  unresolvedStepSchema,
  type Action,
  type Blocker,
  type Candidate,
  type ExportContent,
  type ExportPlan,
  type ExportRow,
  type ImportChild,
  type ImportContent,
  type ImportLink,
  type ImportPlan,
  type ImportPolicy,
  type ImportRow,
  type Match,
  type MissingReference,
  type UnresolvedStep,
} from './plan/plan.js';
export {
  allNodes,
  conditionVariables,
  findVariable,
  type Condition,
  type ExtraElement,
  type ReferenceEntry,
  type ReferenceList,
  type RuleVariable,
  type Sequence,
  type SequenceNode,
  type Variable,
} from './sequence/sequence.js';
export type { Leaf, Span } from './text/leaf.js';
export { readSequence } from './sequence/read-sequence.js';
export type { ReferenceField, SecretField, StepType } from './sequence/step-type.js';
export { stepTypeOf, stepTypes } from './sequence/step-types.js';
export { findReferences, type SequenceReference } from './sequence/find-references.js';
export type { FreeTextId } from './sequence/find-free-text-ids.js';
export { blankObject } from './secret/blank-object.js';
export { blankPolicySecrets } from './secret/policy/blank-policy-secrets.js';
export { withoutPolicySecrets } from './policy-secret/find-policy-secrets.js';
export { planImport, type PlanImportInput } from './plan/decide.js';
export { candidatesToLoad } from './plan/candidates-to-load.js';
export type { ContentFact } from './plan/content-facts.js';
export type { SiteFacts } from './plan/site-index.js';
export {
  objectChangesSchema,
  type ConditionLine,
  type ObjectChanges,
  type StepChange,
  type ValueChange,
} from './change/change.js';
export type { TextLine } from './change/compare-texts.js';
export { compareObjects } from './change/compare-objects.js';
export { pairIds } from './change/pair-ids.js';
export {
  pairById,
  pairByName,
  sharedNames,
  type ObjectPair,
  type PairHead,
  type Pairing,
  type PairSide,
} from './change/pair-objects.js';
export { parsePair } from './place/parse-pair.js';
export { parsePlace, type PlaceText } from './place/parse-place.js';
export { importedObject, type ImportedObject } from './plan/apply-row.js';
export { registryEntries } from './plan/registry-entries.js';
export { staleRows, type StaleRow } from './plan/stale.js';
export { nextOfBlocker } from './plan/next-of-blockers.js';
export { requireDecided } from './plan/require-decided.js';
export { describeExport, describeImport } from './shapes/describe-plan.js';
export { archiveKeys } from './plan/archive-keys.js';
export { planExport, type ExportContentFact, type PlanExportInput } from './plan/plan-export.js';
export { objectFindings } from './graph/object-findings.js';
export type { SequenceFindings } from './graph/sequence-findings.js';

import { exportPlanSchema, importPlanSchema, maxArchiveEntries, objectChangesSchema, type Run } from '@tsferry/domain';
import {
  applyExportSchema,
  applyImportSchema,
  closureSchema,
  compareSchema,
  comparisonSchema,
  createdTokenSchema,
  createSiteSchema,
  createTokenSchema,
  explanationSchema,
  exportAnswerSchema,
  importAnswerSchema,
  inspectionSchema,
  listedObjectSchema,
  listObjectsSchema,
  placeSchema,
  planExportSchema,
  planImportSchema,
  shownObjectSchema,
  shownSiteSchema,
  siteSchema,
  tokenSchema,
  verificationSchema,
} from '@tsferry/domain/shapes';
import * as z from 'zod';
import { importNeeds } from '../access/capability.js';
import { seesSite } from '../access/principal.js';
import { defineUseCase } from './use-case.js';
import { applyExport } from './apply-export.js';
import { applyImport } from './apply-import.js';
import { compare } from './compare.js';
import { createSite } from './create-site.js';
import { explain } from './explain.js';
import { inspectArchive } from './inspect-archive.js';
import { listObjects } from './list-objects.js';
import { planExport } from './plan-export.js';
import { planImport } from './plan-import.js';
import { showChanges } from './show-changes.js';
import { showClosure } from './show-closure.js';
import { showObject } from './show-object.js';
import { listSites, showSite } from './show-site.js';
import { createToken, listTokens, revokeToken } from './tokens.js';
import { verifyArchive } from './verify-archive.js';

const ofInput = ({ site }: { site?: string | undefined }): string | undefined => site;
const ofPlan = ({ plan }: { plan: { site: string } }): string => plan.site;
const site = z.string();
const file = z.string();

/** THE table: what tsferry can do. An app that does not offer one of them does not compile. */
export const useCases = {
  createSite: defineUseCase({
    summary: 'Create a site',
    input: createSiteSchema,
    output: siteSchema,
    changes: true,
    heavy: false,
    needs: 'administer',
    run: createSite,
  }),
  listSites: defineUseCase({
    summary: 'List the sites',
    input: z.object({}),
    output: z.object({ sites: z.array(siteSchema) }),
    changes: false,
    heavy: false,
    needs: 'read',
    seen: ({ sites }, principal) => ({ sites: sites.filter(({ code }) => seesSite(principal, code)) }),
    run: listSites,
  }),
  showSite: defineUseCase({
    summary: 'Show a site and what it holds',
    input: z.object({ site }),
    output: shownSiteSchema,
    changes: false,
    heavy: false,
    needs: 'read',
    site: ofInput,
    run: showSite,
  }),
  listObjects: defineUseCase({
    summary: 'List the objects of a site or an archive',
    input: listObjectsSchema,
    output: z.object({ objects: z.array(listedObjectSchema), total: z.number() }),
    changes: false,
    heavy: 'of an archive',
    needs: 'read',
    site: ofInput,
    run: listObjects,
  }),
  showObject: defineUseCase({
    summary: 'Show an object: its steps, what it needs, what needs it',
    input: placeSchema.extend({ id: z.string() }),
    output: shownObjectSchema,
    changes: false,
    heavy: true,
    needs: 'read',
    site: ofInput,
    run: showObject,
  }),
  showClosure: defineUseCase({
    summary: 'Show everything that an object needs, to any depth',
    input: placeSchema.extend({ id: z.string() }),
    output: closureSchema,
    changes: false,
    heavy: true,
    needs: 'read',
    site: ofInput,
    run: showClosure,
  }),
  inspectArchive: defineUseCase({
    summary: 'Show what an archive holds, with no site',
    input: z.object({ file }),
    output: inspectionSchema,
    changes: false,
    heavy: true,
    needs: 'read',
    run: inspectArchive,
  }),
  verifyArchive: defineUseCase({
    summary: 'Check an archive and its content',
    input: z.object({ file }),
    output: verificationSchema,
    changes: false,
    heavy: true,
    needs: 'read',
    run: verifyArchive,
  }),
  planExport: defineUseCase({
    summary: 'Plan an export',
    input: planExportSchema,
    output: exportPlanSchema,
    changes: false,
    heavy: true,
    needs: 'export',
    site: ofInput,
    run: planExport,
  }),
  applyExport: defineUseCase({
    summary: 'Export what a plan says',
    input: applyExportSchema,
    output: exportAnswerSchema,
    changes: true,
    heavy: true,
    needs: 'export',
    site: ofPlan,
    run: applyExport,
  }),
  planImport: defineUseCase({
    summary: 'Plan an import',
    input: planImportSchema,
    output: importPlanSchema,
    changes: false,
    heavy: true,
    needs: 'import',
    site: ofInput,
    run: planImport,
  }),
  applyImport: defineUseCase({
    summary: 'Import what a plan says',
    input: applyImportSchema,
    output: importAnswerSchema,
    changes: true,
    heavy: true,
    needs: ({ plan }) => importNeeds(plan),
    site: ofPlan,
    run: applyImport,
  }),
  showChanges: defineUseCase({
    summary: 'Show what an import would change in objects of the site',
    input: z.object({
      plan: importPlanSchema,
      objects: z.array(z.object({ class: z.string(), id: z.string() })).max(maxArchiveEntries),
    }),
    output: z.object({ changes: z.array(objectChangesSchema) }),
    changes: false,
    heavy: true,
    needs: 'import',
    site: ofPlan,
    run: showChanges,
  }),
  compare: defineUseCase({
    summary: 'Compare two sites, archives or objects',
    input: compareSchema,
    output: comparisonSchema,
    changes: false,
    heavy: true,
    needs: 'read',
    site: ({ a, b }) => [a.site, b.site],
    run: compare,
  }),
  explain: defineUseCase({
    summary: 'Explain why an object is in the closure',
    input: placeSchema.extend({ id: z.string() }),
    output: explanationSchema,
    changes: false,
    heavy: true,
    needs: 'read',
    site: ofInput,
    run: explain,
  }),
  createToken: defineUseCase({
    summary: 'Create a token for the HTTP API',
    input: createTokenSchema,
    output: createdTokenSchema,
    changes: true,
    heavy: false,
    needs: 'administer',
    run: createToken,
  }),
  listTokens: defineUseCase({
    summary: 'List the tokens of the HTTP API',
    input: z.object({}),
    output: z.object({ tokens: z.array(tokenSchema) }),
    changes: false,
    heavy: false,
    needs: 'administer',
    run: listTokens,
  }),
  revokeToken: defineUseCase({
    summary: 'Revoke a token of the HTTP API',
    input: z.object({ id: z.string() }),
    output: tokenSchema,
    changes: true,
    heavy: false,
    needs: 'administer',
    run: revokeToken,
  }),
} as const;

/** The name of a use case. */
export type UseCaseName = keyof typeof useCases;

type Table = typeof useCases;

/** The use cases, bound to the sites and files of this machine. Inputs are checked; a wrong one is the error USAGE. */
export type UseCases = {
  readonly [Name in UseCaseName]: (
    input: z.input<Table[Name]['input']>,
    run?: Run,
  ) => Promise<z.output<Table[Name]['output']>>;
};

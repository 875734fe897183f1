import type { UseCaseName } from '@tsferry/engine';
import type { AnyCommand } from '../command.js';
import { compare } from './compare.js';
import { completionOf } from './completion.js';
import { explain } from './explain.js';
import { exportCommand } from './export.js';
import { importCommand } from './import.js';
import { inspect } from './inspect.js';
import { list } from './list.js';
import { serve } from './serve.js';
import { show } from './show.js';
import { siteCreate, siteList, siteShow } from './site.js';
import { tokenCreate, tokenList, tokenRevoke } from './token.js';
import { verify } from './verify.js';

/** The command that offers each use case of the engine: one that none offers does not compile. */
export const offers: Readonly<Record<UseCaseName, AnyCommand>> = {
  createSite: siteCreate,
  listSites: siteList,
  showSite: siteShow,
  listObjects: list,
  showObject: show,
  showClosure: show,
  inspectArchive: inspect,
  verifyArchive: verify,
  planExport: exportCommand,
  applyExport: exportCommand,
  planImport: importCommand,
  applyImport: importCommand,
  showChanges: importCommand,
  compare,
  explain,
  createToken: tokenCreate,
  listTokens: tokenList,
  revokeToken: tokenRevoke,
};

const withEngine: readonly AnyCommand[] = [...new Set([...Object.values(offers), serve])];

/** THE table: every command, in the order of the help. */
export const commands: readonly AnyCommand[] = [...withEngine, completionOf(withEngine)];

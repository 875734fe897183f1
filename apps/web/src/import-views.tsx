/** @jsxImportSource hono/jsx */
/** The import wizard: its pages, and what their forms do. */
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { ObjectChanges } from '@tsferry/domain';
import { AppError } from '@tsferry/domain/error';
import type { Client } from '@tsferry/client';
import { policyChange, type ImportPlanAnswer } from '@tsferry/contract';
import { contentRows, filterRows, isObjectRow, readFilter, replacedObjects } from '@tsferry/wizard';
import { count } from '@tsferry/wizard/words';
import { decideForm } from './decide-form.js';
import { jobLink, viewLink } from './links.js';
import { segments } from './segments.js';
import { readNumber } from './list-query.js';
import { read, readJob } from './read.js';
import type { DoAction, ShowView, View } from './view.js';
import { ChangesPage } from './views/ChangesPage.js';
import { FileContent } from './views/FileContent.js';
import { ImportGeneral } from './views/ImportGeneral.js';
import { ImportSummary } from './views/ImportSummary.js';

/** Up to so many overwritten objects are compared for the summary; of more, each is when it is asked for. */
const comparedAtOnce = 20;

export const showImportGeneral: ShowView = async ({ v1 }, address) => {
  const [{ sites }, { archives }] = await Promise.all([read(v1.sites.$get()), read(v1.archives.$get())]);
  return {
    title: 'Import: General',
    current: 'archives',
    body: <ImportGeneral sites={sites} archives={archives} values={address} />,
  };
};

export const showImportPlan: ShowView = async (api, address) => {
  const answer = await readPlan(api, address.get('import') ?? '');
  const step = address.get('step');
  if (step === 'summary') return showSummary(api, answer);
  if (step === 'changes') return showChanges(api, answer, address);
  return showFileContent(answer, address);
};

const readPlan = ({ v1 }: Client, id: string): Promise<ImportPlanAnswer> =>
  read(v1['import-plans'][':id'].$get({ param: segments({ id }) }));

async function showFileContent(answer: ImportPlanAnswer, address: URLSearchParams): Promise<View> {
  const filter = readFilter(address.get('filter'));
  const search = address.get('search') ?? '';
  const all = contentRows(answer.plan);
  // A plan may have ten thousand rows: each step takes its turn with other requests.
  await othersTurn();
  const rows = filterRows(all.filter(isObjectRow), filter, search);
  const left = answer.plan.blockers.length;
  return {
    title: 'Import: File Content',
    current: 'archives',
    say: `File Content: ${count(rows.length, 'object')}, ${left === 0 ? 'nothing' : left} left to decide`,
    body: <FileContent {...{ answer, all, rows, filter, search }} offset={readNumber(address.get('offset'))} />,
  };
}

async function showSummary(api: Client, answer: ImportPlanAnswer, wrong = false): Promise<View> {
  const changed = replacedObjects(answer.plan).filter(({ targetId }) => targetId !== '');
  const changes = changed.length === 0 || changed.length > comparedAtOnce ? [] : await readChanges(api, answer.id, {});
  return {
    title: 'Import: Summary',
    current: 'archives',
    body: <ImportSummary answer={answer} changes={new Map(changes.map((one) => [one.object.id, one]))} wrong={wrong} />,
  };
}

async function showChanges(api: Client, { id, site }: ImportPlanAnswer, address: URLSearchParams): Promise<View> {
  const object = address.get('id') ?? '';
  const changes = await readChanges(api, id, { class: address.get('class') ?? '', object });
  return {
    title: 'Import: what would change',
    current: 'archives',
    body: <ChangesPage changes={changes} plan={id} site={site} />,
  };
}

/** What the plan would change in one row's object, or in all of them. */
async function readChanges(
  { v1 }: Client,
  id: string,
  query: { class?: string; object?: string },
): Promise<readonly ObjectChanges[]> {
  const { changes } = await read(v1['import-plans'][':id'].differences.$get({ param: segments({ id }), query }));
  return changes;
}

export const planImport: DoAction = async ({ v1 }, fields) => {
  const contentTo = fields.get('contentTo')?.trim();
  const json = {
    site: fields.get('site') ?? '',
    archive: fields.get('archive') ?? '',
    folder: fields.get('folder')?.trim() || '/',
    content: fields.get('content') === '1',
    ...(contentTo ? { contentTo } : {}),
  };
  const { id } = await read(v1['import-plans'].$post({ json }));
  return viewLink({ import: id });
};

export const decideImport: DoAction = async (api, fields) => {
  const { id, input, plan } = await readPlan(api, fields.get('plan') ?? '');
  const decided = decideForm(input.policy, plan, fields);
  await othersTurn();
  const policy = policyChange(input.policy, decided);
  const next = await read(api.v1['import-plans'][':id'].changes.$post({ param: segments({ id }), json: { policy } }));
  const filter = readFilter(fields.get('filter'));
  return viewLink({
    import: next.id,
    filter: filter === 'all' ? undefined : filter,
    search: fields.get('search') ?? '',
    offset: readNumber(fields.get('offset')) || undefined,
  });
};

export const applyImport: DoAction = async (api, fields) => {
  const id = fields.get('plan') ?? '';
  const confirm = fields.get('confirm') ?? undefined;
  const header = { 'idempotency-key': id };
  const json = { confirm };
  try {
    return jobLink(
      (await readJob(api.v1['import-plans'][':id'].apply.$post({ param: segments({ id }), header, json }))).id,
    );
  } catch (error) {
    const isUnconfirmed = error instanceof AppError && error.code === 'NOT_CONFIRMED';
    if (!isUnconfirmed) throw error;
    return showSummary(api, await readPlan(api, id), true);
  }
};

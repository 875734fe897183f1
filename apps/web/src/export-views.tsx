/** @jsxImportSource hono/jsx */
/** The export wizard: its pages, and what their forms do. */
import { segments } from './segments.js';
import { readExportInput, readTarget } from './export-form.js';
import { findRoots } from './find-roots.js';
import { jobLink, viewLink } from './links.js';
import { read, readJob } from './read.js';
import type { DoAction, ShowView } from './view.js';
import { ExportGeneral } from './views/ExportGeneral.js';
import { ExportObjects } from './views/ExportObjects.js';
import { ExportSummary } from './views/ExportSummary.js';

export const showExportGeneral: ShowView = async (api, address) => {
  const site = address.get('site') ?? '';
  const roots = await findRoots(api, site, address.getAll('root'));
  return {
    title: 'Export: General',
    current: 'sites',
    body: <ExportGeneral site={site} roots={roots} values={address} />,
  };
};

export const showExportPlan: ShowView = async ({ v1 }, address) => {
  const answer = await read(v1['export-plans'][':id'].$get({ param: segments({ id: address.get('export') ?? '' }) }));
  const target = readTarget(address);
  return address.get('step') === 'summary'
    ? { title: 'Export: Summary', current: 'sites', body: <ExportSummary answer={answer} target={target} /> }
    : { title: 'Export: Related Objects', current: 'sites', body: <ExportObjects answer={answer} target={target} /> };
};

export const planExport: DoAction = async ({ v1 }, fields) => {
  const { id } = await read(v1['export-plans'].$post({ json: readExportInput(fields) }));
  return viewLink({ export: id, ...readTarget(fields) });
};

export const applyExport: DoAction = async ({ v1 }, fields) => {
  const id = fields.get('plan') ?? '';
  const target = readTarget(fields);
  // Pressing twice is one export; another name, or to replace after a refusal, is another one.
  const header = { 'idempotency-key': `${id} ${target.overwrite} ${target.name}` };
  const job = await readJob(v1['export-plans'][':id'].apply.$post({ param: segments({ id }), header, json: target }));
  return jobLink(job.id);
};

/** @jsxImportSource hono/jsx */
/** Views of jobs, and what can be done with one. */
import { jobStates } from '@tsferry/wizard/words';
import { jobLink } from './links.js';
import { segments } from './segments.js';
import { readNumber } from './list-query.js';
import { read, readJob } from './read.js';
import type { DoAction, ShowView } from './view.js';
import { JobPage } from './views/JobPage.js';
import { Jobs, jobsPerPage } from './views/Jobs.js';

export const showJobs: ShowView = async ({ v1 }, address, { mayAdminister }) => {
  const offset = readNumber(address.get('offset'));
  const of = mayAdminister ? ('everybody' as const) : ('me' as const);
  const query = { of, offset: String(offset), limit: String(jobsPerPage) };
  const { jobs, total } = await read(v1.jobs.$get({ query }));
  return { title: 'Jobs', current: 'jobs', body: <Jobs {...{ of, jobs, total, offset }} /> };
};

export const showJob: ShowView = async ({ v1 }, address) => {
  const job = await readJob(v1.jobs[':id'].$get({ param: segments({ id: address.get('job') ?? '' }) }));
  const title = `${jobStates[job.state]}: ${job.title}`;
  return { title, current: 'jobs', body: <JobPage job={job} /> };
};

export const cancelJob: DoAction = async ({ v1 }, fields) => {
  const { id } = await read(v1.jobs[':id'].cancel.$post({ param: segments({ id: fields.get('job') ?? '' }) }));
  return jobLink(id);
};

export const verify: DoAction = async ({ v1 }, fields) => {
  const archive = fields.get('archive') ?? '';
  const job = await readJob(v1.archives[':archive'].verify.$post({ param: segments({ archive }), header: {} }));
  return jobLink(job.id);
};

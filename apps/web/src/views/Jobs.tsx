/** @jsxImportSource hono/jsx */
import { show } from '@tsferry/domain/wording';
import type { JobSummary } from '@tsferry/contract';
import { jobLink, viewLink } from '../links.js';
import { stateWords } from '../words.js';
import { Pager } from './Pager.js';
import { Time } from './Time.js';

export const jobsPerPage = 50;

const kindWords = { export: 'Export', import: 'Import', verify: 'Verify' } as const;

/** The jobs that one started, the newest first. */
export const Jobs = ({ jobs, total, offset }: { jobs: readonly JobSummary[]; total: number; offset: number }) => (
  <>
    <h1>Jobs</h1>
    {jobs.length === 0 ? <p class="empty">No job was started yet.</p> : null}
    {jobs.length === 0 ? null : (
      <table class="rows" role="table">
        <caption class="unseen">Jobs</caption>
        <thead role="rowgroup">
          <tr role="row">
            {['Job', 'Kind', 'Site', 'State', 'Started'].map((title) => (
              <th role="columnheader" scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {jobs.map(({ id, title, kind, site, state, created }) => (
            <tr role="row">
              <th role="rowheader" scope="row">
                <a href={jobLink(id)}>
                  <bdi>{show(title)}</bdi>
                </a>
              </th>
              <td role="cell" data-label="Kind">
                {kindWords[kind]}
              </td>
              <td role="cell" data-label="Site">
                {site ?? ''}
              </td>
              <td role="cell" data-label="State">
                <span class="state" data-state={state}>
                  {stateWords[state]}
                </span>
              </td>
              <td role="cell" data-label="Started">
                <Time of={created} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    <Pager total={total} offset={offset} limit={jobsPerPage} link={(at) => viewLink({ view: 'jobs', offset: at })} />
  </>
);

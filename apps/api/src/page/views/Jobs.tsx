/** @jsxImportSource hono/jsx */
import { jobKinds, jobStates, show } from '@tsferry/wizard/words';
import type { JobSummary } from '../api-shapes.js';
import { jobLink, viewLink } from '../links.js';
import { timeText } from './ImportGeneral.js';
import { Pager } from './Pager.js';

export const jobsPerPage = 50;

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
                {jobKinds[kind]}
              </td>
              <td role="cell" data-label="Site">
                {site ?? ''}
              </td>
              <td role="cell" data-label="State">
                <span class="state" data-state={state}>
                  {jobStates[state]}
                </span>
              </td>
              <td role="cell" data-label="Started">
                <time datetime={created}>{timeText(created)}</time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    <Pager total={total} offset={offset} limit={jobsPerPage} link={(at) => viewLink({ view: 'jobs', offset: at })} />
  </>
);

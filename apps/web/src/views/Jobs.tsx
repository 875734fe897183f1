/** @jsxImportSource hono/jsx */
import type { JobSummary } from '@tsferry/contract';
import { jobLink, viewLink } from '../links.js';
import { jobKinds, jobStates } from '@tsferry/wizard/words';
import { Pager } from './Pager.js';
import { Cell, Head, Table } from './Table.js';
import { Text } from './Text.js';
import { Time } from './Time.js';

export const jobsPerPage = 50;

type Props = {
  readonly of: 'me' | 'everybody';
  readonly jobs: readonly JobSummary[];
  readonly total: number;
  readonly offset: number;
};

/** The jobs of the viewer or of everybody, the newest first. */
export const Jobs = ({ of, jobs, total, offset }: Props) => (
  <>
    <h1>Jobs</h1>
    {jobs.length === 0 ? (
      <p class="empty">No job was started yet.</p>
    ) : (
      <Table label="Jobs" titles={['Job', 'Kind', 'Site', 'State', 'Started', ...(of === 'me' ? [] : ['By'])]}>
        {jobs.map(({ id, title, kind, site, state, created, by }) => (
          <tr role="row">
            <Head>
              <a href={jobLink(id)}>
                <Text of={title} />
              </a>
            </Head>
            <Cell of="Kind">{jobKinds[kind]}</Cell>
            <Cell of="Site">{site ?? ''}</Cell>
            <Cell of="State">
              <span class="state" data-state={state}>
                {jobStates[state]}
              </span>
            </Cell>
            <Cell of="Started">
              <Time of={created} />
            </Cell>
            {of === 'everybody' && (
              <Cell of="By">
                <Text of={by} />
              </Cell>
            )}
          </tr>
        ))}
      </Table>
    )}
    <Pager total={total} offset={offset} limit={jobsPerPage} link={(at) => viewLink({ view: 'jobs', offset: at })} />
  </>
);

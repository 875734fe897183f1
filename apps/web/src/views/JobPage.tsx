/** @jsxImportSource hono/jsx */
import type { Job } from '@tsferry/contract';
import { jobStates } from '@tsferry/wizard/words';
import { JobProgress } from './JobProgress.js';
import { Completion } from './Completion.js';
import { Text } from './Text.js';
import { WizardHead } from './WizardHead.js';

/** A job: how far it is, or how it ended. Reloading asks the server again, so nothing is lost. */
export const JobPage = ({ job }: { job: Job }) => {
  const isOpen = job.state === 'queued' || job.state === 'running';
  return (
    <>
      {job.kind === 'verify' ? (
        <header class="wizard-head">
          <p class="over">Verify</p>
          <h1>{isOpen ? 'Checking' : jobStates[job.state]}</h1>
        </header>
      ) : (
        <WizardHead wizard={job.kind} at={isOpen ? 'Progress' : 'Completion'} site={job.site ?? undefined} />
      )}
      <p class="lead">
        <Text of={job.title} />
      </p>
      {isOpen ? <JobProgress job={job} /> : <Completion job={job} />}
    </>
  );
};

/** @jsxImportSource hono/jsx */
import type { ExportAnswer, ImportAnswer, Verification } from '@tsferry/domain/shapes';
import { contentText, importedSequence, importedText } from '@tsferry/wizard';
import { count, findingTitles, importNames, jobStates, namesOf, show, verifiedText } from '@tsferry/wizard/words';
import type { Child } from 'hono/jsx';
import type { Job } from '@tsferry/contract';
import { objectLink, stepLink, viewLink } from '../links.js';
import { RedactedTable, ReentryTable } from './Findings.js';
import { ProblemText } from './ProblemView.js';

/** How a job ended, and what is left to do. */
export const Completion = ({ job }: { job: Job }) => {
  if (job.state !== 'done') return <NotDone job={job} />;
  const done = {
    export: () => <Exported answer={job.result as ExportAnswer} archive={job.links.archive} />,
    import: () => <Imported answer={job.result as ImportAnswer} job={job.id} />,
    verify: () => <Verified answer={job.result as Verification} archive={job.links.archive} />,
  };
  return done[job.kind]();
};

const Outcome = ({ tone, children }: { tone: 'good' | 'attention'; children?: Child }) => (
  <p class={`outcome ${tone}`} id="outcome">
    {children}
  </p>
);

/** Whether it is certain that a job left nothing: what a killed server had finished, its problem says. */
const isUndone = ({ state, kind, links }: Job): boolean =>
  state !== 'interrupted' && !(kind === 'export' && links.archive !== undefined);

const NotDone = ({ job }: { job: Job }) => (
  <>
    <Outcome tone="attention">
      {jobStates[job.state]}
      {isUndone(job) ? ': nothing was changed.' : '.'}
    </Outcome>
    {job.error === null ? null : <ProblemText problem={job.error} />}
    {job.links.plan === undefined || job.kind === 'verify' ? null : (
      <p>
        <a class="button secondary" href={viewLink({ [job.kind]: job.links.plan })}>
          Back to the plan
        </a>
      </p>
    )}
  </>
);

const Exported = ({ answer, archive }: { answer: ExportAnswer; archive: string | undefined }) => (
  <>
    <Outcome tone="good">
      Exported {count(answer.objects.length, 'object')}, {contentText(answer)}.
    </Outcome>
    <RedactedTable items={answer.redacted} names={namesOf(answer.objects)} />
    {archive === undefined ? null : (
      <p class="actions">
        <a class="button" href={`/v1/archives/${encodeURIComponent(archive)}/pair`} download="">
          Download zip and content (.tar)
        </a>
        <a class="button secondary" href={`/v1/archives/${encodeURIComponent(archive)}/zip`} download="">
          Download the zip
        </a>
        <a class="button secondary" href={viewLink({ archive })}>
          Look into it
        </a>
        <a class="button secondary" href={viewLink({ view: 'import', archive })}>
          Import it
        </a>
      </p>
    )}
  </>
);

/** What is to be entered again, under the ids that the objects have in the site now. */
function inSite({ objects, reenter }: ImportAnswer): ImportAnswer['reenter'] {
  const ids = new Map(objects.map(({ sourceId, targetId }) => [sourceId, targetId]));
  return reenter.map((one) => ({ ...one, object: ids.get(one.object) || one.object }));
}

const Imported = ({ answer, job }: { answer: ImportAnswer; job: string }) => {
  const sequence = importedSequence(answer);
  return (
    <>
      <Outcome tone="good">{importedText(answer)}</Outcome>
      {sequence === undefined ? null : (
        <p>
          <a class="button secondary" href={objectLink({ site: answer.site }, sequence.targetId)}>
            Look at {show(sequence.name)}
          </a>
        </p>
      )}
      {answer.reenter.length === 0 ? null : (
        <section aria-labelledby="reenter-heading">
          <h2 id="reenter-heading">
            {findingTitles.reenterNow} <span class="number-tag">{answer.reenter.length}</span>
          </h2>
          <p class="quiet-text">Passwords and secret values do not travel. Fill these in where they stand now.</p>
          <p class="actions">
            {(['csv', 'html', 'json'] as const).map((format) => (
              <a class="button secondary" href={`/v1/jobs/${job}/report?format=${format}`} download="">
                Download as {format.toUpperCase()}
              </a>
            ))}
          </p>
          <ReentryTable
            items={inSite(answer)}
            names={importNames(answer)}
            link={(object, step) => stepLink({ site: answer.site }, object, step)}
          />
        </section>
      )}
    </>
  );
};

const Verified = ({ answer, archive }: { answer: Verification; archive: string | undefined }) => (
  <>
    <Outcome tone="good">The archive is whole. {verifiedText(answer)}</Outcome>
    {archive === undefined ? null : (
      <p>
        <a class="button secondary" href={viewLink({ archive })}>
          Back to the archive
        </a>
      </p>
    )}
  </>
);

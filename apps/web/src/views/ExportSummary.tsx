/** @jsxImportSource hono/jsx */
import { contentText } from '@tsferry/wizard';
import { findingTitles, namesOf } from '@tsferry/wizard/words';
import type { ExportPlanAnswer, ExportTarget } from '@tsferry/contract';
import { viewLink } from '../links.js';
import { Fact, Facts } from './Facts.js';
import { Findings } from './Findings.js';
import { Lines, Text } from './Text.js';
import { WizardHead } from './WizardHead.js';

/** The export wizard's Summary page: what will be written, and what one should know before. */
export const ExportSummary = ({ answer, target }: { answer: ExportPlanAnswer; target: ExportTarget }) => {
  const { plan, input, site } = answer;
  const names = namesOf(plan.objects);
  return (
    <>
      <WizardHead wizard="export" at="Summary" site={site} />
      <Facts>
        <Fact title="File">
          <Text of={target.name} />
          {target.overwrite ? <span class="tag">replaces an export of that name</span> : null}
        </Fact>
        <Fact title="Objects">{plan.objects.length}</Fact>
        <Fact title="Content">{input.content ? contentText(plan) : 'left out'}</Fact>
        <Fact title="Dependencies">{input.dependencies ? 'exported too' : 'left out'}</Fact>
        {plan.missing.length === 0 ? null : <Fact title="Missing">{plan.missing.length}</Fact>}
        {input.comment === '' ? null : (
          <Fact title="Comments">
            <Lines of={input.comment} />
          </Fact>
        )}
      </Facts>
      <Findings
        names={names}
        reenter={{ title: findingTitles.staysBehind, items: plan.reenter }}
        suspected={plan.suspected}
        unresolved={plan.unresolved}
        warnings={plan.warnings}
      />
      <form method="post" action="/export/apply" class="wizard-nav">
        <input type="hidden" name="plan" value={answer.id} />
        <input type="hidden" name="name" value={target.name} />
        {target.overwrite ? <input type="hidden" name="overwrite" value="1" /> : null}
        <a class="button secondary" href={viewLink({ export: answer.id, ...target })}>
          Back
        </a>
        <button id="next">Export</button>
      </form>
    </>
  );
};

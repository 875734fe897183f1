/** @jsxImportSource hono/jsx */
import { replaces, type ObjectChanges } from '@tsferry/domain';
import type { ImportAnswer } from '@tsferry/domain/shapes';
import { confirmationOf, importTotals, labelOf, type ImportObject } from '@tsferry/wizard';
import {
  actionWords,
  capital,
  findingTitles,
  formatBytes,
  groupBy,
  importNames,
  nameOrUnknown,
  referenceWords,
  show,
} from '@tsferry/wizard/words';
import type { ImportPlanAnswer } from '@tsferry/contract';
import { viewLink } from '../links.js';
import { Blockers } from './Blockers.js';
import { Changes } from './Changes.js';
import { Fact, Facts } from './Facts.js';
import { Sign } from './FileContentRow.js';
import { Findings } from './Findings.js';
import { LinkedReferences } from './LinkedReferences.js';
import { Id, Text } from './Text.js';
import { WizardHead } from './WizardHead.js';

type Props = {
  answer: ImportPlanAnswer;
  /** What an overwrite would change, by target id; where it was not asked for, a link to it stands instead. */
  changes: ReadonlyMap<string, ObjectChanges>;
  /** The confirmation that was given and was wrong. */
  wrong?: boolean;
};

/** The import wizard's Summary page: the list of changes, as they will be made. */
export const ImportSummary = ({ answer, changes, wrong = false }: Props) => {
  const { plan, site, input } = answer;
  return (
    <>
      <WizardHead wizard="import" at="Summary" site={site} />
      <Totals plan={plan} folder={input.folder} />
      <Blockers answer={plan} />
      {[...groupBy(plan.objects, (row) => row.class)].map(([className, rows]) => (
        <section class="change-list" data-kind={className} aria-label={labelOf(className)}>
          <h2>
            {labelOf(className)} <span class="number-tag">{rows.length}</span>
          </h2>
          <ul>
            {rows.map((row) => (
              <ChangeLine row={row} plan={answer.id} changes={changes.get(row.targetId)} />
            ))}
          </ul>
        </section>
      ))}
      <LinkedReferences links={plan.links} />
      <MissingLines plan={plan} />
      <Findings
        names={importNames(plan)}
        reenter={{ title: findingTitles.reenterLater, items: plan.reenter }}
        unresolved={plan.unresolved}
        warnings={plan.warnings}
      />
      <Apply answer={answer} wrong={wrong} />
    </>
  );
};

const Totals = ({ plan, folder }: { plan: ImportAnswer; folder: string }) => {
  const { created, changed, linked, ignored, missing, bytes } = importTotals(plan);
  return (
    <Facts>
      <Fact title="New">{created}</Fact>
      <Fact title="Changed">{changed}</Fact>
      <Fact title="Linked to what is here">{linked}</Fact>
      {ignored === 0 ? null : <Fact title="Ignored">{ignored}</Fact>}
      <Fact title="Missing">{missing}</Fact>
      <Fact title="Content">{bytes > 0 ? formatBytes(bytes) : 'none'}</Fact>
      <Fact title="Folder">
        <Text of={folder} />
      </Fact>
    </Facts>
  );
};

const ChangeLine = ({
  row,
  plan,
  changes,
}: {
  row: ImportObject;
  plan: string;
  changes: ObjectChanges | undefined;
}) => {
  const isChange = replaces(row.action);
  return (
    <li data-action={row.action}>
      <p class="change-line">
        <Sign action={row.action} />
        <span class="object-name">
          <Text of={row.name} />
          <span class="ids">
            <Id of={row.sourceId} />
            {row.targetId === row.sourceId ? null : (
              <>
                {' becomes '}
                {row.targetId === '' ? '(to be chosen)' : <Id of={row.targetId} />}
              </>
            )}
          </span>
        </span>
        <span class="action-word">{actionWords[row.action]}</span>
        {row.bytes > 0 ? <span class="quiet-text">{formatBytes(row.bytes)}</span> : null}
      </p>
      {isChange ? (
        changes ? (
          <Changes of={changes} />
        ) : (
          <p class="change-link">
            <a href={viewLink({ import: plan, step: 'changes', class: row.class, id: row.sourceId })}>
              What would change in {show(row.name)}
            </a>
          </p>
        )
      ) : null}
    </li>
  );
};

const MissingLines = ({ plan }: { plan: ImportAnswer }) =>
  plan.missing.length === 0 ? null : (
    <section class="change-list" aria-labelledby="missing-heading">
      <h2 id="missing-heading">
        Missing references <span class="number-tag">{plan.missing.length}</span>
      </h2>
      <ul>
        {plan.missing.map((missing) => (
          <li data-action="missing">
            <p class="change-line">
              <span class="sign" data-action="missing" aria-hidden="true">
                !
              </span>
              <span class="object-name">
                <Text of={nameOrUnknown(missing.name)} /> <Id of={missing.id} />
              </span>
              <span class="action-word">
                {missing.ignored ? referenceWords.ignore : capital(referenceWords.undecided)}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );

const Apply = ({ answer, wrong }: { answer: ImportPlanAnswer; wrong: boolean }) => {
  const { plan, id } = answer;
  const confirmation = confirmationOf(plan);
  return (
    <form method="post" action="/import/apply" class="apply">
      <input type="hidden" name="plan" value={id} />
      {confirmation === null || !plan.applicable ? null : (
        <div class="field confirm">
          <p>{confirmation.question} What is there now will be gone.</p>
          <ul>
            {confirmation.objects.map((object) => (
              <li>
                <Text of={object} />
              </li>
            ))}
          </ul>
          <label for="confirm">
            Type <b>{confirmation.code}</b>
          </label>
          <input
            id="confirm"
            name="confirm"
            required
            autocomplete="off"
            aria-invalid={wrong ? 'true' : undefined}
            aria-describedby={wrong ? 'confirm-wrong' : undefined}
          />
          {wrong ? (
            <p id="confirm-wrong" class="failure">
              That is not the code of the site. Nothing was imported.
            </p>
          ) : null}
        </div>
      )}
      <div class="wizard-nav">
        <a class="button secondary" href={viewLink({ import: id })}>
          Back
        </a>
        <button id="next" disabled={!plan.applicable}>
          Import
        </button>
      </div>
    </form>
  );
};

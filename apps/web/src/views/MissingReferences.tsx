/** @jsxImportSource hono/jsx */
import { nameAndId, show } from '@tsferry/domain/wording';
import type { MissingReference } from '@tsferry/domain';
import type { ImportPlanAnswer } from '@tsferry/contract';
import { missingName, namesOf, type Names } from '../words.js';
import { Kind } from './Kind.js';
import { Table } from './Table.js';
import { Id, Text } from './Text.js';

/** References to what is neither in the archive nor known here: link each, or import without it. */
export const MissingReferences = ({ answer }: { answer: ImportPlanAnswer }) => {
  const { plan, input } = answer;
  const links = Object.entries(input.policy.links);
  if (plan.missing.length === 0 && links.length === 0) return null;
  const names = namesOf(plan.objects);
  return (
    <section aria-labelledby="missing-heading">
      <h2 id="missing-heading">
        <span class="sign" data-action="missing" aria-hidden="true">
          !
        </span>
        Missing references <span class="number-tag">{plan.missing.length}</span>
      </h2>
      <p class="quiet-text">Neither in the archive nor known in {answer.site}. Equal names are offered, never taken.</p>
      {plan.missing.length === 0 ? null : (
        <Table
          label="Missing references"
          class="missing"
          titles={['Reference', 'Wanted by', 'Decision', 'Or another object']}
        >
          {plan.missing.map((missing) => (
            <MissingRow missing={missing} names={names} site={answer.site} />
          ))}
        </Table>
      )}
      <p class="actions">
        {plan.missing.some(({ ignored }) => !ignored) ? (
          <button class="secondary" name="do" value="ignore-missing" id="do-ignore-missing">
            Ignore every missing dependency
          </button>
        ) : null}
        {plan.missing.some(({ ignored }) => ignored) ? (
          <button class="secondary" name="do" value="ask-missing" id="do-ask-missing">
            Ignore none
          </button>
        ) : null}
      </p>
      {links.length === 0 ? null : (
        <ul class="linked">
          {links.map(([id, targetId]) => (
            <li>
              <Id of={id} /> is linked to <Id of={targetId} />{' '}
              <button class="quiet small" name="do" value={`undecide:${id}`} id={`undecide.${id}`}>
                Take back<span class="unseen"> the link of {show(id)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

const MissingRow = ({ missing, names, site }: { missing: MissingReference; names: Names; site: string }) => (
  <tr role="row">
    <th role="rowheader" scope="row">
      <Kind of={missing.class} />
      <span class="object-name">
        <bdi>{missingName(missing)}</bdi>
        <Id of={missing.id} />
      </span>
    </th>
    <td role="cell" data-label="Wanted by">
      <Text of={missing.wantedBy.map((id) => nameAndId(names.get(id), id)).join(', ')} />
    </td>
    <td role="cell" data-label="Decision">
      <select
        name={`missing.${missing.id}`}
        id={`missing.${missing.id}`}
        aria-label={`Decision for ${show(missing.id)}`}
      >
        <option value="" selected={!missing.ignored}>
          To be decided
        </option>
        {missing.candidates.map(({ id, name }) => (
          <option value={id}>Link to {show(nameAndId(name, id))}</option>
        ))}
        <option value="ignore" selected={missing.ignored}>
          Ignore Dependency
        </option>
      </select>
    </td>
    <td role="cell" data-label="Or another object">
      <input
        type="text"
        name={`missing-id.${missing.id}`}
        id={`missing-id.${missing.id}`}
        aria-label={`Id in ${site} to link ${show(missing.id)} to`}
        placeholder={`id in ${site}`}
        autocomplete="off"
        size={12}
      />
    </td>
  </tr>
);

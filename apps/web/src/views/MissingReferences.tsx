/** @jsxImportSource hono/jsx */
import { isOpen, missingChoices, rowChoices, type ContentRow, type Decided, type MissingRow } from '@tsferry/wizard';
import { importNames, nameOrUnknown, namesList, show, type Names } from '@tsferry/wizard/words';
import type { ImportPlanAnswer } from '@tsferry/contract';
import { Choices } from './Choices.js';
import { Kind } from './Kind.js';
import { Table } from './Table.js';
import { Id, Text } from './Text.js';

type Props = { answer: ImportPlanAnswer; rows: readonly ContentRow[]; decided: Decided };

/** References to what is neither in the archive nor known here: link each, or import without it. */
export const MissingReferences = ({ answer, rows, decided }: Props) => {
  const missing = rows.filter((row) => row.kind === 'missing');
  const links = rows.filter((row) => row.kind === 'link' && isOpen(row));
  if (missing.length === 0 && links.length === 0) return null;
  const names = importNames(answer.plan);
  return (
    <section aria-labelledby="missing-heading">
      <h2 id="missing-heading">
        <span class="sign" data-action="missing" aria-hidden="true">
          !
        </span>
        Missing references <span class="number-tag">{missing.length}</span>
      </h2>
      <p class="quiet-text">Neither in the archive nor known in {answer.site}. Equal names are offered, never taken.</p>
      {missing.length === 0 ? null : (
        <Table
          label="Missing references"
          class="missing"
          titles={['Reference', 'Wanted by', 'Decision', 'Or another object']}
        >
          {missing.map((row) => (
            <MissingLine row={row} decided={decided} names={names} site={answer.site} />
          ))}
        </Table>
      )}
      <p class="actions">
        {missingChoices(rows).map(({ value, label }) => (
          <button class="secondary" name="do" value={value} id={`do-${value}`}>
            {label}
          </button>
        ))}
      </p>
      {links.length === 0 ? null : (
        <ul class="linked">
          {links.map(({ id, target }) => (
            <li>
              <Id of={id} /> is linked to <Id of={target} />{' '}
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

type LineProps = { row: MissingRow; decided: Decided; names: Names; site: string };

const MissingLine = ({ row: { id, missing, ...row }, decided, names, site }: LineProps) => (
  <tr role="row">
    <th role="rowheader" scope="row">
      <Kind of={missing.class} />
      <span class="object-name">
        <Text of={nameOrUnknown(missing.name)} />
        <Id of={id} />
      </span>
    </th>
    <td role="cell" data-label="Wanted by">
      <Text of={namesList(missing.wantedBy, names)} />
    </td>
    <td role="cell" data-label="Decision">
      <select name={`missing.${id}`} id={`missing.${id}`} aria-label={`Decision for ${show(id)}`}>
        <Choices of={rowChoices({ id, missing, ...row }, decided)} undecided={row.action} />
      </select>
    </td>
    <td role="cell" data-label="Or another object">
      <input
        type="text"
        name={`missing-id.${id}`}
        id={`missing-id.${id}`}
        aria-label={`Id in ${site} to link ${show(id)} to`}
        placeholder={`id in ${site}`}
        autocomplete="off"
        size={12}
      />
    </td>
  </tr>
);

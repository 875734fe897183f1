/** @jsxImportSource hono/jsx */
import { rowChoices, type Decided, type ObjectRow } from '@tsferry/wizard';
import { actionSigns, actionWords, formatBytes, show } from '@tsferry/wizard/words';
import { Choices } from './Choices.js';
import { Id, Text } from './Text.js';

/** One object of the archive, with the actions it offers. */
export const FileContentRowView = ({ row, decided }: { row: ObjectRow; decided: Decided }) => {
  const { object } = row;
  const choices = rowChoices(row, decided);
  return (
    <tr role="row" data-action={object.action}>
      <td role="cell" class="pick">
        {object.offers.length > 1 ? (
          <input type="checkbox" name="selected" value={row.id} aria-label={`Select ${show(row.name)}`} />
        ) : null}
      </td>
      <th role="rowheader" scope="row">
        <span class="object-name">
          <Text of={row.name} />
          <Id of={row.id} />
        </span>
      </th>
      <td role="cell" data-label="Action">
        <Sign action={object.action} />
        {choices.length > 1 ? (
          <select name={`row.${row.id}`} id={`row.${row.id}`} aria-label={`Action for ${show(row.name)}`}>
            <Choices of={choices} undecided={`${row.action}: choose which`} />
          </select>
        ) : (
          <span>{actionWords[object.action]}</span>
        )}
      </td>
      <td role="cell" data-label="Becomes">
        {row.target === '' ? <span class="tag missing-tag">to be chosen</span> : <Id of={row.target} />}
      </td>
      <td role="cell" data-label="Content" class="number">
        {object.bytes > 0 ? formatBytes(object.bytes) : <span class="quiet-text">none</span>}
      </td>
      <td role="cell" data-label="Why" class="why">
        <Text of={object.reason} />
      </td>
    </tr>
  );
};

/** The sign of an action; its word is always beside it. */
export const Sign = ({ action }: { action: keyof typeof actionSigns }) => (
  <span class="sign" data-action={action} aria-hidden="true">
    {actionSigns[action]}
  </span>
);

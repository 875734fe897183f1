/** @jsxImportSource hono/jsx */
import { actionSigns, actionWords, formatBytes, show } from '@tsferry/domain/wording';
import type { FileContentRow } from '../file-content.js';
import { Id, Text } from './Text.js';

/** One object of the archive, with the actions it offers. */
export const FileContentRowView = ({ of: { row, choices, value } }: { of: FileContentRow }) => (
  <tr role="row" data-action={row.action}>
    <td role="cell" class="pick">
      {row.offers.length > 1 ? (
        <input type="checkbox" name="selected" value={row.sourceId} aria-label={`Select ${show(row.name)}`} />
      ) : null}
    </td>
    <th role="rowheader" scope="row">
      <span class="object-name">
        <Text of={row.name} />
        <Id of={row.sourceId} />
      </span>
    </th>
    <td role="cell" data-label="Action">
      <Sign action={row.action} />
      {choices.length > 1 ? (
        <select name={`row.${row.sourceId}`} id={`row.${row.sourceId}`} aria-label={`Action for ${show(row.name)}`}>
          {choices.map((choice) => (
            <option value={choice.value} selected={choice.value === value}>
              {choice.text}
            </option>
          ))}
        </select>
      ) : (
        <span>{actionWords[row.action]}</span>
      )}
    </td>
    <td role="cell" data-label="Becomes">
      {row.targetId === '' ? <span class="tag missing-tag">to be chosen</span> : <Id of={row.targetId} />}
    </td>
    <td role="cell" data-label="Content" class="number">
      {row.bytes > 0 ? formatBytes(row.bytes) : <span class="quiet-text">none</span>}
    </td>
    <td role="cell" data-label="Why" class="why">
      <Text of={row.reason} />
    </td>
  </tr>
);

/** The sign of an action; its word is always beside it. */
export const Sign = ({ action }: { action: keyof typeof actionSigns }) => (
  <span class="sign" data-action={action} aria-hidden="true">
    {actionSigns[action]}
  </span>
);

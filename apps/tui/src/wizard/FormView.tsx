import { Box, useIsScreenReaderEnabled } from 'ink';
import type { Area } from '../screen/area.js';
import { FieldView } from './FieldView.js';
import { fieldArea, fieldRows, type Form } from './form.js';

type Props = { readonly form: Form<string>; readonly area: Area };

/** The fields below each other, in the height of the area at most: the focused one is in sight. */
export function FormView({ form, area }: Props) {
  const reader = useIsScreenReaderEnabled();
  const inner = fieldArea(form, area);
  const rows = form.fields.map((field) => fieldRows(field, inner, field.name === form.focus));
  const at = form.fields.findIndex(({ name }) => name === form.focus);
  const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);
  const [above, all] = [sum(rows.slice(0, at)), sum(rows)];
  const top = Math.max(0, Math.min(above - Math.floor((area.height - 1) / 2), all - area.height));
  return (
    <Box height={reader ? undefined : Math.min(all, area.height)} flexShrink={0} overflowY="hidden">
      <Box flexDirection="column" flexGrow={1} marginTop={reader ? 0 : -top} flexShrink={0}>
        {form.fields.map((field) => (
          <FieldView
            key={field.name}
            field={field}
            labels={area.width - inner.width}
            area={inner}
            here={field.name === form.focus}
          />
        ))}
      </Box>
    </Box>
  );
}

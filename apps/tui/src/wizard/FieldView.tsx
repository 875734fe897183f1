import { Box, useIsScreenReaderEnabled } from 'ink';
import type { Area } from '../screen/area.js';
import { Styled } from '../screen/Styled.js';
import { ControlView } from './ControlView.js';
import type { Field } from './form.js';

type Props = {
  readonly field: Field<string>;
  /** Columns that the labels of the form take. */
  readonly labels: number;
  readonly area: Area;
  /** Whether keys go to it. */
  readonly here: boolean;
};

/** A field with its label beside it; the label of a box to tick stands in the field. */
export function FieldView({ field: { label, control }, labels, area, here }: Props) {
  const value = <ControlView control={control} label={label} area={area} here={here} />;
  if (useIsScreenReaderEnabled()) {
    return (
      <Box flexDirection="column">
        <Styled as="heading">{`${label}${here ? ' (here)' : ''}`}</Styled>
        {value}
      </Box>
    );
  }
  return (
    <Box flexShrink={0} minHeight={1}>
      <Box width={labels} flexShrink={0}>
        <Styled>{here ? '> ' : '  '}</Styled>
        <Styled as={here ? 'heading' : 'faint'}>{control.kind === 'check' ? '' : label}</Styled>
      </Box>
      {value}
    </Box>
  );
}

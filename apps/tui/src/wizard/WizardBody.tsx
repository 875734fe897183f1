import { Box, useIsScreenReaderEnabled } from 'ink';
import type { ReactNode } from 'react';
import type { Area } from '../screen/area.js';
import { hasStepsLine } from './page-area.js';
import { StepsLine } from './StepsLine.js';

type Props = {
  readonly titles: readonly string[];
  readonly at: number;
  readonly area: Area;
  /** The page. */
  readonly children: ReactNode;
};

/** The line that names all pages, and the page below it. */
export function WizardBody({ titles, at, area, children }: Props) {
  const reader = useIsScreenReaderEnabled();
  return (
    <Box flexDirection="column" flexGrow={1}>
      {hasStepsLine(area) && (
        <Box flexShrink={0} marginBottom={reader ? 0 : 1}>
          <StepsLine titles={titles} at={at} width={area.width} />
        </Box>
      )}
      {children}
    </Box>
  );
}

import { Box, Text } from 'ink';
import { textOf } from '../terminal/line.js';
import type { Area } from '../screen/area.js';
import { currentRow } from '../screen/list.js';
import { PaneTitle } from '../screen/PaneTitle.js';
import { partsOf, type Details, type Part } from './details.js';
import { DetailsPart } from './DetailsPart.js';
import { inside } from './layout.js';
import type { State } from './state.js';

type Props = { readonly state: State; readonly area: Area };

const partTitles: Readonly<Record<Part, (details: Details) => string>> = {
  steps: () => 'Steps',
  needs: ({ answer }) => `Needs ${answer.references.length}`,
  neededBy: ({ answer }) => `Needed by ${answer.usedBy.length}`,
  everything: () => 'All',
};

/** One object: the part of it that is looked at, and the names of the others. */
export function DetailsPane({ state, area }: Props) {
  const { details, list } = state;
  const focused = state.focus === 'details';
  const row = currentRow(list);
  const titles = details
    ? partsOf(details).map((part) => {
        const title = partTitles[part](details);
        return part === details.part ? `[${title}]` : title;
      })
    : [row ? textOf(row.cells[0]!) : 'Nothing chosen'];
  return (
    <Box flexDirection="column" width={area.width} flexShrink={0}>
      <PaneTitle title={titles.join('  ')} focused={focused} />
      {details ? (
        <DetailsPart details={details} area={inside(area)} focused={focused} />
      ) : (
        row && <Text>Reading …</Text>
      )}
    </Box>
  );
}

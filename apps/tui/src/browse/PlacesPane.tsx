import { Box } from 'ink';
import type { Area } from '../screen/area.js';
import { PaneTitle } from '../screen/PaneTitle.js';
import { TreeView } from '../screen/TreeView.js';
import { inside } from './layout.js';
import type { State } from './state.js';

type Props = { readonly state: State; readonly area: Area };

/** Sites and archives, and the folders of each. */
export function PlacesPane({ state, area }: Props) {
  const focused = state.focus === 'places';
  return (
    <Box flexDirection="column" width={area.width}>
      <PaneTitle title="Sites" focused={focused} />
      <TreeView tree={state.tree} area={inside(area)} focused={focused} />
    </Box>
  );
}

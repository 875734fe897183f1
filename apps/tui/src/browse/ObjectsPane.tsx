import { Box } from 'ink';
import type { Area } from '../screen/area.js';
import { ListView } from '../screen/ListView.js';
import { PaneTitle } from '../screen/PaneTitle.js';
import { inside } from './layout.js';
import type { State } from './state.js';

type Props = { readonly state: State; readonly area: Area };

/** The objects of the place that is looked into. */
export function ObjectsPane({ state, area }: Props) {
  const { spot, scope, held, list } = state;
  const focused = state.focus === 'objects';
  const what = scope === 'all' ? 'All objects' : 'Task sequences';
  const title = spot && spot.folder !== '/' ? `${what} in ${spot.folder}` : what;
  const isRead = spot !== null && held.size > 0;
  const empty = isRead ? `None here.${scope === 'all' ? '' : ' f shows objects of every class.'}` : 'Reading …';
  return (
    <Box flexDirection="column" width={area.width} flexShrink={0}>
      <PaneTitle title={title} focused={focused} />
      <ListView list={list} area={inside(area)} focused={focused} marks empty={empty} />
    </Box>
  );
}

import { shownLines } from '../print/shown-object.js';
import type { Area } from '../screen/area.js';
import { Lines } from '../screen/Lines.js';
import { ListView } from '../screen/ListView.js';
import { linesInSight } from '../screen/scroll.js';
import { TreeView } from '../screen/TreeView.js';
import type { Details } from './details.js';

type Props = { readonly details: Details; readonly area: Area; readonly focused: boolean };

/** The part of an object that is looked at. */
export function DetailsPart({ details, area, focused }: Props) {
  const { part, steps, needs, neededBy, answer, top } = details;
  switch (part) {
    case 'steps':
      return steps && <TreeView tree={steps} area={area} focused={focused} />;
    case 'needs':
      return <ListView list={needs} area={area} focused={focused} empty="It needs nothing else." />;
    case 'neededBy':
      return <ListView list={neededBy} area={area} focused={focused} empty="Nothing here needs it." />;
    case 'everything':
      return <Lines lines={linesInSight(shownLines(answer, area), top, area)} />;
  }
}

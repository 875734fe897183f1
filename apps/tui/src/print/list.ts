import type { ListedObject } from '@tsferry/domain/shapes';
import { labelOf } from '@tsferry/wizard';
import { groupBy } from '@tsferry/wizard/words';
import type { Line, View } from '../terminal/line.js';
import { tableSection } from './section.js';

/** Objects of a site or an archive, by kind. */
export function listLines(objects: readonly ListedObject[], view: View): Line[] {
  if (objects.length === 0) return ['No objects.'];
  const lines = [...groupBy(objects, (object) => object.class)].flatMap(([className, group]) =>
    tableSection(
      labelOf(className),
      group.map(({ id, name, folder, version }) => [
        id,
        name,
        folder ?? '',
        (version ?? 0) > 1 ? `version ${version}` : '',
      ]),
      view,
    ),
  );
  return lines.slice(1);
}

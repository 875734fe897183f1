/** @jsxImportSource hono/jsx */
import type { ClosureAnswer } from '@tsferry/domain/shapes';
import { count, groupBy, namesOf } from '@tsferry/wizard/words';
import { objectLink, type Place } from '../links.js';
import { drawClosure } from '../picture/draw-closure.js';
import { Breadcrumbs } from './Breadcrumbs.js';
import { Kind } from './Kind.js';
import { ObjectName } from './ObjectName.js';
import { Picture } from './Picture.js';
import { Cell, Head, Table } from './Table.js';
import { Text } from './Text.js';

/** Everything an object needs, to any depth: as a picture, and below it as a list that says the same. */
export const PicturePage = ({ closure, place }: { closure: ClosureAnswer; place: Place }) => {
  const root = closure.objects.find(({ id }) => id === closure.root);
  const name = root?.name ?? closure.root;
  const missing = closure.objects.filter(({ inPlace }) => !inPlace).length;
  return (
    <>
      <Breadcrumbs place={place} more={{ href: objectLink(place, closure.root), text: name }} />
      <h1>
        What <Text of={name} /> needs
      </h1>
      <p class="lead">
        {count(closure.objects.length - 1, 'object')}
        {missing > 0 ? `, ${missing} of them missing` : ''}. The object itself is on the left; everything right of it is
        there because something left of it needs it.
      </p>
      <Legend objects={closure.objects} />
      <section class="picture" aria-label="Picture" data-picture="">
        <div class="picture-tools" role="toolbar" aria-label="Zoom">
          <button type="button" class="secondary" data-zoom="in" aria-label="Zoom in">
            +
          </button>
          <button type="button" class="secondary" data-zoom="out" aria-label="Zoom out">
            −
          </button>
          <button type="button" class="secondary" data-zoom="fit">
            Show all
          </button>
          <span class="quiet-text">Drag or use the arrow keys to move; + and − zoom, 0 shows all.</span>
        </div>
        <div class="picture-frame" data-frame="" tabindex={0} role="group" aria-label="Picture of what it needs">
          <Picture drawing={drawClosure(closure)} root={closure.root} place={place} />
        </div>
      </section>
      <ClosureTable closure={closure} place={place} />
    </>
  );
};

const Legend = ({ objects }: { objects: ClosureAnswer['objects'] }) => (
  <ul class="legend" aria-label="Kinds in the picture">
    {[...groupBy(objects, (object) => object.class)].map(([className, members]) => (
      <li>
        <Kind of={className} /> {members.length}
      </li>
    ))}
    {objects.some(({ inPlace }) => !inPlace) ? (
      <li>
        <span class="tag missing-tag">missing</span> dashed
      </li>
    ) : null}
  </ul>
);

/** How many objects that need one are named in its row. */
const neededByShown = 4;

const ClosureTable = ({ closure, place }: { closure: ClosureAnswer; place: Place }) => {
  const names = namesOf(closure.objects);
  const sources = groupBy(closure.edges, ({ to }) => to);
  return (
    <section aria-labelledby="as-list">
      <h2 id="as-list">The same as a list</h2>
      <Table titles={['Object', 'Kind', 'Needed by']}>
        {closure.objects.map(({ id, class: className, name, inPlace }) => {
          const users = [...new Set((sources.get(id) ?? []).map(({ from }) => from))];
          return (
            <tr role="row">
              <Head>
                {inPlace ? <ObjectName id={id} name={name} place={place} /> : <ObjectName id={id} name={name} />}
                {inPlace ? null : <span class="tag missing-tag">missing</span>}
              </Head>
              <Cell of="Kind">
                <Kind of={className} />
              </Cell>
              <Cell of="Needed by">
                <Text
                  of={users
                    .slice(0, neededByShown)
                    .map((user) => names.get(user) ?? user)
                    .join(', ')}
                />
                {users.length > neededByShown ? ` and ${users.length - neededByShown} more` : null}
              </Cell>
            </tr>
          );
        })}
      </Table>
    </section>
  );
};

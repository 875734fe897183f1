/** @jsxImportSource hono/jsx */
import { labelOf } from '@tsferry/wizard';
import { show } from '@tsferry/wizard/words';
import { objectLink, type Place } from '../links.js';
import type { ClosureDrawing } from '../picture/draw-closure.js';
import { fitText } from '../picture/fit-text.js';
import { box } from '../picture/place-nodes.js';

type Props = { drawing: ClosureDrawing; root: string; place: Place };

/** The drawing as SVG: boxes are links, lines carry the ids of their ends. The script adds pan, zoom and arrow keys. */
export const Picture = ({ drawing: { nodes, edges, width, height }, root, place }: Props) => {
  const keys = new Map(nodes.map(({ id }, at) => [id, at]));
  return (
    <svg
      class="closure"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="group"
      aria-label={`Picture of ${nodes.length} objects and ${edges.length} lines`}
    >
      <g class="edges" aria-hidden="true">
        {edges.map(({ from, to, path, back }) => (
          <path class={back ? 'edge back' : 'edge'} d={path} data-from={keys.get(from)} data-to={keys.get(to)} />
        ))}
      </g>
      {nodes.map((node, at) => (
        <Box node={node} at={at} isRoot={node.id === root} place={place} />
      ))}
    </svg>
  );
};

/** How many letters fit into a box, in the widest of the usual fonts. */
const nameWidth = 23;
const kindWidth = 32;

/** Ids of applications and drivers are too long to help: the name is better alone. */
const shortId = (id: string): string => (id.length > 16 ? '' : show(id));

const Box = ({
  node,
  at,
  isRoot,
  place,
}: {
  node: ClosureDrawing['nodes'][number];
  at: number;
  isRoot: boolean;
  place: Place;
}) => {
  const name = show(node.name || node.id);
  const label = labelOf(node.class);
  const body = (
    <>
      <title>{`${name}\n${label} ${show(node.id)}${node.inPlace ? '' : '\nmissing'}`}</title>
      <rect class="box" width={box.width} height={box.height} rx="5" />
      <rect class="stripe" width="6" height={box.height} rx="2" />
      <text class="box-name" x="16" y="18">
        {fitText(name, nameWidth)}
      </text>
      <text class="box-kind" x="16" y="33">
        {fitText(
          [node.inPlace ? '' : 'missing', label, shortId(node.id)].filter((part) => part !== '').join(' · '),
          kindWidth,
        )}
      </text>
    </>
  );
  const attributes = {
    class: ['node', isRoot ? 'root' : '', node.inPlace ? '' : 'absent'].filter((one) => one !== '').join(' '),
    transform: `translate(${node.x} ${node.y})`,
    'data-kind': node.class,
    'data-node': at,
  };
  return node.inPlace ? (
    <a {...attributes} href={objectLink(place, node.id)}>
      {body}
    </a>
  ) : (
    <g {...attributes} tabindex={0} role="img" aria-label={`${name}, ${label}, missing`}>
      {body}
    </g>
  );
};

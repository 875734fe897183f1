/** @jsxImportSource hono/jsx */
import { objectLink, type Place } from '../links.js';
import { Id, Text } from './Text.js';

/** An object by name and id; with a place, as a link to it. */
export const ObjectName = ({ id, name, place }: { id: string; name?: string | undefined; place?: Place }) => {
  const text = name === undefined || name === '' ? <Id of={id} /> : <Text of={name} />;
  return (
    <span class="object-name">
      {place ? <a href={objectLink(place, id)}>{text}</a> : text}
      {name === undefined || name === '' || name === id ? null : <Id of={id} />}
    </span>
  );
};

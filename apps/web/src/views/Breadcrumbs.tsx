/** @jsxImportSource hono/jsx */
import { viewLink, type Place } from '../links.js';
import { Text } from './Text.js';

/** The way back to the place. */
export const Breadcrumbs = ({ place, more }: { place: Place; more?: { href: string; text: string } }) => (
  <nav class="breadcrumbs" aria-label="Where this is">
    <ol>
      <li>
        {'site' in place ? (
          <a href={viewLink({ site: place.site })} class="code">
            <Text of={place.site} />
          </a>
        ) : (
          <a href={viewLink({ archive: place.archive })}>Archive</a>
        )}
      </li>
      {more === undefined ? null : (
        <li>
          <a href={more.href}>
            <Text of={more.text} />
          </a>
        </li>
      )}
    </ol>
  </nav>
);

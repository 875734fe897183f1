/** Where the parts of the browser are: places on the left, the list beside them, the object below it. */
import type { Area } from '../screen/area.js';
import { paneGap } from '../screen/Beside.js';
import type { Focus } from './state.js';

/** Below this size, and for a screen reader, only the part that has the focus is shown. */
const least = { width: 56, height: 12 };

/** The area of each part, its title included. `alone`: each has all of the body, and one is shown. */
export type Layout = Readonly<Record<Focus, Area>> & { readonly alone: boolean };

/** Divides the body. */
export function layoutOf(body: Area): Layout {
  if (body.reader || body.width < least.width || body.height < least.height) {
    return { places: body, objects: body, details: body, alone: true };
  }
  const left = Math.max(16, Math.min(32, Math.floor(body.width / 4)));
  const width = body.width - left - paneGap;
  const above = Math.max(5, Math.floor(body.height * 0.4));
  return {
    places: { ...body, width: left },
    objects: { ...body, width, height: above },
    details: { ...body, width, height: body.height - above },
    alone: false,
  };
}

/** What is left of a part below its title. */
export function inside(part: Area): Area {
  return { ...part, height: Math.max(1, part.height - 1) };
}

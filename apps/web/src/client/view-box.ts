/** The part of a picture that is shown, in its own units. */
export type ViewBox = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type Size = { readonly width: number; readonly height: number };
export type Point = { readonly x: number; readonly y: number };

/** Pixels for a unit at least and at most. */
const scales = { least: 0.05, most: 3 } as const;

/** Below this scale names cannot be read: a large picture opens at it, at the root, and not as a whole. */
const readable = 0.75;

/** The whole picture in the middle of the frame, never larger than it is drawn. */
export function showAll(picture: Size, frame: Size): ViewBox {
  const scale = Math.min(1, frame.width / picture.width, frame.height / picture.height);
  return centred({ x: picture.width / 2, y: picture.height / 2 }, frame, scale);
}

/** What is shown first: everything where names stay readable, else the part around the root. */
export function openAt(picture: Size, frame: Size, root: ViewBox): ViewBox {
  const all = showAll(picture, frame);
  if (frame.width / all.width >= readable) return all;
  const view = centred({ x: 0, y: root.y + root.height / 2 }, frame, readable);
  return { ...view, x: 0 };
}

function centred({ x, y }: Point, frame: Size, scale: number): ViewBox {
  const [width, height] = [frame.width / scale, frame.height / scale];
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** Larger (factor above 1) or smaller; the point stays where it is. */
export function zoom(view: ViewBox, factor: number, at: Point, frame: Size): ViewBox {
  const scale = frame.width / view.width;
  const wanted = Math.min(scales.most, Math.max(scales.least, scale * factor));
  const by = scale / wanted;
  return {
    x: at.x - (at.x - view.x) * by,
    y: at.y - (at.y - view.y) * by,
    width: view.width * by,
    height: view.height * by,
  };
}

/** Moved by pixels of the frame; some of the picture always stays in sight. */
export function pan(view: ViewBox, by: Point, picture: Size, frame: Size): ViewBox {
  const scale = frame.width / view.width;
  const within = (value: number, shown: number, size: number): number =>
    Math.min(size - shown * 0.1, Math.max(-shown * 0.9, value));
  return {
    ...view,
    x: within(view.x - by.x / scale, view.width, picture.width),
    y: within(view.y - by.y / scale, view.height, picture.height),
  };
}

/** Moved just so far that a box is in sight, with a little room around it. */
export function reveal(view: ViewBox, box: ViewBox): ViewBox {
  const shift = (from: number, shown: number, start: number, size: number): number => {
    const room = Math.min(40, (shown - size) / 2);
    if (start - room < from) return start - room;
    return start + size + room > from + shown ? start + size + room - shown : from;
  };
  return {
    ...view,
    x: shift(view.x, view.width, box.x, box.width),
    y: shift(view.y, view.height, box.y, box.height),
  };
}

/** Objects that are chosen, name by id. */
export type Chosen = ReadonlyMap<string, string>;

/** How many names are said; the rest is counted. */
const named = 5;

/** How many are chosen, and which of them the list does not show; `shown` are the ids that it does. */
export function chosenText(chosen: Chosen, shown: ReadonlySet<string>): string {
  if (chosen.size === 0) return '';
  // Isolated: a name that runs from right to left does not turn its neighbours around.
  const others = [...chosen].filter(([id]) => !shown.has(id)).map(([, name]) => `\u2068${name}\u2069`);
  if (others.length === 0) return `${chosen.size} selected`;
  const more = others.length > named ? ` and ${others.length - named} more` : '';
  return `${chosen.size} selected; not in this list: ${others.slice(0, named).join(', ')}${more}`;
}

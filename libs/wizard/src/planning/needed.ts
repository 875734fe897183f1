/** A field that a plan cannot be asked for without, and what is said while it is empty. */
export type Needed<Field extends string> = { readonly name: Field; readonly say: string };

/** The first needed field that is empty. */
export function firstEmpty<Field extends string>(
  needed: readonly Needed<Field>[],
  values: Readonly<Record<Field, string>>,
): Needed<Field> | undefined {
  return needed.find(({ name }) => values[name].trim() === '');
}

/** The lines of a field that holds one thing a line; empty ones do not count. */
export function linesIn(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '');
}

/** @jsxImportSource hono/jsx */
import { currentValue, searchValue, type Choice } from '@tsferry/wizard';
import { show } from '@tsferry/wizard/words';

/** Choices as the options of a select, but for a search, which is a field of its own. `undecided`: what is so far. */
export const Choices = ({ of, undecided }: { of: readonly Choice[]; undecided?: string }) => {
  const current = currentValue(of);
  return (
    <>
      {undecided === undefined || current !== '' ? null : (
        <option value="" selected>
          {undecided}
        </option>
      )}
      {of
        .filter(({ value }) => value !== searchValue)
        .map(({ value, label }) => (
          <option value={value} selected={undecided !== undefined && value === current}>
            {show(label)}
          </option>
        ))}
    </>
  );
};

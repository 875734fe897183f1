import { AppError } from '../error.js';

/** Gives out new PackageIDs. `next` is the number that the following one will get. */
export type IdAllocator = { take(): string; next(): number };

/** Five hex digits are all that a PackageID has. */
const lastNumber = 0xfffff;

/**
 * PackageIDs of a site (libs/domain/docs/identity.md, "New ids"): its code and five hex digits in upper case, ascending
 * from `nextNumber`, never one for which `taken` says true. `take` throws PLAN_BLOCKED when the numbers of the site are
 * used up.
 */
export function createIdAllocator(code: string, nextNumber: number, taken: (id: string) => boolean): IdAllocator {
  let next = nextNumber;
  return {
    take() {
      while (next <= lastNumber) {
        const id = `${code.toUpperCase()}${(next++).toString(16).toUpperCase().padStart(5, '0')}`;
        if (!taken(id)) return id;
      }
      throw new AppError(
        'PLAN_BLOCKED',
        `Site ${code} has no PackageIDs left: ${code}FFFFF is the last there can be.`,
        {
          hint: 'Import into another site, or import fewer objects.',
          details: { site: code, nextNumber },
        },
      );
    },
    next: () => next,
  };
}

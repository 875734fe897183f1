/** How many connections may be kept open: event streams, and requests that wait for their job. */
export type ConnectionQuota = {
  /** Counts a connection of an owner. Returns what ends it, or null when there are too many. */
  take(owner: string): (() => void) | null;
};

/** Allows so many connections to one owner, and so many in all. */
export function createConnectionQuota(ofOne: number, ofAll: number): ConnectionQuota {
  const taken = new Map<string, number>();
  let all = 0;

  function change(owner: string, by: 1 | -1): void {
    const now = (taken.get(owner) ?? 0) + by;
    all += by;
    if (now === 0) taken.delete(owner);
    else taken.set(owner, now);
  }

  return {
    take(owner) {
      if (all >= ofAll || (taken.get(owner) ?? 0) >= ofOne) return null;
      change(owner, 1);
      let isHeld = true;
      return () => {
        if (isHeld) change(owner, -1);
        isHeld = false;
      };
    },
  };
}

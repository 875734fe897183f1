/** Gives out places to what keeps a connection open: an event stream, a request that waits for its job. */
export type Seats = {
  /** Takes a place; what gives it back, or null when there is none left. */
  take(owner: string): (() => void) | null;
};

/** Makes so many places for one owner, and so many in all. */
export function createSeats(ofOne: number, ofAll: number): Seats {
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

/**
 * The first key that equals an earlier one, with its index, or null. The keys are asked for twice, and hardly any is
 * kept: only those are compared whose 32-bit hash another has too.
 */
export function findTwin(keys: () => Iterable<string>): { readonly at: number; readonly key: string } | null {
  const sorted = Uint32Array.from(hashesOf(keys())).sort();
  const doubtful = new Set(sorted.filter((hash, at) => at > 0 && hash === sorted[at - 1]));
  if (doubtful.size === 0) return null;
  const seen = new Set<string>();
  let at = 0;
  for (const key of keys()) {
    if (seen.has(key)) return { at, key };
    if (doubtful.has(hashOf(key))) seen.add(key);
    at += 1;
  }
  return null;
}

function* hashesOf(keys: Iterable<string>): Generator<number> {
  for (const key of keys) yield hashOf(key);
}

/** FNV-1a over the UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Pieces of uploads: the only bodies that are not read whole, and may take hours. */
const route = /^\/v1\/uploads\/[^/]+\/(?:zip|files\/[^/]+)$/;

/** Whether a request brings a piece of an upload. */
export function isPiece({ path }: { readonly path: string }): boolean {
  return route.test(path);
}

/** Shows which lines belong to the box under the pointer or in focus; the other lines step back. */
export function lightUp(svg: SVGSVGElement, nodes: readonly SVGElement[], signal: AbortSignal): void {
  const edges = [...svg.querySelectorAll<SVGElement>('.edge')];
  const show = (target: EventTarget | null): void => {
    const id = (target as Element | null)?.closest<SVGElement>('[data-node]')?.dataset.node;
    svg.classList.toggle('lit', id !== undefined);
    const near = new Set([id]);
    for (const edge of edges) {
      const { from, to } = edge.dataset;
      const isNear = id !== undefined && (from === id || to === id);
      edge.classList.toggle('near', isNear);
      if (isNear) near.add(from).add(to);
    }
    for (const node of nodes) node.classList.toggle('near', near.has(node.dataset.node));
  };
  for (const name of ['pointerover', 'focusin'] as const)
    svg.addEventListener(name, (event) => show(event.target), { signal });
  svg.addEventListener('pointerleave', () => show(null), { signal });
}

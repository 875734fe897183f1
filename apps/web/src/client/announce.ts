/** Says something to who listens to the page instead of looking at it. */
export function announce(text: string): void {
  const region = document.getElementById('announce');
  if (region && region.textContent !== text) region.textContent = text;
}

/** Leaving a wizard from its first page: asked once, when something would be lost. */
import type { Input } from '../screen/screen.js';

/** What is said first. */
export const leaving = 'Esc once more leaves the wizard: what was typed and decided is lost.';

/** Whether Esc would lose what was asked for already, and was not warned of. */
export function asksToLeave(
  state: { readonly page: string; readonly asked: unknown; readonly notice: string },
  event: Input,
): boolean {
  const leaves = event.kind === 'intent' && event.intent === 'back' && state.page === 'general';
  return leaves && state.asked !== null && state.notice !== leaving;
}

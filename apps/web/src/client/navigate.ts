import { announce } from './announce.js';
import { settled } from './pending.js';

/** How a view is shown: as a new page, in place of this one, or as the same page changed (focus and place stay). */
export type Showing = 'push' | 'replace' | 'keep';

/** Starts something in an element of a view; answers how to stop it when the view goes. */
type Feature = (element: HTMLElement, signal: AbortSignal) => void;

const features: { selector: string; start: Feature }[] = [];
let shown = new AbortController();
let asked = new AbortController();

/** Has a feature started for every such element, now and in later views. Its signal ends with the view. */
export function onView(selector: string, start: Feature): void {
  features.push({ selector, start });
  startIn(selector, start);
}

function startIn(selector: string, start: Feature): void {
  for (const element of document.querySelectorAll<HTMLElement>(selector)) start(element, shown.signal);
}

/** Follows links to views without loading the page anew, and the way back. */
export function followLinks(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const href = link.getAttribute('href') ?? '';
    const url = new URL(href, location.href);
    if (url.origin !== location.origin || url.pathname !== '/' || url.hash !== '' || link.hasAttribute('download'))
      return;
    event.preventDefault();
    void follow(link);
  });
  addEventListener('popstate', () => void settled().then(() => visit(location.href, 'replace')));
}

/** Follows a link as it is when every change is shown: the change may have made another plan. */
async function follow(link: HTMLAnchorElement): Promise<void> {
  const showing = link.dataset.keep === undefined ? 'push' : 'keep';
  await settled();
  const now = link.id === '' ? null : document.getElementById(link.id);
  // By the attribute: links in the picture are SVG's, whose `href` is no text.
  await visit((now ?? link).getAttribute('href') ?? link.getAttribute('href')!, showing);
}

/** Fetches a view and shows it. A newer visit ends an older one. */
export async function visit(url: string, showing: Showing): Promise<void> {
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  try {
    const response = await fetch(url, { headers: { Accept: 'text/html' }, signal });
    await showAnswer(response, showing, signal);
  } catch (error) {
    if (!signal.aborted) fail(error);
  }
}

/** Shows what a form was answered with. It is newer than any view that is on its way. */
export async function showSent(response: Response, showing: Showing): Promise<void> {
  asked.abort();
  asked = new AbortController();
  await showAnswer(response, showing, asked.signal);
}

/**
 * Shows the view that a request was answered with, unless something newer was asked for. A view with no address of its own
 * is shown here and now: opening its address would not show it again, and a new token is told once.
 */
async function showAnswer(response: Response, showing: Showing, signal: AbortSignal): Promise<void> {
  const hasAddress = new URL(response.url).pathname === '/';
  if (!response.headers.get('content-type')?.startsWith('text/html')) {
    if (hasAddress) return location.assign(response.url);
    throw new Error(`it answered ${response.status}, and no page`);
  }
  const next = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (signal.aborted) return;
  const script = 'script[type=module]';
  const isNewer =
    next.querySelector(script)?.getAttribute('src') !== document.querySelector(script)?.getAttribute('src');
  if (isNewer && hasAddress) return location.assign(response.url);
  if (response.url !== location.href && hasAddress) {
    history[showing === 'push' ? 'pushState' : 'replaceState'](null, '', response.url);
  }
  swap(next, showing);
}

function swap(next: Document, showing: Showing): void {
  const focused = document.activeElement;
  shown.abort();
  shown = new AbortController();
  document.title = next.title;
  for (const part of ['header.top', 'main']) {
    const [before, after] = [document.querySelector(part), next.querySelector(part)];
    if (before && after) before.replaceWith(document.adoptNode(after));
  }
  for (const { selector, start } of features) startIn(selector, start);
  const main = document.querySelector('main')!;
  const again = showing === 'keep' && focused?.id ? document.getElementById(focused.id) : null;
  if (showing !== 'keep') scrollTo({ top: 0, behavior: 'instant' });
  (again ?? main).focus({ preventScroll: true });
  if (again instanceof HTMLInputElement && focused instanceof HTMLInputElement) keepTyping(focused, again);
  announce(main.dataset.say ?? document.title);
}

/** What was typed while the answer was on its way stays, and is searched for. */
function keepTyping(before: HTMLInputElement, after: HTMLInputElement): void {
  if (before.type !== 'search') return;
  const isMore = before.value !== after.value;
  after.value = before.value;
  after.setSelectionRange(before.selectionStart, before.selectionEnd);
  if (isMore) after.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Tells of a request that did not reach the server. */
export function fail(error: unknown): void {
  announce('The server cannot be reached.');
  const note = document.createElement('p');
  note.className = 'failure';
  note.setAttribute('role', 'alert');
  note.textContent = `The server cannot be reached: ${error instanceof Error ? error.message : String(error)}`;
  document.querySelector('main')?.prepend(note);
}

import { carryOver, snapshot } from './carry-over.js';
import { fail, showSent, visit } from './navigate.js';
import { sendAfterRest, track } from './pending.js';

/** How long a choice or a search rests before it is sent, in milliseconds: arrow keys run through many choices. */
const restMs = 350;

let search: ReturnType<typeof setTimeout> | undefined;
const busy = new WeakSet<HTMLFormElement>();
/** Buttons that were pressed while their form was on its way, by id: pressed again in the next view. */
const pressed = new WeakMap<HTMLFormElement, string>();

/** Sends forms without loading the page anew. `data-plain` ones are left to the browser. */
export function followForms(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.dataset.plain !== undefined) return;
    event.preventDefault();
    const sent = send(form, event.submitter);
    if (form.method === 'post') track(sent);
  });
  document.addEventListener('input', (event) => {
    const form = (event.target as HTMLInputElement).form;
    if (form?.dataset.live === undefined) return;
    clearTimeout(search);
    search = setTimeout(() => submit(form), restMs);
  });
  document.addEventListener('change', (event) => {
    const control = event.target as HTMLInputElement;
    const form = control.form;
    const isChoice = control.type !== 'checkbox' && control.dataset.still === undefined;
    if (form?.dataset.auto !== undefined && isChoice) sendAfterRest(form.action, restMs, () => submit(form));
  });
}

function submit(form: HTMLFormElement): void {
  if (form.isConnected) form.requestSubmit();
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) if (typeof value === 'string') fields.append(name, value);
  const showing = form.dataset.keep === undefined ? 'push' : 'keep';
  if (form.method === 'get') return visit(`${new URL(form.action).pathname}?${withoutEmpty(fields)}`, showing);
  if (busy.has(form)) {
    if (submitter?.id && showing === 'keep') pressed.set(form, submitter.id);
    return;
  }
  busy.add(form);
  form.setAttribute('aria-busy', 'true');
  const before = snapshot(form);
  try {
    const response = await fetch(form.action, { method: 'POST', body: fields, headers: { Accept: 'text/html' } });
    const changed = snapshot(form);
    if (response.headers.get('content-type')?.startsWith('application/problem+json')) {
      return sayWhy(form, (await response.json()) as { detail: string; hint: string });
    }
    await showSent(response, showing);
    if (showing === 'keep') carryOver(form, before, changed);
    const button = document.getElementById(pressed.get(form) ?? '');
    if (button instanceof HTMLButtonElement) button.form?.requestSubmit(button);
  } catch (error) {
    fail(error);
  } finally {
    form.removeAttribute('aria-busy');
    busy.delete(form);
  }
}

/** Puts a refusal into the form that was refused; the fields stay as they are. */
function sayWhy(form: HTMLFormElement, { detail, hint }: { detail: string; hint: string }): void {
  const note = form.querySelector('[data-failure]') ?? form.appendChild(document.createElement('p'));
  note.className = 'failure';
  note.setAttribute('role', 'alert');
  note.textContent = `${detail} ${hint}`;
}

/** Fields with nothing in them do not belong in an address, except the choice of every kind. */
function withoutEmpty(fields: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...fields].filter(([name, value]) => value !== '' || name === 'class'));
}

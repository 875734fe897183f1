import { chosenText, type Chosen } from './chosen-text.js';

const keyOf = (site: string): string => `chosen ${site}`;

function read(site: string): Map<string, string> {
  return new Map(JSON.parse(sessionStorage.getItem(keyOf(site)) ?? '[]') as [string, string][]);
}

function write(site: string, chosen: Chosen): void {
  sessionStorage.setItem(keyOf(site), JSON.stringify([...chosen]));
}

/**
 * Keeps what is chosen for an export while the list shows something else: another page, another search, or the same
 * after a reload. What the list does not show goes along in hidden fields.
 */
export function keepChosen(form: HTMLElement, signal: AbortSignal): void {
  const site = form.dataset.roots!;
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input[type=checkbox][name=root]')];
  const shown = new Set(boxes.map(({ value }) => value));
  const [text, clear] = [form.querySelector('[data-chosen-text]')!, form.querySelector<HTMLElement>('[data-clear]')!];

  const show = (chosen: Chosen): void => {
    for (const field of form.querySelectorAll('input[type=hidden][name=root]')) field.remove();
    for (const id of chosen.keys()) if (!shown.has(id)) form.append(hiddenRoot(id));
    text.textContent = chosenText(chosen, shown);
    clear.hidden = chosen.size === 0;
  };
  const take = (): void => {
    const chosen = read(site);
    for (const { checked, value, dataset } of boxes) {
      if (checked) chosen.set(value, dataset.name!);
      else chosen.delete(value);
    }
    write(site, chosen);
    show(chosen);
  };
  const check = (chosen: Chosen): void => {
    for (const box of boxes) box.checked = chosen.has(box.value);
    form.dispatchEvent(new Event('selection', { bubbles: true }));
  };

  form.addEventListener('selection', take, { signal });
  clear.addEventListener(
    'click',
    () => {
      forgetChosen(site);
      check(new Map());
      form.querySelector<HTMLElement>('[data-all]')!.focus();
    },
    { signal },
  );
  // A box may have been checked before this script was there.
  const before = boxes.filter(({ checked }) => checked).map(({ value, dataset }) => [value, dataset.name!] as const);
  check(new Map([...read(site), ...before]));
}

/** Begins anew: nothing of a site is chosen. */
export function forgetChosen(site: string): void {
  sessionStorage.removeItem(keyOf(site));
}

/** Begins anew for everything: another person may come. */
export function forgetEverything(): void {
  sessionStorage.clear();
}

function hiddenRoot(id: string): HTMLInputElement {
  return Object.assign(document.createElement('input'), { type: 'hidden', name: 'root', value: id });
}

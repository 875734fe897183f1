/** The values of a form's controls, by name; check boxes by name and value. */
export type Snapshot = ReadonlyMap<string, string>;

type Control = HTMLInputElement | HTMLSelectElement;

const keyOf = (control: Control): string =>
  control.type === 'checkbox' ? `${control.name}=${control.value}` : control.name;
const valueOf = (control: Control): string =>
  control.type === 'checkbox' ? String((control as HTMLInputElement).checked) : control.value;

/** Every control that somebody can change. */
function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.querySelectorAll<Control>('select[name], input[name]:not([type=hidden])')];
}

/** What a form holds now. */
export function snapshot(form: HTMLFormElement): Snapshot {
  return new Map(controlsOf(form).map((control) => [keyOf(control), valueOf(control)]));
}

/**
 * After a form was sent and the view with it was shown anew: selections and choices that wait for a button stay, and
 * what was changed while the answer was on its way is put in again and sent.
 */
export function carryOver(old: HTMLFormElement, before: Snapshot, after: Snapshot): void {
  const form = document.getElementById(old.id) as HTMLFormElement | null;
  if (!form || old.id === '') return;
  let send = false;
  for (const control of controlsOf(form)) {
    const value = after.get(keyOf(control));
    if (value === undefined) continue;
    const stays = control.type === 'checkbox' || control.dataset.still !== undefined;
    const changedSince = value !== before.get(keyOf(control));
    if (!stays && !changedSince) continue;
    if (control.type === 'checkbox') (control as HTMLInputElement).checked = value === 'true';
    else control.value = value;
    send ||= !stays;
  }
  form.dispatchEvent(new Event('selection', { bubbles: true }));
  if (send) form.requestSubmit();
}

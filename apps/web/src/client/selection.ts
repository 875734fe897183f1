/** Check boxes in tables: one for all of a name, and how many of them are selected. */
export function followSelection(): void {
  document.addEventListener('change', ({ target }) => {
    const box = target as HTMLInputElement;
    if (box.type !== 'checkbox' || !box.form) return;
    const name = box.dataset.all;
    if (name !== undefined) for (const one of boxes(box.form, name)) one.checked = box.checked;
    box.form.dispatchEvent(new Event('selection', { bubbles: true }));
  });
  document.addEventListener('selection', ({ target }) => update(target as HTMLFormElement));
}

const boxes = (form: HTMLFormElement, name: string): HTMLInputElement[] => [
  ...form.querySelectorAll<HTMLInputElement>(`input[type=checkbox][name="${name}"]`),
];

function update(form: HTMLFormElement): void {
  for (const all of form.querySelectorAll<HTMLInputElement>('input[data-all]')) {
    const some = boxes(form, all.dataset.all!);
    const checked = some.filter((one) => one.checked).length;
    all.checked = checked > 0 && checked === some.length;
    all.indeterminate = checked > 0 && checked < some.length;
  }
  for (const text of form.querySelectorAll<HTMLElement>('[data-count]')) {
    const checked = boxes(form, text.dataset.count!).filter((one) => one.checked).length;
    text.textContent = checked === 0 ? 'Select rows first' : `${checked} selected`;
  }
}

/** The choice of a site, in both wizards. */
import { createChoice } from '../screen/choice.js';
import { setControl, valueIn, type Control, type Form } from './form.js';

/** The sites that can be chosen. */
export type Sites = readonly { readonly code: string; readonly name: string }[];

/** A choice of sites; `chosen` is one of them even before they are known. */
export function siteChoice(sites: Sites, chosen: string): Control {
  const same = (code: string): boolean => code.toUpperCase() === chosen.toUpperCase();
  const options = sites.map(({ code, name }) => ({ value: code, label: name === code ? code : `${code} ${name}` }));
  const known = options.find(({ value }) => same(value));
  const all = known || chosen === '' ? options : [{ value: chosen, label: chosen }, ...options];
  return { kind: 'choice', choice: createChoice(all, known?.value) };
}

/** The form with the sites to choose from; what was chosen stays. */
export function withSites<Name extends string>(form: Form<Name | 'site'>, sites: Sites): Form<Name | 'site'> {
  return setControl(form, 'site', siteChoice(sites, valueIn(form, 'site')));
}

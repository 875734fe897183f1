import type { Action } from '@tsferry/domain';

/**
 * One decision of an administrator about an import:
 * `action` about an object of the archive, with the object of the site that is meant where there may be several;
 * `link` and `ignore` about a reference to something that is not in the archive; `undecide` takes back what was decided
 * about an id; `class` and `undecide-class` are the same for every object of a class that is already here;
 * `ignore-missing` is about every missing reference, those of later plans included, `ask-missing` takes that and every
 * single `ignore` back.
 */
export type Decision =
  | { readonly kind: 'action'; readonly id: string; readonly action: Action; readonly targetId?: string }
  | { readonly kind: 'link'; readonly id: string; readonly targetId: string }
  | { readonly kind: 'ignore'; readonly id: string }
  | { readonly kind: 'undecide'; readonly id: string }
  | { readonly kind: 'class'; readonly class: string; readonly action: Action }
  | { readonly kind: 'undecide-class'; readonly class: string }
  | { readonly kind: 'ignore-missing' }
  | { readonly kind: 'ask-missing' };

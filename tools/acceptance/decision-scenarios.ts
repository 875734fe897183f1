/**
 * Decisions that every surface must offer, each with the policy that it makes and how a person decides it. Two packages
 * of the archive are in the site already; two references are to nothing that is in the archive.
 */
import type { ImportPolicy } from '@tsferry/domain';
import { lab } from '../fixtures-source/lab-ids.js';
import { choices } from './scenario.js';

/** What is done on the screens: the row that is gone to, then a key, then the choice or the text. */
export type ScreenStep = {
  readonly at: readonly string[];
  readonly key: 'accept' | 'class-action' | 'link';
  readonly choose?: string;
  readonly type?: string;
};

/** The fields of one form of the page that a person changes, and the button that sends it. */
export type FormStep = readonly (readonly [name: string, value: string])[];

export type DecisionScenario = {
  readonly name: string;
  readonly policy: Partial<ImportPolicy>;
  /** Options of the command line; nothing said is the default. */
  readonly words: readonly string[];
  readonly screens: readonly ScreenStep[];
  readonly page: readonly FormStep[];
};

const [one, other] = [choices.overwrite, lab.toolkit];
const { link } = choices;
const packages = 'SMS_Package';

const overwriteOne: ScreenStep = { at: [one], key: 'accept', choose: 'Overwrite' };
const overwriteClass: ScreenStep = { at: [one], key: 'class-action', choose: 'Overwrite' };
const newForBoth: ScreenStep = { at: [one, other], key: 'accept', choose: 'Create New' };
const setClass = (value: string): FormStep => [
  [`class-action.${packages}`, value],
  ['do', `class:${packages}`],
];
const setSelected = (value: string): FormStep => [
  ['selected', one],
  ['selected', other],
  ['selected-action', value],
  ['do', 'selected'],
];

export const decisionScenarios: readonly DecisionScenario[] = [
  {
    name: 'one object',
    policy: { byId: { [one]: { action: 'overwrite' } } },
    words: ['--set', `${one}=overwrite`],
    screens: [overwriteOne],
    page: [[[`row.${one}`, 'overwrite']]],
  },
  {
    name: 'all of a class',
    policy: { byClass: { [packages]: 'overwrite' } },
    words: ['--action', `${packages}=overwrite`],
    screens: [overwriteOne, overwriteClass],
    page: [[[`row.${one}`, 'overwrite']], setClass('overwrite')],
  },
  {
    name: 'the marked rows',
    policy: { byId: { [one]: { action: 'create' }, [other]: { action: 'create' } } },
    words: ['--set', `${one}=create`, '--set', `${other}=create`],
    screens: [newForBoth],
    page: [setSelected('create')],
  },
  {
    name: 'one object, then back to the default',
    policy: {},
    words: [],
    screens: [overwriteOne, { ...overwriteOne, choose: 'Back to the default' }],
    page: [[[`row.${one}`, 'overwrite']], [[`row.${one}`, 'default']]],
  },
  {
    name: 'all of a class, then back to the default',
    policy: {},
    words: [],
    screens: [overwriteClass, { ...overwriteClass, choose: 'Back to the default' }],
    page: [setClass('overwrite'), setClass('default')],
  },
  {
    name: 'the marked rows, then back to the default',
    policy: {},
    words: [],
    screens: [newForBoth, { ...newForBoth, choose: 'Back to the default' }],
    page: [setSelected('create'), setSelected('default')],
  },
  {
    name: 'a link for a missing reference',
    policy: { links: { [link.id]: link.to } },
    words: ['--link', `${link.id}=${link.to}`],
    screens: [{ at: [link.id], key: 'link', type: link.toName }],
    page: [[[`missing-id.${link.id}`, link.to]]],
  },
  {
    name: 'every missing reference is ignored',
    policy: { ignoreMissing: true },
    words: ['--ignore-missing'],
    screens: [{ at: [link.id], key: 'class-action', choose: 'Ignore every missing dependency' }],
    page: [[['do', 'ignore-missing']]],
  },
];

import { importPolicySchema } from '@tsferry/domain';
import {
  classChoices,
  confirmationOf,
  contentRows,
  decide,
  decidedIn,
  decisionsOf,
  type ImportObject,
} from '@tsferry/wizard';

const packageRow = (number: string, name: string): ImportObject => ({
  class: 'SMS_Package',
  sourceId: `LAB${number}`,
  name,
  match: 'imported',
  action: 'ignore',
  targetId: `PRD${number}`,
  reason: 'Imported before.',
  offers: ['ignore', 'overwrite'],
  candidates: [],
  bytes: 0,
});
const objects = [packageRow('00001', 'Tools'), packageRow('00002', 'VPN')];
const rows = contentRows({ objects, missing: [], links: [], blockers: [] });
for (const { label, name, id, action, target } of rows) console.log(`${label} ${name} (${id}): ${action}, ${target}`);

const policy = importPolicySchema.parse({});
const choices = classChoices(rows, decidedIn(policy));
console.log(choices.map(({ label }) => label).join(' or '));
console.log(JSON.stringify(decide(policy, decisionsOf(choices, 'overwrite')).byClass));

const planned = objects.map((object) => ({ ...object, action: 'overwrite' as const }));
console.log(confirmationOf({ site: 'PRD', objects: planned })?.question);

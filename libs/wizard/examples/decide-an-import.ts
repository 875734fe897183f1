import { importPolicySchema } from '@tsferry/domain';
import { classChoices, confirmationOf, contentRows, decide, decidedIn, decisionsOf } from '@tsferry/wizard';

const row = { class: 'SMS_Package', match: 'imported', action: 'ignore', candidates: [], bytes: 0 } as const;
const plan = {
  site: 'PRD',
  objects: [
    { ...row, sourceId: 'LAB00001', name: 'Tools', targetId: 'PRD00001', offers: ['ignore', 'overwrite'], reason: '' },
    { ...row, sourceId: 'LAB00002', name: 'VPN', targetId: 'PRD00002', offers: ['ignore', 'overwrite'], reason: '' },
  ] satisfies Parameters<typeof contentRows>[0]['objects'],
  missing: [],
  links: [],
  blockers: [],
};
const policy = importPolicySchema.parse({});

const rows = contentRows(plan);
for (const { label, name, id, action, target } of rows) console.log(`${label} ${name} (${id}): ${action}, ${target}`);

const choices = classChoices(rows, decidedIn(policy));
console.log(choices.map(({ label }) => label).join(' or '));
console.log(JSON.stringify(decide(policy, decisionsOf(choices, 'overwrite')).byClass));

const replacing = plan.objects.map((object) => ({ ...object, action: 'overwrite' as const }));
console.log(confirmationOf({ ...plan, objects: replacing })?.question);

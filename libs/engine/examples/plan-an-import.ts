import { createFerry } from '@tsferry/engine';

const ferry = createFerry({ home: 'tsferry-home' });
await ferry.createSite({ code: 'PRD', name: 'Production' });

const plan = await ferry.planImport({ site: 'PRD', file: 'windows11.zip', policy: { ignoreMissing: true } });
for (const { action, name, sourceId, targetId } of plan.objects.slice(0, 3)) {
  console.log(action, name, sourceId, '->', targetId);
}

const { objects, reenter } = await ferry.applyImport({ plan });
console.log(objects.length, 'objects imported;', reenter.length, 'secrets to enter again, the first in:');
console.log(reenter[0]?.step.names.join(' > '), reenter[0]?.property);

await ferry.close();

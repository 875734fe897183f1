import { createEngine } from '@tsferry/engine';

const engine = createEngine({ home: 'tsferry-home' });
await engine.createSite({ code: 'PRD', name: 'Production' });

const plan = await engine.planImport({ site: 'PRD', file: 'windows11.zip', policy: { ignoreMissing: true } });
for (const { action, name, sourceId, targetId } of plan.objects.slice(0, 3)) {
  console.log(action, name, sourceId, '->', targetId);
}

const { objects, reenter } = await engine.applyImport({ plan });
console.log(objects.length, 'objects imported;', reenter.length, 'secrets to enter again, the first in:');
console.log(reenter[0]?.step.names.join(' > '), reenter[0]?.property);

await engine.close();

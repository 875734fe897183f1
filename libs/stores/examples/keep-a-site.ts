import { openCatalog } from '@tsferry/stores';

const catalog = await openCatalog({ home: 'tsferry-home' }); // tsferry-home/tsferry.sqlite

await catalog.create({
  code: 'LAB',
  name: 'Lab',
  kind: 'primary',
  reportsTo: null,
  authoringScope: 'ScopeId_11111111-2222-3333-4444-555555555555',
});

const lab = await catalog.open('LAB');

// One transaction: all of it, or nothing.
await lab.write(async (site) => {
  const number = await site.nextNumber();
  await site.setNextNumber(number + 1);
});

// One moment: what others write meanwhile is not seen.
const [heads, next] = await lab.read(async (site) => [await site.heads(), await site.nextNumber()]);
console.log(heads.length, 'objects; the next package is number', next);

await catalog.close();

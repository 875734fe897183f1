import { idOf, type PageBench } from './page-bench.js';

/** Addresses of every view but the progress of a job, by what it is. Exports and imports what they show. */
export async function everyView(bench: PageBench): Promise<Record<string, string>> {
  const { server } = bench;
  const id = await idOf(bench, 'LAB', 'Deploy Windows 11');
  const wait = { headers: { Prefer: 'wait=60' } };
  const post = async (path: string, body: unknown, init = {}) => {
    const answer = await server.post(path, body, init);
    return { answer: await answer.json(), location: answer.headers.get('location') ?? '' };
  };
  const root = { site: 'LAB', roots: [id] };
  const exportPlan = await post('/v1/export-plans', root);
  const exported = await post('/v1/exports', { ...root, name: 'all' }, wait);
  const job = exported.location.split('/').at(-1)!;
  const { links } = await (await server.call(exported.location)).json();
  const alone = await post('/v1/exports', { ...root, name: 'alone', dependencies: false }, wait);
  const { links: aloneLinks } = await (await server.call(alone.location)).json();
  const policy = { byId: { LAB00005: { action: 'overwrite' } } };
  const overwrite = await post('/v1/import-plans', { site: 'LAB', archive: links.archive, policy });
  const missing = await post('/v1/import-plans', { site: 'PRD', archive: aloneLinks.archive });
  await server.engine.createSite({ code: 'SEC', name: 'Second' });
  const imported = await post('/v1/imports', { site: 'SEC', archive: links.archive }, wait);
  const { tokens } = await server.engine.listTokens({});
  return {
    sites: '/',
    'create a site': '/?view=new-site',
    tokens: '/?view=tokens',
    'create a token': '/?view=new-token',
    'revoke a token': `/?view=revoke&token=${tokens[0]!.id}`,
    objects: '/?site=LAB&class=',
    nothing: '/?site=PRD&search=nowhere',
    object: `/?site=LAB&object=${id}`,
    'why it is here': `/?site=LAB&object=LAB00005&view=explanation`,
    picture: `/?site=LAB&object=${id}&view=picture`,
    'picture with missing objects': `/?archive=${aloneLinks.archive}&object=${id}&view=picture`,
    archives: '/?view=archives',
    archive: `/?archive=${links.archive}`,
    'remove an archive': `/?view=remove&archive=${links.archive}`,
    jobs: '/?view=jobs',
    'export: General': `/?view=export&site=LAB&root=${id}`,
    'export: Related Objects': `/?export=${exportPlan.answer.id}&name=all`,
    'export: Summary': `/?export=${exportPlan.answer.id}&name=all&step=summary`,
    'export: Completion': `/?job=${job}`,
    'import: General': '/?view=import',
    'import: File Content': `/?import=${overwrite.answer.id}`,
    'import: File Content with missing references': `/?import=${missing.answer.id}`,
    'import: Summary': `/?import=${overwrite.answer.id}&step=summary`,
    'import: Summary that is blocked': `/?import=${missing.answer.id}&step=summary`,
    'import: Completion': `/?job=${imported.location.split('/').at(-1)}`,
    'not found': '/?job=none',
  };
}

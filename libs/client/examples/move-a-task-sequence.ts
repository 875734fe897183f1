import { writeFile } from 'node:fs/promises';
import { createClient, ProblemError, readAnswer } from '@tsferry/client';

const url = process.env.TSFERRY_URL!;
const token = process.env.TSFERRY_TOKEN!;
const { v1 } = createClient(url, { token });

// List the sites and the archives of the server.
const { sites } = await readAnswer(v1.sites.$get());
const { archives } = await readAnswer(v1.archives.$get());
console.log('sites:', ...sites.map(({ code }) => code));
console.log('archives:', ...archives.map(({ name }) => name));

// Plan an import, look at the plan, and do exactly what it says.
const json = { site: 'PRD', archive: 'windows11.zip', policy: { ignoreMissing: true } };
const plan = await readAnswer(v1['import-plans'].$post({ json }));
for (const row of plan.plan.objects) console.log(row.action, row.name);
const imported = await v1['import-plans'][':id'].apply.$post({
  param: { id: plan.id },
  header: { prefer: 'wait=60' },
  json: { confirm: 'PRD' }, // the code of the site: needed when objects of it are replaced
});
if (imported.status === 200) console.log('imported:', (await imported.json()).objects.length);

// Export a task sequence with what it needs, and download the zip.
const exported = await v1.exports.$post({
  json: { site: 'PRD', roots: ['Deploy Windows 11'], name: 'deploy.zip' },
  header: { prefer: 'wait=60' },
});
if (exported.status === 200) {
  const { urls } = await exported.json();
  const zip = await fetch(`${url}${urls.download}`, { headers: { Authorization: `Bearer ${token}` } });
  await writeFile('deploy.zip', new Uint8Array(await zip.arrayBuffer()));
}

// A refusal is thrown as a ProblemError.
try {
  await readAnswer(v1.sites[':site'].$get({ param: { site: 'XYZ' } }));
} catch (error) {
  if (!(error instanceof ProblemError)) throw error;
  console.log(error.problem.code, '-', error.problem.hint);
}

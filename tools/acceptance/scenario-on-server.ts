import { join } from 'node:path';
import { type ExportAnswer, type ImportAnswer } from '@tsferry/domain/shapes';
import { createEngine } from '@tsferry/engine';
import { pino } from 'pino';
import { openBrowser, signIn } from './page/testing/open-browser.js';
import { serve } from '../../apps/api/src/serve.js';
import { choices, type ScenarioPlace, type ScenarioPlans } from './scenario.js';

/** A server over the home of a place. */
type Server = { readonly url: string; readonly token: string };

async function onServer<Result>({ home }: ScenarioPlace, work: (server: Server) => Promise<Result>): Promise<Result> {
  const engine = createEngine({ home });
  const log = pino({ level: 'silent' });
  const serving = await serve({ engine, home, log, version: '0.0.0', port: 0, host: '127.0.0.1' });
  try {
    const { token } = await engine.createToken({ name: 'scenario', role: 'administrator' });
    return await work({ url: serving.url, token });
  } finally {
    await serving.close(0);
    await engine.close();
  }
}

/** A place as `outcomeOf` reads it: a server puts what it exports from a site into a folder of its home. */
export const exportsOf = ({ home }: ScenarioPlace): ScenarioPlace => ({ folder: join(home, 'exports', 'LAB'), home });

/** Both plans as the server keeps them, by the ids that they were made under. */
async function readPlans({ url, token }: Server, exportPlan: string, importPlan: string): Promise<ScenarioPlans> {
  const read = async <Answer>(path: string): Promise<Answer> => {
    const answer = await fetch(`${url}/v1/${path}`, { headers: { Authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(await answer.text());
    return ((await answer.json()) as { plan: Answer }).plan;
  };
  return {
    exported: await read<ExportAnswer>(`export-plans/${exportPlan}`),
    imported: await read<ImportAnswer>(`import-plans/${importPlan}`),
  };
}

/** The scenario as calls of the API; answers what was planned and what the import did. */
export function runOverHttp(place: ScenarioPlace): Promise<ScenarioPlans & { readonly done: ImportAnswer }> {
  const { root, archive, comment, folder, overwrite, link } = choices;
  return onServer(place, async ({ url, token }) => {
    const post = async (path: string, body: unknown): Promise<Response> => {
      const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', Prefer: 'wait=60' };
      const answer = await fetch(`${url}/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(await answer.text());
      return answer;
    };
    const exported = await post('/exports', { site: 'LAB', roots: [root], comment, name: archive });
    const job = await fetch(`${url}${exported.headers.get('location')}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    const { links } = (await job.json()) as { links: { archive: string; plan: string } };
    const policy = {
      byId: { [overwrite]: { action: 'overwrite' } },
      links: { [link.id]: link.to },
      ignoreMissing: true,
    };
    const plan = await post('/import-plans', { site: 'PRD', archive: links.archive, folder, policy });
    const { id } = (await plan.json()) as { id: string };
    const done = (await (await post(`/import-plans/${id}/apply`, { confirm: 'prd' })).json()) as ImportAnswer;
    return { ...(await readPlans({ url, token }, links.plan, id)), done };
  });
}

/** A row of the File Content table: id, action, and the id that it becomes. */
export type ShownRow = readonly [id: string, action: string, target: string];

/** The scenario in a browser, as a person clicks it; answers the plans it made, and the rows that it showed of the last. */
export function runOnPage(place: ScenarioPlace): Promise<ScenarioPlans & { readonly rows: readonly ShownRow[] }> {
  const { root, archive, comment, folder, overwriteName, overwrite, link } = choices;
  return onServer(place, async ({ url, token }) => {
    const browser = await openBrowser();
    try {
      const { page, troubles } = await signIn(browser, url, token);
      const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
      await page.getByRole('link', { name: 'LAB' }).click();
      await page.getByLabel('Find by name or id').fill(root);
      await page.getByText('1 object', { exact: true }).waitFor();
      await page.locator(`input[name=root][value="${root}"]`).check();
      await page.getByRole('button', { name: 'Export selected' }).click();
      await heading('General');
      await page.getByLabel('File', { exact: true }).fill(archive);
      await page.getByLabel('Comments').fill(comment);
      const idIn = (name: string): string => new URL(page.url()).searchParams.get(name)!;
      await page.click('#next');
      await heading('Related Objects');
      const exportPlan = idIn('export');
      for (const next of ['Summary', 'Completion']) {
        await page.click('#next');
        await heading(next);
      }
      await page.getByRole('link', { name: 'Import it' }).click();
      await heading('General');
      await page.getByLabel('Into site').selectOption('PRD');
      await page.getByLabel('Folder', { exact: true }).fill(folder);
      await page.click('#next');
      await heading('File Content');
      const action = page.locator(`[id="row.${overwrite}"]`);
      await action.selectOption({ label: await overwriteLabel(action) });
      await page.locator('tr[data-action=overwrite]', { hasText: overwriteName }).first().waitFor();
      await page.locator(`[id="missing-id.${link.id}"]`).fill(link.to);
      await page.keyboard.press('Tab');
      await page.getByRole('button', { name: `Take back the link of ${link.id}` }).waitFor();
      await page.getByRole('button', { name: 'Ignore every missing dependency' }).click();
      await page.getByRole('heading', { name: /^To decide before the import/ }).waitFor({ state: 'detached' });
      const rows = await page.locator('tr[data-action]').evaluateAll((all) =>
        all.map((row): ShownRow => {
          const [id, target] = [...row.querySelectorAll('.id')].map((one) => one.textContent);
          return [id!, row.getAttribute('data-action')!, target!];
        }),
      );
      await page.click('#next');
      await heading('Summary');
      const importPlan = idIn('import');
      const wanted = await page.locator('.confirm label b').textContent();
      await page.locator('#confirm').fill(wanted!);
      await page.click('#next');
      await heading('Completion');
      await page.getByText(/^Imported \d+ objects? into PRD\.$/).waitFor();
      if (troubles.length > 0) throw new Error(troubles.join('\n'));
      return { ...(await readPlans({ url, token }, exportPlan, importPlan)), rows };
    } finally {
      await browser.close();
    }
  });
}

/** The label of the one choice that overwrites. */
async function overwriteLabel(select: { locator(selector: string): { allTextContents(): Promise<string[]> } }) {
  const labels = await select.locator('option').allTextContents();
  return labels.find((label) => label.startsWith('Overwrite'))!;
}

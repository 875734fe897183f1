/** The same decision makes the same policy and the same plan on every surface. */
import { join } from 'node:path';
import { importPolicySchema, type ImportPolicy } from '@tsferry/domain';
import type { ImportAnswer } from '@tsferry/domain/shapes';
import { createEngine, type Engine } from '@tsferry/engine';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../apps/api/src/serve.js';
import { commands } from '../../apps/tui/src/commands/commands.js';
import { toPolicy } from '../../apps/tui/src/commands/policy-options.js';
import { buildProgram } from '../../apps/tui/src/program.js';
import { key, settle } from '../../apps/tui/src/testing/settle.js';
import { performImport } from '../../apps/tui/src/wizard/import/effects.js';
import { reduceImport, startImport } from '../../apps/tui/src/wizard/import/import-wizard.js';
import type { ImportState } from '../../apps/tui/src/wizard/import/state.js';
import { lab } from '../fixtures-source/lab-ids.js';
import { decisionScenarios, type FormStep, type ScreenStep } from './decision-scenarios.js';
import { choices, prepareScenario, removeScenarios, type ScenarioPlace } from './scenario.js';

let place: ScenarioPlace;
let engine: Engine;
let file: string;
let server: { readonly url: string; readonly token: string; close(): Promise<void> };
let archive: string;

beforeAll(async () => {
  place = await prepareScenario();
  const { home } = place;
  engine = createEngine({ home });
  const log = pino({ level: 'silent' });
  const serving = await serve({ engine, home, log, version: '0.0.0', port: 0, host: '127.0.0.1' });
  const { token } = await engine.createToken({ name: 'scenario', role: 'administrator' });
  server = { url: serving.url, token, close: () => serving.close(0) };
  const exported = await call('/v1/exports', { site: 'LAB', roots: [choices.root], name: choices.archive });
  const job = await (await call(exported.headers.get('location')!)).json();
  archive = job.links.archive;
  file = join(home, 'exports', 'LAB', choices.archive);
  // Both packages are in production already, so that there is something to decide about them.
  const to = join(place.folder, 'toolkit.zip');
  await engine.applyExport({ plan: await engine.planExport({ site: 'LAB', roots: [lab.toolkit] }), to });
  await engine.applyImport({ plan: await engine.planImport({ site: 'PRD', file: to }) });
});
afterAll(async () => {
  await server.close();
  await engine.close();
  removeScenarios([place]);
});

/** A call of the server: with a body it is JSON and posted, with fields it is a form of the page. */
async function call(path: string, body?: unknown, fields?: URLSearchParams): Promise<Response> {
  const headers = { Authorization: `Bearer ${server.token}`, Prefer: 'wait=60' };
  const init: RequestInit =
    fields !== undefined
      ? { method: 'POST', headers, body: fields }
      : body === undefined
        ? { headers }
        : { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`${server.url}${path}`, { redirect: 'manual', ...init });
  if (answer.status >= 400) throw new Error(await answer.text());
  return answer;
}

/** What was decided, and what the plan makes of it. */
type Decided = { readonly policy: ImportPolicy; readonly rows: unknown };

const rowsOf = ({
  objects,
  missing,
  links,
  blockers,
}: Pick<ImportAnswer, 'objects' | 'missing' | 'links' | 'blockers'>) => ({
  objects: objects.map(({ sourceId, action, targetId }) => [sourceId, action, targetId]),
  missing: missing.map(({ id, ignored }) => [id, ignored]),
  links: links.map(({ id, targetId, why }) => [id, targetId, why]),
  blockers: blockers.map(({ code, id }) => [code, id]),
});

async function byEngine(policy: Partial<ImportPolicy>): Promise<Decided> {
  const plan = await engine.planImport({ site: 'PRD', file, policy });
  return { policy: plan.policy, rows: rowsOf(plan) };
}

async function onCommandLine(words: readonly string[]): Promise<Decided> {
  let policy: Partial<ImportPolicy> = {};
  const program = buildProgram(commands, '0.0.0', false, async (_command, _values, options) => {
    policy = toPolicy(options);
  });
  await program.parseAsync(['import', file, '--site', 'PRD', ...words], { from: 'user' });
  return byEngine(policy);
}

async function onScreens(steps: readonly ScreenStep[]): Promise<Decided> {
  const machine = { reduce: reduceImport, perform: performImport };
  const press = (state: ImportState, intent: Parameters<typeof key>[0]): Promise<ImportState> =>
    settle(machine, reduceImport(state, key(intent)), engine);
  let state = await press(await settle(machine, startImport({ file, site: 'PRD' }), engine), 'next');
  for (const { at, key: intent, choose, type } of steps) {
    for (const id of at) {
      state = goTo(state, id);
      if (at.length > 1) state = await press(state, 'toggle');
    }
    state = await press(state, intent);
    if (type !== undefined) state = await settle(machine, reduceImport(state, { kind: 'text', text: type }), engine);
    if (choose !== undefined) {
      const { dialog } = state;
      const labels = dialog?.kind === 'choose' ? dialog.choices.map(({ label }) => label) : [];
      expect(labels).toContain(choose);
      state = await press(state, 'top');
      for (let below = labels.indexOf(choose); below > 0; below--) state = await press(state, 'down');
    }
    state = await press(state, 'accept');
  }
  expect(state.planning.plan!.policy).toEqual(importPolicySchema.parse(state.policy));
  return { policy: state.planning.plan!.policy, rows: rowsOf(state.planning.plan!) };
}

function goTo(state: ImportState, id: string): ImportState {
  const { list, rows } = state.content;
  const cursor = list.visible.findIndex((index) => rows.get(list.rows[index]!.id)?.id === id);
  return { ...state, content: { ...state.content, list: { ...list, cursor } } };
}

async function overHttp(policy: Partial<ImportPolicy>): Promise<Decided> {
  const first = await (await call('/v1/import-plans', { site: 'PRD', archive })).json();
  return readPlan((await (await call(`/v1/import-plans/${first.id}/changes`, { policy })).json()).id);
}

async function onPage(steps: readonly FormStep[]): Promise<Decided> {
  let { id } = await (await call('/v1/import-plans', { site: 'PRD', archive })).json();
  for (const fields of steps) {
    const html = await (await call(`/?import=${id}`)).text();
    for (const [name, value] of fields) {
      expect(html.includes(`name="${name}"`), `a field ${name}`).toBe(true);
      if (!name.startsWith('missing-id')) expect(html.includes(`value="${value}"`), `a value ${value}`).toBe(true);
    }
    const sent = new URLSearchParams([['plan', id], ...fields.map(([name, value]) => [name, value])]);
    const answer = await call('/import/decide', undefined, sent);
    id = new URL(answer.headers.get('location')!, server.url).searchParams.get('import')!;
  }
  return readPlan(id);
}

async function readPlan(id: string): Promise<Decided> {
  const { input, plan } = await (await call(`/v1/import-plans/${id}`)).json();
  return { policy: input.policy, rows: rowsOf(plan) };
}

describe.each(decisionScenarios)('$name', ({ policy, words, screens, page }) => {
  let wanted: Decided;
  beforeAll(async () => {
    wanted = await byEngine(policy);
    expect(wanted.policy).toEqual(importPolicySchema.parse(policy));
  });

  it('is decided with options of the command line', async () => {
    expect(await onCommandLine(words)).toEqual(wanted);
  });

  it('is decided with the keys of the screens', async () => {
    expect(await onScreens(screens)).toEqual(wanted);
  });

  it('is decided over HTTP', async () => {
    expect(await overHttp(policy)).toEqual(wanted);
  });

  it('is decided with the forms of the page', async () => {
    expect(await onPage(page)).toEqual(wanted);
  });
});

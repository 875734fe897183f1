/** @jsxImportSource hono/jsx */
import { contentRows, isObjectRow } from '@tsferry/wizard';
import type {
  ClosureAnswer,
  ExportAnswer,
  Inspection,
  ShownObject,
  ShownSite,
  StepAnswer,
} from '@tsferry/domain/shapes';
import type { Child } from 'hono/jsx';
import { describe, expect, it } from 'vitest';
import type { ImportPlanAnswer, Problem } from '@tsferry/contract';
import { readListQuery } from './list-query.js';
import { planWith, rowWith } from './testing/plans.js';
import { readMarkup } from './testing/read-markup.js';
import { ArchivePage } from './views/ArchivePage.js';
import { Archives } from './views/Archives.js';
import { ComparePage } from './views/ComparePage.js';
import { Completion } from './views/Completion.js';
import { Document } from './views/Document.js';
import { ExplanationPage } from './views/ExplanationPage.js';
import { ExportGeneral } from './views/ExportGeneral.js';
import { ExportObjects } from './views/ExportObjects.js';
import { ExportSummary } from './views/ExportSummary.js';
import { FileContent } from './views/FileContent.js';
import { ImportGeneral } from './views/ImportGeneral.js';
import { ImportSummary } from './views/ImportSummary.js';
import { JobPage } from './views/JobPage.js';
import { Jobs } from './views/Jobs.js';
import { NewSite } from './views/NewSite.js';
import { NewToken } from './views/NewToken.js';
import { ObjectList } from './views/ObjectList.js';
import { ObjectPage } from './views/ObjectPage.js';
import { PicturePage } from './views/PicturePage.js';
import { ProblemView } from './views/ProblemView.js';
import { RemoveArchive } from './views/RemoveArchive.js';
import { RevokeToken } from './views/RevokeToken.js';
import { Sites } from './views/Sites.js';
import { TokenCreated } from './views/TokenCreated.js';
import { Tokens } from './views/Tokens.js';

/** Every view, with the same text in every place that an archive, a site or a person can fill. */
function viewsWith(text: string): Record<string, Child> {
  // Codes of sites and times are checked, and made, by the server.
  const [code, time] = ['PRD', '2026-03-04T05:06:07Z'];
  const path = { names: [text, text], index: [0, 0] };
  const name = { class: text, id: text, name: text };
  const site: ShownSite = { code, name: text, kind: 'primary', reportsTo: code, authoringScope: text, objects: [{ class: text, label: text, count: 2 }] }; // prettier-ignore
  const reference = { ...name, inArchive: true, steps: [path] };
  const step: StepAnswer = { kind: 'step', type: text, name: text, description: text, disabled: true, enabled: false, conditions: [text], child: null, children: [] }; // prettier-ignore
  const shown: ShownObject = {
    object: { ...name, folder: text, version: 1 },
    steps: [{ ...step, kind: 'group', children: [step, { ...step, kind: 'child', child: text }] }],
    references: [reference, { ...reference, inArchive: false }],
    usedBy: [name],
    contents: [{ key: text, path: text, bytes: 1, files: 1, checked: false }],
    unresolved: [{ step: path, property: text, sourceId: text, class: text, name: text }],
    cycles: [[text, text]],
  };
  const closure: ClosureAnswer = {
    root: text,
    objects: [
      { ...name, inPlace: true },
      { class: text, id: `${text}2`, name: text, inPlace: false },
    ],
    edges: [{ from: text, to: `${text}2`, via: { property: text, step: path } }],
    cycles: [],
  };
  const missing = { id: text, kind: 'package' as const, class: text, name: text, wantedBy: [text], candidates: [name], ignored: false }; // prettier-ignore
  const reenter = [{ object: text, step: path, property: text, state: 'blanked' as const, optional: true }];
  const findings = {
    reenter,
    suspected: [{ object: text, step: path, where: text, rule: text, line: 1, excerpt: text }],
    unresolved: [{ object: text, step: path }],
    warnings: [{ code: text, message: text, step: path }],
  };
  const redacted = [{ object: text, step: path, where: text, rule: text }];
  const exported: ExportAnswer = { redacted, archive: text, applied: true, objects: [{ ...name, because: text, bytes: 1 }], missing: [missing], content: { files: 1, bytes: 1 }, ...findings }; // prettier-ignore
  const exportInput = { site: code, roots: [text], dependencies: true, content: true, comment: text, suspected: 'warn' as const }; // prettier-ignore
  const exportPlan = { id: text, time, site: code, input: exportInput, plan: exported, job: null };
  const rows = [
    rowWith({ ...name, sourceId: text, targetId: text, reason: text, action: 'overwrite', offers: ['ignore', 'overwrite'], candidates: [name] }), // prettier-ignore
  ];
  const blockers = [{ code: 'REFERENCE_MISSING' as const, id: text, message: text }];
  const links = [{ kind: 'package' as const, id: text, targetId: text, class: text, name: text, targetVersion: 1, why: 'own' as const }]; // prettier-ignore
  const plan = { ...planWith(rows, blockers), links, missing: [missing], reenter, unresolved: findings.unresolved, warnings: findings.warnings, site: code }; // prettier-ignore
  const policy = { byClass: {}, byId: {}, links: { [text]: text }, ignoreMissing: false, ignoreIds: [] };
  const importInput = { site: code, archive: text, folder: text, content: true, policy };
  const importPlan: ImportPlanAnswer = { id: text, time, site: code, input: importInput, plan, job: null };
  const lines = [
    {
      before: 1,
      after: null,
      parts: [
        { text, changed: true },
        { text, changed: false },
      ],
    },
  ];
  const conditions = [{ change: 'added' as const, depth: 1, kind: 'expression' as const, type: text, values: [{ name: text, text }] }]; // prettier-ignore
  const changes = { object: name, properties: [{ name: text, before: text, after: text, lines }], steps: [{ kind: 'step' as const, type: text, changes: ['changed' as const], before: path, after: path, name: text, properties: [{ name: text, before: null, after: text, lines: [] }], conditions }] }; // prettier-ignore
  const compared = { a: name, b: name, why: 'name' as const, properties: changes.properties, steps: [...changes.steps, ...changes.steps, { ...changes.steps[0]!, changes: [] }], contents: [text] }; // prettier-ignore
  const comparison = { equal: false, same: 1, objects: [compared, compared], onlyA: [name], onlyB: [name] };
  const archive = { id: text, name: text, from: 'upload' as const, site: code, bytes: 1, time, removable: true };
  const inspection: Inspection = {
    archive: { path: text, flavour: 'manifest', authoringScope: text, comment: text, checksums: 'ok' },
    roots: [text],
    objects: [{ ...name, content: { path: text, present: true, bytes: 1 }, references: [reference] }],
    missing: [missing],
    cycles: [],
    ...findings,
  };
  const problem: Problem = { type: 'about:blank', title: text, status: 409, code: 'PLAN_STALE', detail: text, hint: text, details: {}, next: [] }; // prettier-ignore
  const job = { id: text, kind: 'import' as const, state: 'done' as const, created: time, started: time, ended: time, site: code, by: text, title: text, progress: null, links: { plan: text, archive: text }, error: problem, result: { ...plan, applied: true } }; // prettier-ignore
  const token = { id: text, name: text, role: 'importer' as const, sites: [text], created: time, revoked: null };
  const explanation = { object: name, path: [{ ...name, via: null }, { ...name, via: { property: text, step: path } }], namedBy: [{ ...name, property: text, step: path }], cycles: [[text, text]] }; // prettier-ignore
  const values = new URLSearchParams({ name: text, comment: text, folder: text, contentTo: text });
  const place = { site: code };
  return {
    sites: <Sites sites={[site]} mayCreate />,
    compare: <ComparePage sites={[site]} archives={[archive]} values={new URLSearchParams({ a: text, b: text, sides: '1', equal: '1' })} comparison={comparison} />, // prettier-ignore
    compareMany: <ComparePage sites={[site]} archives={[archive]} values={new URLSearchParams({ a: text })} comparison={{ ...comparison, objects: Array.from({ length: 30 }, () => compared) }} />, // prettier-ignore
    newSite: <NewSite centrals={[site]} values={values} problem={problem} />,
    tokens: <Tokens tokens={[token]} />,
    newToken: <NewToken sites={[site]} values={values} problem={problem} />,
    tokenCreated: <TokenCreated token={{ ...token, token: text }} />,
    revokeToken: <RevokeToken token={token} isOwn />,
    objects: <ObjectList site={site} objects={[shown.object]} total={500} query={readListQuery(new URLSearchParams({ search: text, class: text }))} />, // prettier-ignore
    object: <ObjectPage shown={shown} place={place} />,
    explanation: <ExplanationPage explanation={explanation} place={place} />,
    picture: <PicturePage closure={closure} place={place} />,
    archives: <Archives archives={[archive]} />,
    removeArchive: <RemoveArchive archive={archive} />,
    archive: <ArchivePage id={text} inspection={inspection} />,
    exportGeneral: <ExportGeneral site={code} roots={[name]} values={values} />,
    exportObjects: <ExportObjects answer={exportPlan} target={{ name: text, overwrite: true }} />,
    exportSummary: <ExportSummary answer={exportPlan} target={{ name: text, overwrite: true }} />,
    importGeneral: <ImportGeneral sites={[site]} archives={[archive]} values={values} />,
    fileContent: (
      <FileContent
        answer={importPlan}
        all={contentRows(plan)}
        rows={contentRows(plan).filter(isObjectRow)}
        filter="all"
        search={text}
        offset={0}
      />
    ),
    importSummary: <ImportSummary answer={{ ...importPlan, plan: { ...plan, applicable: true } }} changes={new Map([[text, changes]])} wrong />, // prettier-ignore
    progress: <JobPage job={{ ...job, state: 'running', progress: { stage: 'copying', bytes: 1, totalBytes: 2, files: 0, totalFiles: 1 } }} />, // prettier-ignore
    imported: <Completion job={job} />,
    exported: <Completion job={{ ...job, kind: 'export', result: exported }} />,
    failed: <Completion job={{ ...job, state: 'failed' }} />,
    jobs: <Jobs of="everybody" jobs={[job]} total={200} offset={50} />,
    problem: <ProblemView problem={problem} />,
  };
}

const hostile = {
  element: '<script>alert(1)</script>',
  attribute: `"><img src=x onerror=alert(1)> ' onfocus=alert(1) autofocus x='`,
  entity: '&lt;b&gt;&#x3c;b>&nbsp;',
  comment: '--><!-- ]]> <![CDATA[ </title></textarea></style></svg>',
  address: 'javascript:alert(1)',
  direction: 'pay\u202Efdp.exe\u2066',
  control: 'a\u0000b\u001b[31mc\u0085d\u200be',
  long: 'x'.repeat(5000),
};

const render = (view: Child): string => String(view);

describe.each(Object.keys(viewsWith('Plain')))('the view %s', (name) => {
  const plain = readMarkup(render(viewsWith('Plain')[name]!));

  it.each(Object.entries(hostile))('takes text that holds %s as text', (_, text) => {
    const { elements, addresses } = readMarkup(render(viewsWith(text)[name]!));
    expect(elements).toEqual(plain.elements);
    for (const address of addresses) expect(address).toMatch(/^(?:\/|#)/);
  });

  it('shows what would hide or turn text around', () => {
    const { text } = readMarkup(render(viewsWith(hostile.direction)[name]!));
    expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    const { text: safe } = readMarkup(render(viewsWith(hostile.control)[name]!));
    expect(safe).not.toMatch(/[\x7f-\x9f\u200b\uFFFD]/);
  });

  it('holds no style, no script and no handler of its own', () => {
    const { elements } = plain;
    for (const element of elements) expect(element).not.toMatch(/^script|^style| style| on[a-z]+/);
  });

  it('gives every field a name for who cannot see it, and no id twice', () => {
    const html = render(viewsWith('Plain')[name]!);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.length).toBe(new Set(ids).size);
    const labels = new Set([...html.matchAll(/ for="([^"]*)"/g)].map(([, id]) => id));
    for (const [field] of html.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)) {
      if (/type="hidden"/.test(field)) continue;
      const id = / id="([^"]*)"/.exec(field)?.[1];
      const named =
        /aria-label=/.test(field) || (id !== undefined && labels.has(id)) || /type="(?:checkbox|radio)"/.test(field);
      expect([field, named]).toEqual([field, true]);
    }
  });
});

it('the page around a view names its files by their hash, and who looks', () => {
  const asset = { href: '/assets/page.0123.js', type: '', text: '', integrity: 'sha256-AAAA' };
  const assets = { script: asset, style: { ...asset, href: '/assets/page.0123.css' }, icon: asset };
  const text = hostile.attribute;
  const html = render(
    <Document
      title={text}
      say={text}
      viewer={{ name: text, role: text, mayAdminister: true }}
      assets={assets}
      current="sites"
    >
      <p>{text}</p>
    </Document>,
  );
  const { elements } = readMarkup(html);
  expect(html).toMatch(/^<!doctype html><html lang="en">/);
  expect(elements.filter((element) => element.startsWith('script'))).toEqual(['script type src integrity']);
  expect(elements.filter((element) => element.startsWith('img'))).toEqual([]);
});

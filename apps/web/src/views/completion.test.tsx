/** @jsxImportSource hono/jsx */
import type { Job } from '@tsferry/contract';
import { describe, expect, it } from 'vitest';
import { Completion } from './Completion.js';

const base: Job = {
  id: 'job',
  kind: 'import',
  state: 'done',
  created: '2026-01-01T00:00:00.000Z',
  started: null,
  ended: null,
  site: 'PRD',
  by: 'me',
  title: 'lab.zip',
  progress: null,
  links: {},
  error: null,
  result: null,
};
const text = (job: Job): string => String(<Completion job={job} />);

describe('the completion of an import', () => {
  it('lists what to enter again under the ids of the site, each with a link to its step', () => {
    const result = {
      site: 'PRD',
      applied: true,
      objects: [{ class: 'SMS_TaskSequencePackage', sourceId: 'LAB00001', targetId: 'PRD00009', name: 'Deploy', action: 'create' }],
      reenter: [
        { object: 'LAB00001', step: { names: ['Group', 'Join'], index: [0, 2] }, property: 'DomainPassword', state: 'blanked', optional: false },
      ],
    }; // prettier-ignore
    const html = text({ ...base, result });
    expect(html).toContain('PRD00009');
    expect(html).not.toContain('LAB00001');
    expect(html).toContain('href="/?site=PRD&amp;object=PRD00009#step-0-2"');
  });
});

describe('a job that did not end as it should', () => {
  const problem = { type: 'about:blank' as const, title: '', status: 500, hint: '', details: {}, next: [] };

  it('says that nothing was changed only where that is certain', () => {
    const cancelled = { ...base, state: 'cancelled' as const };
    expect(text(cancelled)).toContain('Cancelled: nothing was changed.');
    const killed = { ...base, state: 'interrupted' as const, error: { ...problem, code: 'INTERRUPTED' as const, detail: 'The import is complete.' } }; // prettier-ignore
    expect(text(killed)).not.toContain('nothing was changed');
    expect(text(killed)).toContain('The import is complete.');
    const published = { ...base, kind: 'export' as const, state: 'failed' as const, links: { archive: 'x' } };
    expect(text(published)).not.toContain('nothing was changed');
  });
});

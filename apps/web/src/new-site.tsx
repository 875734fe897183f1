/** @jsxImportSource hono/jsx */
/** The form that creates a site. */
import type { Client } from '@tsferry/client';
import type { Problem } from '@tsferry/contract';
import { viewLink } from './links.js';
import { read } from './read.js';
import { orShowAgain } from './refusal.js';
import type { DoAction, ShowView, View } from './view.js';
import { NewSite } from './views/NewSite.js';

export const showNewSite: ShowView = (api, address) => showForm(api, address);

export const createSite: DoAction = (api, fields) =>
  orShowAgain(
    async () => {
      const [name, reportsTo] = ['name', 'reportsTo'].map((one) => fields.get(one)?.trim());
      const json = {
        code: (fields.get('code') ?? '').trim(),
        kind: fields.get('kind') === 'central' ? ('central' as const) : ('primary' as const),
        ...(name ? { name } : {}),
        ...(reportsTo ? { reportsTo } : {}),
      };
      const { code } = await read(api.v1.sites.$post({ json }));
      return viewLink({ site: code });
    },
    (problem) => showForm(api, fields, problem),
  );

async function showForm({ v1 }: Client, values: URLSearchParams, problem?: Problem): Promise<View> {
  const { sites } = await read(v1.sites.$get());
  const centrals = sites.filter(({ kind }) => kind === 'central');
  return {
    title: 'Create a site',
    current: 'sites',
    body: <NewSite centrals={centrals} values={values} problem={problem} />,
  };
}

import { createHash } from 'node:crypto';
import { loadPageSources } from './page-sources.js';

/** A file of the page: its address holds its hash, so that it may be kept for ever. */
type Asset = {
  readonly href: string;
  readonly type: string;
  readonly text: string;
  /** For the attribute `integrity`. */
  readonly integrity: string;
};

export type Assets = { readonly script: Asset; readonly style: Asset; readonly icon: Asset };

/** The files of the page. */
export async function loadAssets(): Promise<Assets> {
  const { script, style, icon } = await loadPageSources();
  return {
    script: toAsset('page', 'js', 'text/javascript; charset=utf-8', script),
    style: toAsset('page', 'css', 'text/css; charset=utf-8', style),
    icon: toAsset('icon', 'svg', 'image/svg+xml', icon),
  };
}

function toAsset(name: string, extension: string, type: string, text: string): Asset {
  const hash = createHash('sha256').update(text).digest();
  const href = `/assets/${name}.${hash.toString('hex').slice(0, 16)}.${extension}`;
  return { href, type, text, integrity: `sha256-${hash.toString('base64')}` };
}

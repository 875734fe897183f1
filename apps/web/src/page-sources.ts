/** The text of the page's script, style and icon. */
export type PageSources = { readonly script: string; readonly style: string; readonly icon: string };

/**
 * Makes them from source with the tools of the workspace. The build of an app puts another module in place of this
 * one, with what they make (tools/build-page.mjs).
 */
export async function loadPageSources(): Promise<PageSources> {
  const tool = new URL('../../../tools/build-page.mjs', import.meta.url).href;
  const { buildPage } = (await import(/* @vite-ignore */ tool)) as { buildPage: () => Promise<PageSources> };
  return buildPage();
}

import type { Page } from 'playwright-core';

/** Drags files and folders of this machine over an element, as a file manager does, and lets them go there. */
export function dropFiles(page: Page, selector: string, files: readonly string[]): Promise<void> {
  return dropData(page, selector, { items: [], files: [...files] });
}

/** The same with a text, as it is dragged out of a page. */
export function dropText(page: Page, selector: string, text: string): Promise<void> {
  return dropData(page, selector, { items: [{ mimeType: 'text/plain', data: text }], files: [] });
}

type Dragged = { readonly items: { mimeType: string; data: string }[]; readonly files: string[] };

async function dropData(page: Page, selector: string, dragged: Dragged): Promise<void> {
  const box = (await page.locator(selector).boundingBox())!;
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const session = await page.context().newCDPSession(page);
  const data = { ...dragged, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  }
  await session.detach();
}

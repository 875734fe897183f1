import { setTimeout as pause } from 'node:timers/promises';
import { listFolder } from '../screen/path-field.js';
import type { Tools } from '../screen/screen.js';
import { placeInput } from './place.js';
import type { Effect, Event } from './state.js';

/** Who runs through a list does not wait at every object: only where the cursor rests is read. */
const restMs = 60;

/** Does what the browser wants done. */
export async function perform(effect: Effect, tools: Tools<Event>): Promise<void> {
  const { engine, dispatch } = tools;
  switch (effect.kind) {
    case 'list-sites':
      return dispatch({ kind: 'sites', ...(await engine.listSites({})) });
    case 'list-objects': {
      const { place } = effect;
      const { objects } = await engine.listObjects(placeInput(place), tools.run('list'));
      return dispatch({ kind: 'objects', place, objects });
    }
    case 'show': {
      const run = tools.run('show');
      await pause(restMs, undefined, { signal: run.signal! });
      const answer = await engine.showObject({ ...placeInput(effect.place), id: effect.id }, run);
      return dispatch({ kind: 'shown', place: effect.place, answer });
    }
    case 'show-child': {
      const { place, of, node, id } = effect;
      const answer = await engine.showObject({ ...placeInput(place), id }, tools.run('child'));
      return dispatch({ kind: 'child', of, node, answer });
    }
    case 'list-folder':
      return dispatch(await listFolder(effect));
    case 'export': {
      const { exportWizard } = await import('../wizard/export/export-wizard.js');
      return tools.open(exportWizard({ site: effect.site, roots: effect.roots }));
    }
    case 'import': {
      const { importWizard } = await import('../wizard/import/import-wizard.js');
      const { site, file, folder } = effect;
      return tools.open(importWizard({ site, file, folder }));
    }
    case 'quit':
      return tools.quit();
  }
}

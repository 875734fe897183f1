/** Judges a scene after a fault: whether the old state, the new one or nothing stands, and whether the next run works. */
import { join } from 'node:path';
import { runTsferry, type Ended } from './hook.js';
import { hashFolder, look, type Seen } from './look.js';
import { sceneEnvironment, type Operation, type Scene } from './operations.js';

/** The scene before the operation, after one that nothing disturbed, and after the same again. */
export type Known = { readonly old: Seen; readonly new: Seen; readonly again: Seen };

/** `between`: parts of one state only, which the next command completes or undoes. `half`: parts of two states. */
export type State = 'old' | 'new' | 'nothing' | 'between' | 'half';

/** What stands, and what is wrong with it, in sentences. */
export type Verdict = { readonly state: State; readonly wrong: readonly string[] };

type Part = 'old' | 'new' | 'none' | 'other';

/** The archive's bytes differ between two runs: what is not the old one is taken for new, and is verified later. */
const zipPart = ({ zip }: Seen, known: Known): Part => (zip === null ? 'none' : zip === known.old.zip ? 'old' : 'new');

function part(seen: string | null, before: string | null, after: string | null): Part {
  if (seen === before) return seen === null ? 'none' : 'old';
  if (seen === after) return 'new';
  return seen === null ? 'none' : 'other';
}

/** The state of an archive and its content. While the archive is away, any content may stand there: nobody takes it. */
const pairs: Readonly<Record<string, State>> = {
  'none none': 'nothing',
  'old old': 'old',
  'new new': 'new',
  'none old': 'between',
  'none new': 'between',
};

/** The state of a site and the share. Folders come before the site's rows that name them. */
const imports: Readonly<Record<string, State>> = {
  'old none': 'old',
  'new new': 'new',
  'old new': 'between',
  'old other': 'between',
};

/** What stands in the scene. */
function stateOf(operation: Operation, seen: Seen, known: Known): State {
  const site = part(seen.site, known.old.site, known.new.site);
  const content = part(seen.content, known.old.content, known.new.content);
  if (operation.name === 'import') return imports[`${site} ${content}`] ?? 'half';
  if (seen.site.startsWith('damaged')) return 'half';
  return pairs[`${zipPart(seen, known)} ${content}`] ?? 'half';
}

/** Exit codes of a command that met a fault: done, refused for what it could not read, or an error of input or output. */
const honest = new Set([0, 3, 5]);

/** What is wrong with what a command said. */
function judgeWords({ code, signal, err }: Ended, state: State): string[] {
  if (signal !== null) return signal === 'SIGKILL' ? [] : [`it ended by ${signal}`];
  const errors = err.split('\n').filter((line) => line.startsWith('tsferry: '));
  return [
    ...(honest.has(code ?? -1) ? [] : [`exit code ${code}: ${err.split('\n')[0]}`]),
    ...(code !== 0 && errors.length !== 1 ? [`${errors.length} errors told: ${err.slice(0, 200)}`] : []),
    ...(/\n\s+at /.test(err) ? ['a stack is printed'] : []),
    ...(code === 0 && state !== 'new' ? [`exit code 0, but ${state} stands`] : []),
    ...(state === 'between' || state === 'half' ? [`a failure leaves a state ${state}`] : []),
    ...(code !== 0 && state === 'new' && !/was (published|imported)|is published/.test(err)
      ? [`it is done, and the error does not say so: ${err.split('\n')[0]}`]
      : []),
  ];
}

/** What is wrong with a scene once it is read and the operation is run in it again. */
async function judgeNext(operation: Operation, scene: Scene, state: State, known: Known): Promise<string[]> {
  const env = sceneEnvironment(scene);
  const wrong: string[] = [];
  const exports = operation.name !== 'import';
  if (exports && state !== 'nothing') {
    const { code, err } = await runTsferry(['verify', join(scene, 'out', 'a.zip')], env);
    if (code !== 0) wrong.push(`verify ends with ${code}: ${err.split('\n')[0]}`);
  }
  const next = await runTsferry(state === 'new' ? operation.again(scene) : operation.words(scene), env);
  if (next.code !== 0) wrong.push(`the next run ends with ${next.code}: ${next.err.split('\n')[0]}`);
  const after = await look(scene);
  const settled = stateOf(operation, after, state === 'new' ? { ...known, new: known.again } : known);
  if (settled !== 'new') wrong.push(`after the next run ${settled} stands`);
  // An import that is done copies nothing the second time, so it does not come by the empty folder that it works in.
  const passing = operation.name === 'import' && state === 'new' ? ['.tsferry-import'] : [];
  const litter = after.names.filter((name) => ![...known.new.names, ...passing].includes(name));
  if (litter.length > 0) wrong.push(`left behind: ${litter.join(', ')}`);
  return wrong;
}

/** Judges scenes of one operation. Scenes with the same bytes are run again once: a command does the same in both. */
export function createJudge(operation: Operation, known: Known) {
  const judged = new Map<string, Promise<string[]>>();
  return async (scene: Scene, ended: Ended): Promise<Verdict> => {
    const bytes = hashFolder(scene);
    const seen = await look(scene);
    const state = stateOf(operation, seen, known);
    const wrong = judgeWords(ended, state);
    if (state === 'half')
      wrong.push(`parts of two states stand: site ${seen.site}; zip ${seen.zip}; content ${seen.content}`);
    const next = judged.get(bytes) ?? judgeNext(operation, scene, state, known);
    judged.set(bytes, next);
    return { state, wrong: [...wrong, ...(await next)] };
  };
}

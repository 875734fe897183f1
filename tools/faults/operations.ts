/** The operations under test, and the scene that each starts from. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runTsferry } from './hook.js';

/** A folder with a site in `home`, and `out`, which the operation writes to. */
export type Scene = string;

/** What is failed and killed: the commands that make its scene, and its words there. */
export type Operation = {
  readonly name: 'export' | 'overwrite' | 'import';
  readonly before: (scene: Scene) => readonly (readonly string[])[];
  readonly words: (scene: Scene) => readonly string[];
  /** The words that do it once more where it is done. */
  readonly again: (scene: Scene) => readonly string[];
};

const fixture = join(import.meta.dirname, '../fixtures/lab.zip');
const share = '\\\\files.contoso.com\\sources$';
const exported = (root: string, zip: string): string[] => ['export', root, '--site', 'LAB', '--to', zip, '--yes'];
const archive = (scene: Scene): string => join(scene, 'out', 'a.zip');
const small = (scene: Scene): string => join(scene, 'home', 'small.zip');
const imported = (scene: Scene): string[] => [
  ...['import', small(scene), '--site', 'PRD', '--yes'],
  ...['--content-to', share, '--map', `${share}=${join(scene, 'out')}`],
];

const lab: readonly string[][] = [
  ['site', 'create', 'LAB'],
  ['import', fixture, '--site', 'LAB', '--yes'],
];

/** Each writes content of one package or two; an overwrite replaces an archive by one of another package. */
export const operations: readonly Operation[] = [
  {
    name: 'export',
    before: () => lab,
    words: (scene) => exported('Contoso VPN', archive(scene)),
    again: (scene) => [...exported('Contoso VPN', archive(scene)), '--overwrite'],
  },
  {
    name: 'overwrite',
    before: (scene) => [...lab, exported('Deployment Scripts', archive(scene))],
    words: (scene) => [...exported('Contoso VPN', archive(scene)), '--overwrite'],
    again: (scene) => [...exported('Contoso VPN', archive(scene)), '--overwrite'],
  },
  {
    name: 'import',
    before: (scene) => [...lab, exported('Contoso VPN', small(scene)), ['site', 'create', 'PRD']],
    words: imported,
    again: imported,
  },
];

/** The environment of a command in a scene: its own home. */
export const sceneEnvironment = (scene: Scene): NodeJS.ProcessEnv => ({ TSFERRY_HOME: join(scene, 'home') });

/** Makes the scene that an operation starts from. Throws when a command fails. */
export async function makeScene(scene: Scene, operation: Operation): Promise<void> {
  mkdirSync(join(scene, 'out'), { recursive: true });
  for (const words of operation.before(scene)) {
    const { code, err } = await runTsferry(words, sceneEnvironment(scene));
    if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${err}`);
  }
}

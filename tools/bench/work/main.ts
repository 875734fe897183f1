/** One piece of work in a process of its own: `<work> <arguments>`. Prints its parts and its peak memory as JSON. */
import { readFileSync } from 'node:fs';

type Work = (one: string, two: string) => Promise<Record<string, number> | void>;

/** Each is loaded alone: what the others need would count in the memory of this one. */
const works: Readonly<Record<string, () => Promise<Work>>> = {
  copy: async () => (await import('./publish.js')).publishUnsynced,
  'import-pair': async () => (await import('./content.js')).importPair,
  export: async () => (await import('./content.js')).exportAll,
  verify: async () => (await import('./archives.js')).verifyPair,
  inspect: async () => (await import('./archives.js')).inspectAll,
  import: async () => (await import('./archives.js')).importArchive,
  http: async () => (await import('./http.js')).loadHttp,
  'http-server': async () => (await import('./http-server.js')).serveHttp,
  'http-upload': async () => (await import('./http.js')).uploadHttp,
  loop: async () => (await import('./loop.js')).holdLoop,
  plan: async () => (await import('./plan.js')).planObjects,
  compare: async () => (await import('./compare.js')).compareSequences,
  decisions: async () => (await import('./decisions.js')).decideRows,
  screens: async () => (await import('./screens.js')).pressKeys,
};

/** Peak resident memory in MiB. Linux counts what the starting process had in the figure of getrusage, not in this one. */
function peakMemory(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1024;
  return Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
}

const [name = '', one = '', two = ''] = process.argv.slice(2);
const load = works[name];
if (load === undefined) throw new Error(`There is no work "${name}".`);
const work = await load();
const parts = (await work(one, two)) ?? {};
console.log(JSON.stringify({ parts, mib: peakMemory() }));

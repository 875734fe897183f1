/** One piece of work in a process of its own: `<work> <arguments>`. Prints its parts and its peak memory as JSON. */
import { readFileSync } from 'node:fs';
import { importArchive, inspectAll, verifyPair } from './archives.js';
import { exportAll, importPair, publishUnsynced } from './content.js';
import { serveHttp } from './http-server.js';
import { loadHttp, uploadHttp } from './http.js';
import { planObjects } from './plan.js';
import { pressKeys } from './screens.js';

const works: Readonly<Record<string, (one: string, two: string) => Promise<Record<string, number> | void>>> = {
  copy: publishUnsynced,
  'import-pair': importPair,
  export: exportAll,
  verify: verifyPair,
  inspect: inspectAll,
  import: importArchive,
  http: loadHttp,
  'http-server': serveHttp,
  'http-upload': uploadHttp,
  plan: (count) => planObjects(Number(count)),
  screens: (count) => pressKeys(Number(count)),
};

/** Peak resident memory in MiB. Linux counts what the starting process had in the figure of getrusage, not in this one. */
function peakMemory(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1024;
  return Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
}

const [name = '', one = '', two = ''] = process.argv.slice(2);
const work = works[name];
if (work === undefined) throw new Error(`There is no work "${name}".`);
const parts = (await work(one, two)) ?? {};
console.log(JSON.stringify({ parts, mib: peakMemory() }));

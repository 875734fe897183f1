import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Another process under test. */
export type Child = {
  /** The next line it prints. Throws, with what it printed on standard error, when it ends instead. */
  line(): Promise<string>;
  /** Sends it a line. */
  send(line: string): void;
  /** Kills it at once (SIGKILL) and waits until it is gone. */
  kill(): Promise<void>;
  /** Waits until it ends: `done`, or the name of the signal. Throws, with what it printed on standard error, when it failed. */
  ended(): Promise<string>;
};

/** What every script starts with: this library from source, `say`, `hear`, and `forever`. */
const preamble = `
  import { createInterface } from 'node:readline';
  import { openCatalog } from ${JSON.stringify(new URL('../catalog.ts', import.meta.url).href)};
  import { loadSqlite } from ${JSON.stringify(new URL('../sqlite/node-sqlite.ts', import.meta.url).href)};
  import { openSqlite } from ${JSON.stringify(new URL('../sqlite/open-sqlite.ts', import.meta.url).href)};
  import { tapSqlite } from ${JSON.stringify(new URL('./tap-sqlite.ts', import.meta.url).href)};
  import { sampleObject, sampleSite } from ${JSON.stringify(new URL('./sample-site.ts', import.meta.url).href)};
  const said = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const hear = async () => (await said.next()).value;
  const say = (line) => new Promise((done) => process.stdout.write(line + '\\n', done));
  const forever = () => new Promise(() => setInterval(() => {}, 1000));
  const tryTo = (work) => work.then(() => 'done', (error) => error.code ?? String(error));
`;

/** Starts a process that runs a script over this library; `values` are constants in it. */
export function startChild(script: string, values: Readonly<Record<string, unknown>> = {}): Child {
  const constants = Object.entries(values).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};\n`);
  const source = `${preamble}${constants.join('')}${script}\nprocess.exit(0);`;
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=@tsferry/source', '--input-type=module', '--eval', source],
    { cwd: new URL('../..', import.meta.url), stdio: 'pipe' },
  );
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const gone = once(child, 'exit');

  return {
    async line() {
      const next = await lines.next();
      if (next.done) throw new Error(`The child process has ended. ${complaints}`);
      return next.value;
    },
    send: (line) => child.stdin.write(`${line}\n`),
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
    async ended() {
      const [code, signal] = await gone;
      if (code) throw new Error(`The child process has failed. ${complaints}`);
      return signal ?? 'done';
    },
  };
}

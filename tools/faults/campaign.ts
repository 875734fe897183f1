/** The campaign on one operation: an undisturbed run that is recorded, then every chosen point in a scene of its own. */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readDisk } from './disk-model.js';
import { hookEnvironment, runTsferry } from './hook.js';
import { createJudge } from './judge.js';
import { look } from './look.js';
import { makeScene, sceneEnvironment, type Operation } from './operations.js';
import { choosePoints, kindOf } from './points.js';
import { chooseCuts, makeCut } from './power-cut.js';
import { readRecord } from './record.js';
import type { Result } from './table.js';

/** How far apart points are: every `step`-th of each kind of call, every `cutStep`-th power cut. */
export type Steps = { readonly step: number; readonly cutStep: number };

/** Runs the campaign in the folder, which holds the hook. Throws when the undisturbed run fails. */
export async function runCampaign(
  operation: Operation,
  folder: string,
  hook: string,
  { step, cutStep }: Steps,
): Promise<Result[]> {
  const root = join(folder, operation.name);
  const base = join(root, 'base');
  mkdirSync(root);
  await makeScene(base, operation);
  const old = await look(base);

  const scene = join(root, 'undisturbed');
  const record = join(folder, `${operation.name}.calls`);
  cpSync(base, scene, { recursive: true });
  const replayOf = readDisk(scene);
  const env = { ...sceneEnvironment(scene), ...hookEnvironment(hook, { root, record }) };
  const { code, err } = await runTsferry(operation.words(scene), env);
  if (code !== 0) throw new Error(`${operation.name}: exit code ${code}: ${err}`);
  const done = await look(scene);
  await runTsferry(operation.again(scene), sceneEnvironment(scene));
  const judge = createJudge(operation, { old, new: done, again: await look(scene) });
  const calls = readRecord(record);

  const atPoint = choosePoints(calls, step).map((point, index) => async (): Promise<Result> => {
    const here = join(root, `point-${index}`);
    cpSync(base, here, { recursive: true });
    const hooked = { root, at: point.call.number, fault: point.fault };
    const ended = await runTsferry(operation.words(here), {
      ...sceneEnvironment(here),
      ...hookEnvironment(hook, hooked),
    });
    const verdict = await judge(here, ended);
    rmSync(here, { recursive: true });
    const told = `${point.fault} at call ${point.call.number}, ${point.call.path.replace(scene, '')}`;
    return { operation: operation.name, kind: kindOf(point.call), point: told, ...verdict };
  });

  const inScene = calls.filter(({ path }) => path.startsWith(`${scene}/`) || path === scene);
  const replay = replayOf(inScene);
  const atCut = chooseCuts(replay, cutStep).map((point) => async (): Promise<Result> => {
    const here = makeCut(replay, point, root);
    const ended = { code: null, signal: 'SIGKILL', out: '', err: '' };
    const verdict = await judge(here, ended);
    rmSync(here, { recursive: true });
    const told = `power cut at change ${point.at}, ${point.cut.name} kept`;
    return { operation: operation.name, kind: `power cut, ${point.cut.name} kept`, point: told, ...verdict };
  });
  return inTwos([...atPoint, ...atCut]);
}

/** Two at a time, as many as a small machine has cores. */
async function inTwos(work: readonly (() => Promise<Result>)[]): Promise<Result[]> {
  const results: Result[] = [];
  const rest = work.values();
  const take = async (): Promise<void> => {
    for (const next of rest) results.push(await next());
  };
  await Promise.all([take(), take()]);
  return results;
}

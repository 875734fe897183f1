import { compareObjects } from '@tsferry/domain';
import { buildTaskSequence, group, runCommandLine } from '@tsferry/domain/testing';

const perGroup = 20;

/** Compares two task sequences of so many steps, of which every fifth differs. Answers the milliseconds of the third time. */
export async function compareSequences(steps: string): Promise<Record<string, number>> {
  let ms = 0;
  for (let round = 0; round < 3; round++) {
    const [before, after] = [sequence(Number(steps), ''), sequence(Number(steps), ' /new')];
    const start = performance.now();
    const { steps: told } = compareObjects(before, after);
    ms = performance.now() - start;
    if (told.length !== Math.ceil(Number(steps) / 5)) throw new Error(`${told.length} steps are told of.`);
  }
  return { compare: ms };
}

function sequence(count: number, argument: string) {
  const groups = Array.from({ length: count / perGroup }, (_, at) =>
    group(
      `Group ${at}`,
      Array.from({ length: perGroup }, (_step, index) => {
        const number = at * perGroup + index;
        return runCommandLine(`Step ${number}`, `setup${number}.exe${number % 5 === 0 ? argument : ''}`);
      }),
    ),
  );
  return buildTaskSequence('LAB00001', 'Deploy', groups);
}

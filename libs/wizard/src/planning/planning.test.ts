import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered, ask, isAwaited, refused, unplanned, type Planning } from './planning.js';

const problem = { code: 'PLAN_STALE', message: 'Stale.', hint: '' } as const;

/** Takes an answer as a wizard does: only one that is awaited. */
function take(planning: Planning<number>, asked: number, refuse: boolean): Planning<number> {
  if (!isAwaited(planning, asked)) return planning;
  return refuse ? refused(planning, problem) : answered(planning, asked);
}

describe('planning in the background', () => {
  it('ends with the answer to the newest question, whatever order answers come in', () => {
    const order = fc.integer({ min: 1, max: 8 }).chain((count) =>
      fc.record({
        count: fc.constant(count),
        answers: fc.shuffledSubarray(
          Array.from({ length: count }, (_, at) => at + 1),
          { minLength: count },
        ),
        refusing: fc.array(fc.boolean(), { minLength: count, maxLength: count }),
      }),
    );
    fc.assert(
      fc.property(order, ({ count, answers, refusing }) => {
        let planning: Planning<number> = unplanned;
        for (let asked = 0; asked < count; asked++) planning = ask(planning);
        expect(planning).toMatchObject({ pending: true, asked: count });
        for (const asked of answers) planning = take(planning, asked, refusing[asked - 1]!);
        const refusedLast = refusing[count - 1]!;
        expect(planning).toEqual({
          asked: count,
          pending: false,
          plan: refusedLast ? null : count,
          problem: refusedLast ? problem : null,
        });
      }),
    );
  });

  it('keeps the plan before while another is made, and when that is refused', () => {
    const first = answered(ask<number>(unplanned), 1);
    expect(ask(first)).toMatchObject({ plan: 1, pending: true });
    expect(refused(ask(first), problem)).toMatchObject({ plan: 1, pending: false, problem });
    expect(ask(refused(ask(first), problem)).problem).toBeNull();
  });
});

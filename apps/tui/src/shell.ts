/** What commands may do beyond answering: reach the engine, show something at once, ask. */
import { AppError } from '@tsferry/domain/error';
import type { ImportPlan, Run } from '@tsferry/domain';
import type { Engine } from '@tsferry/engine';
import type { Line, View } from './terminal/line.js';
import { paragraph } from './terminal/table.js';

/** The surroundings of a command. */
export type Shell = {
  /** Whether the answer is for a program: nothing is said before it, and nothing is asked. */
  readonly json: boolean;
  /** Whether somebody can answer a question. */
  readonly canAsk: boolean;
  /** The engine, loaded by its first use. */
  readonly engine: () => Promise<Engine>;
  /** Cancellation and progress, for every call of the engine. */
  readonly run: Run;
  /** Shows lines before the answer; nothing when the answer is for a program. */
  readonly say: (lines: (view: View) => readonly Line[]) => void;
  /** A question that is answered by yes or no. */
  readonly ask: (question: string) => Promise<boolean>;
  /** A question that is answered by a line of text. */
  readonly askLine: (prompt: string) => Promise<string>;
};

/** Throws USAGE when something would have to be asked and cannot be. Call it before any work. */
export function requireAnswer(shell: Shell, options: { readonly yes?: boolean; readonly dryRun?: boolean }): void {
  if (options.yes || options.dryRun || shell.canAsk) return;
  const why = shell.json ? 'with --json' : 'without a terminal';
  throw new AppError('USAGE', `Nothing is changed ${why} unless --yes says so.`, {
    hint: 'Use --yes to do it, or --dry-run to see the plan.',
  });
}

/** Asks once, unless `--yes` answered. Throws CANCELLED for a no. */
export async function requireYes(shell: Shell, options: { readonly yes?: boolean }, question: string): Promise<void> {
  if (options.yes || (await shell.ask(question))) return;
  throw new AppError('CANCELLED', 'Nothing was changed.');
}

/**
 * Asks before an import: for the code of the site when it replaces objects, all of which are shown, else for a yes.
 * `--yes` answers both. Throws CANCELLED for anything else.
 */
export async function requireImport(
  shell: Shell,
  options: { readonly yes?: boolean },
  plan: ImportPlan,
): Promise<void> {
  if (options.yes) return;
  const { confirmationOf, isConfirmed } = await import('@tsferry/wizard');
  const confirmation = confirmationOf(plan);
  if (confirmation === null) return requireYes(shell, options, `Import this into ${plan.site}?`);
  const { code, question, objects, ask } = confirmation;
  shell.say((view) => ['', question, ...objects.flatMap((object) => paragraph(`~ ${object}`, view, '  '))]);
  if (!isConfirmed(code, await shell.askLine(`${ask} `))) throw new AppError('CANCELLED', 'Nothing was changed.');
}

/** What a command of the command line is: data that the parser, the help and the completions are made from. */
import type { ExitCode } from '@tsferry/domain/error';
import type { AnyScreen } from './screen/screen.js';
import type { Shell } from './shell.js';
import type { Line, View } from './terminal/line.js';

/** What a command answers: a JSON document for programs, lines for people. Only one of them is made. */
export type Answer = {
  readonly json: unknown;
  readonly lines: (view: View) => readonly Line[];
  /** The exit code when it is not 0: what was asked for was found. */
  readonly exit?: ExitCode;
};

/** An argument. `file`: completions offer files. */
type ArgumentSpec = {
  readonly name: string;
  readonly text: string;
  readonly many?: boolean;
  readonly file?: boolean;
};

/** An option. `many`: may be given again. `required`: the command does not run without. */
export type OptionSpec = {
  readonly flags: string;
  readonly text: string;
  readonly choices?: readonly string[];
  readonly many?: boolean;
  readonly required?: boolean;
  readonly file?: boolean;
};

/** The screen of a command. With it, nothing that the command requires has to be given. */
type Wizard<Options> = {
  open(values: readonly string[], options: Partial<Options>): Promise<AnyScreen>;
  /** What is printed after the screen, made from what it was closed with. */
  printed(answer: unknown): Promise<(view: View) => readonly Line[]>;
};

/** A command, named by its words. `Options` are the values of its options by their camel-case names. */
export type Command<Options = Record<string, unknown>> = {
  readonly words: readonly string[];
  readonly summary: string;
  readonly arguments: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  readonly examples: readonly string[];
  /** For commands that a screen can ask everything for: `--wizard` opens it, filled in from what was given. */
  readonly wizard?: Wizard<Options>;
  /** Runs it; `values` are the arguments, those of a repeated one in place. */
  run(shell: Shell, values: readonly string[], options: Options): Promise<Answer>;
};

/** A command of any options: the parser makes the options from its own table. */
export type AnyCommand = Command<never>;

/** States a command, so that its options are checked where they are used. */
export function defineCommand<Options>(command: Command<Options>): AnyCommand {
  return command;
}

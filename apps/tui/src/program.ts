import { Argument, Command as Parser, Option } from 'commander';
import type { AnyCommand, OptionSpec } from './command.js';

/** Runs a command with what was parsed. */
export type Dispatch = (command: AnyCommand, values: readonly string[], options: object) => Promise<void>;

/** What every command takes. */
export const everywhere: OptionSpec = { flags: '--json', text: 'answer with one JSON document' };

const groups: Readonly<Record<string, string>> = {
  site: 'Create, list and show sites',
  token: 'Create, list and revoke tokens of the HTTP API',
};

/**
 * Makes the parser out of the commands. It throws CommanderError and never ends the process. With `wizard`, commands
 * that have one require nothing.
 */
export function buildProgram(
  commands: readonly AnyCommand[],
  version: string,
  wizard: boolean,
  dispatch: Dispatch,
): Parser {
  const program = settle(new Parser('tsferry'))
    .description(
      'Moves Configuration Manager task sequences, with everything they need, from one hierarchy to another.',
    )
    .version(version, '-V, --version', 'show the version')
    .helpCommand(false)
    .addHelpText(
      'after',
      '\nWithout a command, on a terminal, tsferry opens its screens.\n' +
        'tsferry COMMAND --help shows what a command takes, with examples.',
    );
  for (const command of commands) {
    const parent = command.words.slice(0, -1).reduce(subcommand, program);
    add(parent, command, wizard && command.wizard !== undefined, dispatch);
  }
  program.addCommand(helpOf(program));
  return program;
}

/** `help import`, `help site create`. A word that names no command is refused as it is elsewhere, with what is near. */
function helpOf(program: Parser): Parser {
  return settle(new Parser('help'))
    .summary('Show the help of a command')
    .argument('[command...]')
    .action(async (words: readonly string[]) => {
      let parser = program;
      for (const word of words) {
        const next = parser.commands.find((one) => one.name() === word);
        if (next) parser = next;
        else if (parser.commands.length > 0) await parser.parseAsync([word], { from: 'user' });
      }
      parser.help();
    });
}

function settle(parser: Parser): Parser {
  return parser
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .helpOption('-h, --help', 'show this help')
    .showSuggestionAfterError();
}

function subcommand(parent: Parser, word: string): Parser {
  const existing = parent.commands.find((one) => one.name() === word);
  if (existing) return existing;
  const made = settle(new Parser(word))
    .summary(groups[word] ?? '')
    .description(groups[word] ?? '');
  parent.addCommand(made);
  return made;
}

function add(parent: Parser, command: AnyCommand, anything: boolean, dispatch: Dispatch): void {
  const parser = settle(new Parser(command.words.at(-1)!))
    .summary(command.summary)
    .description(`${command.summary}.`);
  for (const { name, text, many } of command.arguments) {
    const word = `${name}${many ? '...' : ''}`;
    parser.addArgument(new Argument(anything ? `[${word}]` : `<${word}>`, text));
  }
  for (const option of [...command.options, everywhere]) parser.addOption(toOption(option, anything));
  parser.addHelpText('after', `\nExamples:\n${command.examples.map((example) => `  ${example}`).join('\n')}`);
  parser.action(async () => dispatch(command, parser.args, parser.opts()));
  parent.addCommand(parser);
}

function toOption({ flags, text, choices, many, required }: OptionSpec, anything: boolean): Option {
  const option = new Option(flags, text);
  if (choices) option.choices(choices);
  if (required && !anything) option.makeOptionMandatory();
  // One value each time: a list of values would swallow the arguments that follow.
  if (many) option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
  return option;
}

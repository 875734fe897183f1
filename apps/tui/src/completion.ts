/** Completion scripts, made from the table of commands: words, options, their choices, and files where files are meant. */
import type { AnyCommand, OptionSpec } from './command.js';
import { everywhere } from './program.js';

/** Shells that have completions. */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type CompletedShell = (typeof shells)[number];

/** The script for a shell. */
export function completionScript(shell: CompletedShell, commands: readonly AnyCommand[]): string {
  return { bash: bashScript, zsh: zshScript, fish: fishScript }[shell](commands);
}

const help: OptionSpec = { flags: '--help', text: 'show this help' };
const optionsOf = (command: AnyCommand): readonly OptionSpec[] => [...command.options, everywhere, help];
const longOf = ({ flags }: OptionSpec): string => /--[a-z-]+/.exec(flags)![0];
const takesValue = ({ flags }: OptionSpec): boolean => flags.includes('<');
const firstWords = (commands: readonly AnyCommand[]): string[] => [...new Set(commands.map(({ words }) => words[0]!))];
/** First words that are followed by a second one, with those. */
function secondWords(commands: readonly AnyCommand[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { words } of commands) {
    if (words.length > 1) groups.set(words[0]!, [...(groups.get(words[0]!) ?? []), words[1]!]);
  }
  return groups;
}
const takesFile = (command: AnyCommand): boolean => command.arguments.some(({ file }) => file);

/** In bash, zsh runs this too. `words` and `current` are what was typed, and the word that is being typed. */
function bashScript(commands: readonly AnyCommand[]): string {
  const values = commands.flatMap((command) =>
    command.options.filter(takesValue).map((option) => {
      const result = option.choices
        ? `COMPREPLY=($(compgen -W "${option.choices.join(' ')}" -- "$current"))`
        : file(option);
      return `    "${command.words.join(' ')} ${longOf(option)}") ${result}; return ;;`;
    }),
  );
  const options = commands.map(
    (command) =>
      `    "${command.words.join(' ')}") options="${optionsOf(command).map(longOf).join(' ')}"; files=${takesFile(command) ? 1 : 0} ;;`,
  );
  const groups = [...secondWords(commands)].map(
    ([first, second]) =>
      `    ${first}) [ "$COMP_CWORD" -eq 2 ] && { COMPREPLY=($(compgen -W "${second.join(' ')}" -- "$current")); return; }; command="${first} \${COMP_WORDS[2]}" ;;`,
  );
  return `# bash completion for tsferry
_tsferry() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}" options="" files=0
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${firstWords(commands).join(' ')} --help --version" -- "$current"))
    return
  fi
  case "$command" in
${groups.join('\n')}
  esac
  case "$command $previous" in
${values.join('\n')}
  esac
  case "$command" in
${options.join('\n')}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$options" -- "$current")) ;;
    *) [ "$files" -eq 1 ] && { local IFS=$'\\n'; COMPREPLY=($(compgen -f -- "$current")); } ;;
  esac
}
complete -o filenames -F _tsferry tsferry
`;
}

const file = (option: OptionSpec): string =>
  option.file ? `local IFS=$'\\n'; COMPREPLY=($(compgen -f -- "$current"))` : 'COMPREPLY=()';

/** A description as `_arguments` reads it, inside single quotes: its own marks escaped first, then the quotes. */
const zshQuote = (text: string): string => text.replace(/[[\]:\\]/g, '\\$&').replaceAll("'", "'\\''");

function zshScript(commands: readonly AnyCommand[]): string {
  const groups = secondWords(commands);
  const specs = commands.map((command) => {
    const options = optionsOf(command).map((option) => {
      const action = option.choices ? `(${option.choices.join(' ')})` : option.file ? '_files' : '';
      const value = takesValue(option) ? `:value:${action}` : '';
      return `'${option.many ? '*' : ''}${longOf(option)}[${zshQuote(option.text)}]${value}'`;
    });
    const files = takesFile(command) ? [`'*:file:_files'`] : [];
    return `    '${command.words.join(' ')}') _arguments ${[...options, ...files].join(' ')} ;;`;
  });
  const nested = [...groups].map(
    ([first, second]) =>
      `    ${first}) if (( CURRENT == 3 )); then compadd ${second.join(' ')}; return; fi; command="${first} \${words[3]}"; shift=2 ;;`,
  );
  return `#compdef tsferry
_tsferry() {
  local command="\${words[2]}" shift=1
  if (( CURRENT == 2 )); then compadd -- ${firstWords(commands).join(' ')} --help --version; return; fi
  case "$command" in
${nested.join('\n')}
  esac
  words=("\${(@)words[1+shift,-1]}")
  (( CURRENT -= shift ))
  case "$command" in
${specs.join('\n')}
  esac
}
_tsferry "$@"
`;
}

const fishQuote = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

function fishScript(commands: readonly AnyCommand[]): string {
  const seen = (words: readonly string[]): string =>
    words.map((word) => `__fish_seen_subcommand_from ${word}`).join('; and ');
  const groups = secondWords(commands);
  const top = firstWords(commands).map((word) => {
    const summary = commands.find(({ words }) => words.length === 1 && words[0] === word)?.summary ?? '';
    return `complete -c tsferry -n __fish_use_subcommand -f -a ${word} -d ${fishQuote(summary)}`;
  });
  const second = [...groups].map(
    ([first, words]) =>
      `complete -c tsferry -n '${seen([first])}; and not __fish_seen_subcommand_from ${words.join(' ')}' -f -a '${words.join(' ')}'`,
  );
  const options = commands.flatMap((command) =>
    optionsOf(command).map((option) => {
      const value = takesValue(option)
        ? ` -${option.file ? 'r' : 'x'}${option.choices ? ` -a '${option.choices.join(' ')}'` : ''}`
        : '';
      return `complete -c tsferry -n '${seen(command.words)}' -l ${longOf(option).slice(2)}${value} -d ${fishQuote(option.text)}`;
    }),
  );
  const files = commands
    .filter((command) => !takesFile(command))
    .map((command) => `complete -c tsferry -n '${seen(command.words)}' -f`);
  return `# fish completion for tsferry\n${[...top, ...second, ...options, ...files].join('\n')}\n`;
}

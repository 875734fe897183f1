import { completionScript, shells, type CompletedShell } from '../completion.js';
import { defineCommand, type AnyCommand } from '../command.js';
import { AppError } from '@tsferry/domain/error';

/** The command that prints completions for all commands, its own included. */
export function completionOf(others: readonly AnyCommand[]): AnyCommand {
  const completion: AnyCommand = defineCommand({
    words: ['completion'],
    summary: 'Print completions for a shell',
    arguments: [{ name: 'shell', text: shells.join(', ') }],
    options: [],
    examples: [
      'tsferry completion bash > ~/.local/share/bash-completion/completions/tsferry',
      'tsferry completion zsh > "${fpath[1]}/_tsferry"',
      'tsferry completion fish > ~/.config/fish/completions/tsferry.fish',
    ],
    async run(_shell, [name = '']) {
      if (!isCompleted(name)) {
        throw new AppError('USAGE', `There are no completions for "${name}".`, {
          hint: `Use one of ${shells.join(', ')}.`,
        });
      }
      const script = completionScript(name, [...others, completion]);
      return { json: { shell: name, script }, lines: () => script.trimEnd().split('\n') };
    },
  });
  return completion;
}

const isCompleted = (name: string): name is CompletedShell => (shells as readonly string[]).includes(name);

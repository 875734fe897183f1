/** A real terminal for tests: tmux, with the command line in it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { launcher } from './command-line.js';
import { sentFor } from './sent-for.js';

/** Whether there is a tmux here. What needs it says so in its name, so that a skip is counted. */
export const hasTmux = spawnSync('tmux', ['-V']).error === undefined;

/** A terminal. */
export type TmuxScreen = {
  /** Runs the command line in its shell; `ended CODE` is written after it. */
  run(...words: readonly string[]): void;
  /** Types text, or keys between `<` and `>`; what is given together arrives together. */
  type(...typed: readonly string[]): void;
  /** What is on the screen, without colours. */
  text(): string;
  /** The same with colours, as escape sequences. */
  colors(): string;
  /** Waits until the screen shows something, for thirty seconds at most. */
  until(shows: string | RegExp | ((screen: string) => boolean)): Promise<string>;
  resize(columns: number, rows: number): void;
  /** A shell command, for its effect on the terminal that follows. */
  shell(command: string): void;
  /** What tmux says of the pane: whether the alternate screen is on, whether the cursor is shown. */
  modes(): { readonly alternate: boolean; readonly cursor: boolean };
  dispose(): void;
};

/** Opens a terminal in a folder. */
export function openTmux(folder: string, env: NodeJS.ProcessEnv, columns = 80, rows = 24): TmuxScreen {
  const socket = join(folder, 'tmux');
  const tmux = (...words: string[]): string =>
    spawnSync('tmux', ['-S', socket, ...words], { encoding: 'utf8', env }).stdout;
  const text = (): string => tmux('capture-pane', '-p', '-J');
  const shell = (command: string): void => {
    tmux('send-keys', '-l', command);
    tmux('send-keys', 'Enter');
  };
  tmux('-f', '/dev/null', '-u', 'new-session', '-d', '-x', `${columns}`, '-y', `${rows}`, '-c', folder, 'sh');
  return {
    text,
    shell,
    run(...words) {
      const command = [process.execPath, launcher, ...words].map((word) => `'${word}'`).join(' ');
      shell(`clear; ${command}; echo "ended $?"`);
    },
    type(...typed) {
      const bytes = [...Buffer.from(typed.map(sentFor).join(''))].map((byte) => byte.toString(16).padStart(2, '0'));
      tmux('send-keys', '-H', ...bytes);
    },
    colors: () => tmux('capture-pane', '-p', '-e'),
    async until(shows) {
      const isThere = (seen: string): boolean =>
        typeof shows === 'string' ? seen.includes(shows) : shows instanceof RegExp ? shows.test(seen) : shows(seen);
      for (let tries = 0; tries < 300; tries++) {
        const seen = text();
        if (isThere(seen)) return seen;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`The screen never showed ${String(shows)}:\n${text()}`);
    },
    resize: (width, height) => void tmux('resize-window', '-x', `${width}`, '-y', `${height}`),
    modes() {
      const [alternate, cursor] = tmux('display-message', '-p', '#{alternate_on} #{cursor_flag}').trim().split(' ');
      return { alternate: alternate === '1', cursor: cursor === '1' };
    },
    dispose: () => void tmux('kill-server'),
  };
}

/** Whether a command that was run has ended. */
export const hasEnded = (seen: string): boolean => /^ended \d+$/m.test(seen);

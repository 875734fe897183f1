import { isSwitch, partOf, readArguments, type Argument } from '../arguments.js';
import { isPasswordValue } from '../literal.js';
import type { Rule } from './rule.js';

/** Picks the arguments that are passwords by their place. */
export type Pick = (args: readonly Argument[]) => Iterable<Argument | undefined>;

/** A rule for one program: `program` matches it, up to the last word before its arguments. */
export function commandRule(id: string, hints: readonly string[], program: string, pick: Pick): Rule {
  // `%~dp0` is the folder of a batch file, and ends with a backslash.
  const source = `(?:(?<![\\w.-])|(?<=%~dp0))(?:${program})["']?(?=[ \\t])`;
  return {
    id,
    hints,
    *find(text) {
      const scan = new RegExp(source, 'gi');
      for (let hit = scan.exec(text); hit; hit = scan.exec(text)) {
        const args = readArguments(text, hit.index + hit[0].length);
        // Behind the arguments: a run of one command repeated without end is read once.
        scan.lastIndex = Math.max(scan.lastIndex, args.at(-1)?.end ?? 0);
        for (const value of pick(args)) {
          if (value && isPasswordValue(value.text, value.quote)) yield { start: value.start, end: value.end };
        }
      }
    },
  };
}

/** The argument behind a switch: `-p x`. A switch behind a switch is no value. */
export function after(switches: RegExp): Pick {
  return (args) =>
    args.flatMap((arg, i) => {
      const next = args[i + 1];
      return arg.quote === '' && switches.test(arg.text) && next && !isSwitch(next) ? [next] : [];
    });
}

/** The rest of the argument that a switch begins: `/rp:x`, `-Px`. */
export function within(switches: RegExp): Pick {
  return (args) =>
    args.flatMap((arg) => {
      const begin = switches.exec(arg.text);
      return begin && arg.text.length > begin[0].length ? [partOf(arg, begin[0].length)] : [];
    });
}

/** Several ways at once. */
export function either(...picks: readonly Pick[]): Pick {
  return (args) => picks.flatMap((pick) => [...pick(args)]);
}

/** What stands behind the first colon: `user:password`. */
export function behindColon(pick: Pick): Pick {
  return (args) =>
    [...pick(args)].flatMap((arg) => {
      const colon = arg?.text.indexOf(':') ?? -1;
      return arg && colon >= 0 ? [{ ...partOf(arg, colon + 1), quote: arg.quote }] : [];
    });
}

/** Arguments that are no switches. */
export function positional(args: readonly Argument[]): Argument[] {
  return args.filter((arg) => !isSwitch(arg));
}

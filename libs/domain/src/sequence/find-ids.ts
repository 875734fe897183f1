import type { ReferenceKind } from '../reference/reference.js';
import { unresolvedId } from '../reference/ref.js';

/** An id inside a value; `from` counts in the value. */
export type FoundId = { readonly kind: ReferenceKind; readonly id: string; readonly from: number };

const packageId = '[A-Z0-9]{3}[0-9A-F]{5}';
const application = /(?<![\w-])ScopeId_[\w-]+\/[A-Za-z]*Application_[\w-]+/gi;
const strictApplication = /(?<![\w-])ScopeId_[0-9a-f-]{36}\/Application_[0-9a-f-]{36}(?![\w-])/gi;
// A token that holds a `%VARIABLE%` is known only when the step runs.
const token = /(?<![^\s,])[^\s,%]+(?![^\s,])/g;

const patterns: Readonly<Record<ReferenceKind, RegExp>> = {
  package: new RegExp(`(?<![^\\s,;])${packageId}(?![^\\s,;])`, 'gi'),
  application,
  driver: token,
  'driver-category': token,
  'feature-update': token,
};

const anyPackageId = new RegExp(`^${packageId}$`, 'i');

/** The ids of one kind in a value that is made of ids, separated by commas. `00000000` is among them. */
export function idsIn(value: string, kind: ReferenceKind): FoundId[] {
  // Most values are one id.
  if (kind === 'package' && value.length === 8) return anyPackageId.test(value) ? [{ kind, id: value, from: 0 }] : [];
  return Array.from(value.matchAll(patterns[kind]), (match) => ({ kind, id: match[0], from: match.index }));
}

/**
 * The ids in one argument of an action line, for example of `/image:` in `/image:LAB00012,%OSDImageIndex%`. Only the first
 * argument of that name is the step's own; a later one is part of somebody's command. Without `list` only an id that
 * stands first counts.
 */
export function idsInArgument(action: string, argument: string, kind: ReferenceKind, list: boolean): FoundId[] {
  const range = argumentValue(action, argument);
  if (!range) return [];
  const found = idsIn(action.slice(range.from, range.to), kind).filter(({ from }) => list || from === 0);
  return found.map((each) => ({ ...each, from: each.from + range.from }));
}

/** Where the value of the first argument of that name stands, without its quotes; null when there is none. */
function argumentValue(action: string, argument: string): { from: number; to: number } | null {
  const lower = action.toLowerCase();
  let at = lower.indexOf(argument.toLowerCase());
  while (at > 0 && !/[\s"']/.test(action[at - 1] ?? '')) at = lower.indexOf(argument.toLowerCase(), at + 1);
  if (at < 0) return null;
  const quoted = action[at + argument.length] === '"';
  const from = at + argument.length + (quoted ? 1 : 0);
  const end = quoted || action[at - 1] === '"' ? /"/g : /[\s"]/g;
  end.lastIndex = from;
  return { from, to: end.exec(action)?.index ?? action.length };
}

const namedPackage = /(?:PackageID|ConfigFilePackage|DownloadPackages)$/i;
const wholePackageId = new RegExp(`^${packageId}$`);

/**
 * Whether a property says by its name that it holds package ids (libs/domain/docs/task-sequences.md, "Unknown steps").
 */
export function namesPackage(property: string): boolean {
  return namedPackage.test(property);
}

/**
 * The ids in a value of an unknown step: package ids where the property says so or where the value is nothing but one, and
 * full application ids anywhere. Eight digits alone are a date or a number more often than an id.
 */
export function idsInUnknown(property: string, value: string): FoundId[] {
  const applications = Array.from(value.matchAll(strictApplication), (match): FoundId => ({
    kind: 'application',
    id: match[0],
    from: match.index,
  }));
  if (namesPackage(property)) return [...idsIn(value, 'package'), ...applications];
  if (wholePackageId.test(value) && !/^[0-9]+$/.test(value)) return [{ kind: 'package', id: value, from: 0 }];
  return applications;
}

const anyArgument = new RegExp(`(?<![^\\s"'])/[A-Za-z]+:"?(${packageId})(?![\\w-])`, 'gi');

/**
 * The package ids on the action line of a step whose arguments are not known: one argument of `smsswd.exe` (the rest of
 * that line is a command of the administrator), every argument of another program. `own` are the ids, in upper case, that
 * variables of the step hold; with `onlyOwn` no other id counts.
 */
export function idsInUnknownAction(action: string, own: ReadonlySet<string>, onlyOwn: boolean): FoundId[] {
  const program = /^\s*"?(?:[^\s"]*[\\/])?([^\s"\\/]+)/.exec(action)?.[1]?.toLowerCase() ?? '';
  if (/^tsenv(?:\.exe)?$/.test(program)) return [];
  if (/^smsswd(?:\.exe)?$/.test(program)) {
    return ['/run:', '/pkg:'].flatMap((argument) => idsInArgument(action, argument, 'package', false)).slice(0, 1);
  }
  return Array.from(action.matchAll(anyArgument))
    .map((match): FoundId => {
      const id = match[1] ?? '';
      return { kind: 'package', id, from: match.index + match[0].length - id.length };
    })
    .filter(({ id }) => own.has(id.toUpperCase()) || (!onlyOwn && (id === unresolvedId || !/^[0-9]+$/.test(id))));
}

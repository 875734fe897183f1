/**
 * The CIM types that WMI writes, each with what a value of it looks like (libs/io/docs/archive-format.md, "Objects").
 */
const integer = (min: bigint, max: bigint) => (text: string) => {
  // 40 digits hold every integer of 64 bits with as many leading zeros as anyone would write.
  if (!/^-?[0-9]{1,40}$/.test(text)) return false;
  const value = BigInt(text);
  return value >= min && value <= max;
};
const unsigned = (bits: bigint) => integer(0n, (1n << bits) - 1n);
const signed = (bits: bigint) => integer(-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n);
const matches = (pattern: RegExp) => (text: string) => pattern.test(text);
/** TRUE and FALSE; .NET writes True and False into side files. */
const boolean = matches(/^(?:true|false)$/i);
const real = matches(/^[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e[-+]?[0-9]+)?$/i);
/** DMTF time `yyyymmddHHMMSS.mmmmmm+UUU`, interval `ddddddddHHMMSS.mmmmmm:000`; a star is a digit nobody knows. */
const datetime = matches(/^[0-9*]{14}\.[0-9*]{6}[-+:][0-9*]{3}$/);

const checks: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['uint8', unsigned(8n)],
  ['uint16', unsigned(16n)],
  ['uint32', unsigned(32n)],
  ['uint64', unsigned(64n)],
  ['sint8', signed(8n)],
  ['sint16', signed(16n)],
  ['sint32', signed(32n)],
  ['sint64', signed(64n)],
  ['real32', real],
  ['real64', real],
  ['boolean', boolean],
  ['datetime', datetime],
]);

/** Whether a text is a value of a CIM type. Strings, and types that are not in the DTD, take any text. */
export function isOfCimType(type: string | undefined, text: string): boolean {
  return (type === undefined ? undefined : checks.get(type))?.(text) ?? true;
}

const name = /policysecret/i;
const shortest = '<PolicySecret'.length;

/**
 * What can split the name: a reference to a printable ASCII character (`&#80;`), or a comment, a CDATA section or a
 * processing instruction that begins or ends behind a letter or a digit.
 */
const split =
  /#(?:x0*[2-7][0-9a-f]|0*(?:3[2-9]|[4-9]\d|1[01]\d|12[0-6]));|[a-z\d](?:(?:<|&(?:amp;)*lt;|&(?:amp;)*#(?:x0*3c|0*60);)[!?]|\]\](?:>|&))/i;

/**
 * Whether a text may hold a `<PolicySecret>` element, however often it is escaped. Fast, and never false for a text that
 * holds one.
 */
export function mayHoldPolicySecret(text: string): boolean {
  if (text.length < shortest) return false;
  if (!text.includes('<') && !text.includes('&')) return false;
  return name.test(text) || split.test(text);
}

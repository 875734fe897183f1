import type { Span } from '../sequence/sequence.js';

const name = 'policysecret';

/**
 * The contents of `<PolicySecret>` elements that stand escaped in a value
 * (libs/domain/docs/secrets.md, "Policy secrets").
 */
export function policySecrets(value: string): Span[] {
  const found: Span[] = [];
  if (!value.includes('<')) return found;
  const lower = value.toLowerCase();
  let at = lower.indexOf(`<${name}`);
  while (at >= 0) {
    const start = lower.indexOf('>', at) + 1;
    if (start === 0) break;
    const close = value[start - 2] === '/' ? start : lower.indexOf(`</${name}`, start);
    // Without an end the rest is taken: better too much than a secret.
    const end = close < 0 ? value.length : close;
    if (end > start) found.push({ start, end });
    at = lower.indexOf(`<${name}`, end);
  }
  return found;
}

import type { Rule } from './rule.js';

/** A rule for secrets that their own form gives away. */
function form(id: string, hints: readonly string[], pattern: RegExp, unless?: RegExp): Rule {
  return {
    id,
    hints,
    *find(text) {
      for (const hit of text.matchAll(pattern)) {
        if (!unless?.test(hit[0])) yield { start: hit.index, end: hit.index + hit[0].length };
      }
    },
  };
}

const privateKey: Rule = {
  id: 'private-key',
  hints: ['private key-----'],
  *find(text) {
    const begin = /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----\s{0,4}/g;
    for (let hit = begin.exec(text); hit; hit = begin.exec(text)) {
      const start = hit.index + hit[0].length;
      const close = text.indexOf('-----END', start);
      const end = start + text.slice(start, close < 0 ? text.length : close).trimEnd().length;
      if (end > start) yield { start, end };
      begin.lastIndex = Math.max(begin.lastIndex, end);
    }
  },
};

/** The blob of an offline domain join in an answer file, whatever it begins with. */
const accountData: Rule = {
  id: 'domain-join-blob',
  hints: ['accountdata'],
  *find(text) {
    for (const hit of text.matchAll(
      /<AccountData>(\s{0,64})([A-Za-z0-9+/][A-Za-z0-9+/=\s]{15,16384})<\/AccountData>/gi,
    )) {
      const start = hit.index + '<AccountData>'.length + (hit[1] as string).length;
      yield { start, end: start + (hit[2] as string).trimEnd().length };
    }
  },
};

/** A secret key of Amazon: 40 signs of base64 with letters of both cases and digits, in a text that speaks of Amazon. */
const amazonKey: Rule = {
  id: 'amazon-key',
  hints: ['aws', 'akia', 's3', 'bucket', 'amazon'],
  *find(text) {
    if (!/\baws|_aws|AKIA|\bs3\b|\bS3Object|bucket|amazon/i.test(text)) return;
    for (const hit of text.matchAll(/(?<![A-Za-z0-9+/=_.\\-])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=_.\\-])/g)) {
      const [value] = hit;
      const mixed = /[a-z]/.test(value) && /[A-Z]/.test(value) && (value.match(/[0-9]/g)?.length ?? 0) >= 3;
      if (mixed && !value.startsWith('/')) yield { start: hit.index, end: hit.index + value.length };
    }
  },
};

/** Secrets that are known by their own form, whatever stands beside them. */
export const recognisableRules: readonly Rule[] = [
  form('product-key', ['-'], /(?<![\w-])[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}(?![\w-])/g, /^[A-Z](.)\1{3}|^(.)\2{4}-\2{5}/),
  form('recovery-password', ['-'], /(?<![\d-])\d{6}(?:-\d{6}){7}(?![\d-])/g),
  // The beginning is that of every blob; what goes on in the next line is as long as a line of base64.
  form(
    'domain-join-blob',
    ['araiamzmzm'],
    /(?<![A-Za-z0-9+/])ARAIAMzMzM[A-Za-z0-9+/]{16,8192}(?:\r?\n[ \t]{0,16}[A-Za-z0-9+/]{24,1024}){0,64}={0,2}/g,
  ),
  accountData,
  amazonKey,
  form('json-web-token', ['eyj'], /(?<![\w.-])eyJ[\w-]{8,4096}\.[\w-]{4,8192}\.[\w-]{4,4096}/g),
  form(
    'service-token',
    ['gh', 'github_pat_', 'glpat-', 'xox', 'akia'],
    /(?<!\w)(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22,82}|glpat-[\w-]{20}|xox[abprs]-[\w-]{10,72}|AKIA[0-9A-Z]{16})(?!\w)/g,
  ),
  privateKey,
];

/** The password of examples that so often stays in place, whatever stands beside it. */
export const wellKnownPassword: Rule = form(
  'well-known-password',
  ['p@ss', 'passw0rd'],
  /(?<![\w@.])(?:p@ss|passw0rd)[\w!@#$^&*]{0,32}/gi,
);

import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cdata, escapeAttribute, escapeText } from '../xml/xml-text.js';
import { findPolicySecrets, withoutPolicySecrets } from './find-policy-secrets.js';

const secret = (value: string): string => `<PolicySecret Version="1"><![CDATA[${value}]]></PolicySecret>`;
const empty = '<PolicySecret Version="1"></PolicySecret>';
const numeric = (text: string): string => text.replace(/[^]/g, (unit) => `&#${unit.charCodeAt(0)};`);

/** A text around another one that an XML document can hold, and how the emptied element is written there. */
const around: Readonly<Record<string, (inner: string) => string>> = {
  'as it is': (inner) => `<a>kept${inner}kept</a>`,
  'in a text that is no XML': (inner) => `if (a < b && "c' > d) <x y> ${inner} & kept < kept`,
  'behind its own end tag': (inner) => `</PolicySecret>kept${inner}`,
  escaped: (inner) => `<a>kept${escapeText(inner)}kept</a>`,
  'escaped twice': (inner) => `<a>kept${escapeText(`<b>${escapeText(inner)}</b>`)}kept</a>`,
  'escaped five times': (inner) => `<a>${escapeText(escapeText(escapeText(escapeText(escapeText(inner)))))}</a>`,
  'in a CDATA section': (inner) => `<a><!-- kept -->${cdata(`kept${inner}kept`)}kept</a>`,
  'in a CDATA section that is escaped': (inner) => `<a>${escapeText(`<b>${cdata(inner)}</b>`)}</a>`,
  'in an attribute': (inner) => `<a b="kept" c="${escapeAttribute(inner)}" d='kept'/>`,
  'in an attribute of escaped text': (inner) => `<a>${escapeText(`<b c='${escapeText(inner)}'/>`)}</a>`,
  'in a comment': (inner) => `<a>kept<!-- ${inner} -->kept</a>`,
  'in a comment, escaped': (inner) => `<a>kept<!-- ${escapeText(inner)} -->kept</a>`,
  'in a processing instruction': (inner) => `<a><?kept ${inner}?>kept</a>`,
  'in another case and namespace': (inner) => `<p:a>${inner.replaceAll('PolicySecret', 'p:POLICYsecret')}</p:a>`,
};

describe('a PolicySecret element', () => {
  it.each(Object.entries(around))('loses its value and nothing else %s', (_, place) => {
    expect(withoutPolicySecrets(place(secret('C4nary')))).toBe(place(empty));
    expect(withoutPolicySecrets(place(secret('C4nary') + secret('C4nary')))).toBe(place(empty + empty));
    expect(withoutPolicySecrets(place(empty))).toBe(place(empty));
  });

  it('loses elements, comments and other such elements inside', () => {
    for (const content of [
      '<b>C4nary</b>',
      '<!-- </PolicySecret> -->C4nary',
      '<![CDATA[</PolicySecret>]]>C4nary',
      '<PolicySecret>C4nary</PolicySecret>C4nary',
      '<PolicySecret a="C4nary"/>C4nary',
      '&lt;/PolicySecret&gt;C4nary',
    ]) {
      expect(withoutPolicySecrets(`<PolicySecret Version="1">${content}</PolicySecret>kept`)).toBe(`${empty}kept`);
    }
  });

  it('loses the values of its attributes, but keeps its version and namespaces', () => {
    expect(
      withoutPolicySecrets(`<p:PolicySecret xmlns:p="urn:p" Version='1' Value="C4nary > x" p:Data = 'C4nary' />kept`),
    ).toBe(`<p:PolicySecret xmlns:p="urn:p" Version='1' Value="" p:Data = '' />kept`);
    expect(
      withoutPolicySecrets('<PolicySecret Version="C4nary" Value=C4nary/C4nary= C4nary>C4nary</PolicySecret>'),
    ).toBe('<PolicySecret Version=""  ></PolicySecret>');
  });

  it.each([
    ['its name is split by references', `&lt;${numeric('Policy')}Secret&gt;C4nary&lt;/PolicySecret&gt;`],
    ['all of it is written in references', numeric('<PolicySecret>C4nary</PolicySecret>')],
    ['references are escaped', escapeText(numeric('<PolicySecret>C4nary</PolicySecret>'))],
    ['references are written in hexadecimal digits', '&#x3C;Policy&#x53;ecret&#x3e;C4nary'],
    ['references are out of range beside it', '&#99999999;&nbsp;&lt;PolicySecret&gt;C4nary'],
    ['its name is split by CDATA sections', '<a><![CDATA[<Policy]]><![CDATA[Secret>C4nary</PolicySecret>]]></a>'],
    ['its name is split by a comment', '<a>&lt;Poli<!-- x -->cySecret>C4nary&lt;/PolicySecret></a>'],
    [
      'its name is split by an escaped comment',
      '&amp;lt;Policy&lt;!--x--&gt;Secret&amp;gt;C4nary&amp;lt;/Policy&lt;!--x--&gt;Secret&amp;gt;',
    ],
    ['a comment stands in its content', '<a>&lt;PolicySecret>x<!-- C4nary -->C4nary&lt;/PolicySecret></a>'],
    ['its content leaves a CDATA section', '<a><![CDATA[<PolicySecret>C4nary]]>C4nary&lt;/PolicySecret></a>'],
    ['its content enters a CDATA section', '<a>&lt;PolicySecret>C4nary<![CDATA[C4nary</PolicySecret>]]></a>'],
    ['it has no end', '<PolicySecret Version="1">C4nary'],
    ['it has no end in an element', '<a>&lt;PolicySecret&gt;C4nary</a>'],
    ['its CDATA section has no end', '<PolicySecret><![CDATA[C4nary</PolicySecret>'],
    ['its end tag has no end', '<PolicySecret>C4nary</PolicySecret'],
    ['its tag has no end', '<PolicySecret Value="C4nary"'],
    ['a quote has no end', '<PolicySecret Value="C4nary>C4nary</PolicySecret>'],
    ['a tag stands in its tag', '<PolicySecret <b>C4nary</b></PolicySecret>'],
    ['a comment before it has no end', '<!-- <PolicySecret>C4nary</PolicySecret>'],
    ['it stands between quotes of a text', `<b it's <PolicySecret>C4n'ary</PolicySecret>`],
    [
      'it is escaped more often than anybody does',
      Array(20)
        .fill(0)
        .reduce<string>(escapeText as (t: string) => string, secret('C4nary')),
    ],
  ])('loses its value when %s', (_, text) => {
    const blanked = withoutPolicySecrets(text);
    expect(blanked).not.toMatch(/C4n|ary/);
    expect(withoutPolicySecrets(blanked)).toBe(blanked);
  });

  it('stays well formed across the borders of CDATA sections', () => {
    expect(withoutPolicySecrets('<a><![CDATA[<PolicySecret>x]]>y&lt;/PolicySecret></a>')).toBe(
      '<a><![CDATA[<PolicySecret>]]>&lt;/PolicySecret></a>',
    );
    expect(withoutPolicySecrets('<a>&lt;PolicySecret>x<![CDATA[y</PolicySecret>]]></a>')).toBe(
      '<a>&lt;PolicySecret><![CDATA[</PolicySecret>]]></a>',
    );
    expect(withoutPolicySecrets(cdata('<a><![CDATA[<PolicySecret>x]]>y&lt;/PolicySecret></a>'))).toBe(
      cdata('<a><![CDATA[<PolicySecret>]]>&lt;/PolicySecret></a>'),
    );
  });
});

describe('a text without a PolicySecret element', () => {
  it('stays as it is', () => {
    for (const text of [
      '',
      'PolicySecret',
      '<PolicySecrets>x</PolicySecrets>',
      '&lt;Policy&#83;ecretary>x',
      '<a><!',
      '&',
    ]) {
      expect(withoutPolicySecrets(text)).toBe(text);
    }
  });

  it('stays as it is when the element is empty, whatever stands around it', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '&',
      '"',
      "'",
      '/',
      '=',
      ' ',
      '<a>',
      '</a>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '&lt;',
      '&amp;',
      '&#60;',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        expect(withoutPolicySecrets(text)).toBe(text);
      }),
    );
  });
});

it('lets no value through in any mixture of places, and keeps every other character', () => {
  const places = fc.array(fc.constantFrom(...Object.values(around)), { maxLength: 4 });
  fc.assert(
    fc.property(places, fc.stringMatching(/^[0-9A-F]{1,30}$/), (chain, value) => {
      const nest = (inner: string): string => chain.reduce((text, place) => place(text), inner);
      expect(withoutPolicySecrets(nest(secret(`C4nary${value}`)))).toBe(nest(empty));
    }),
  );
});

it('blanks a text twice as once, whatever it is', () => {
  const piece = fc.constantFrom(
    '<PolicySecret',
    '</PolicySecret>',
    '&lt;PolicySecret',
    '<',
    '>',
    '&gt;',
    '"',
    "'",
    '/',
    '=',
    ' ',
    '<a>',
    '</a>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?',
    '?>',
    '&lt;',
    '&amp;',
    '&#60;',
    'x',
    ' Version="1"',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const blanked = withoutPolicySecrets(pieces.join(''));
      expect(withoutPolicySecrets(blanked)).toBe(blanked);
    }),
  );
});

describe('a text made to be searched again and again', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** How many characters `indexOf` looks at. All other searches end at the next `<` or quote. */
  function countLookedAt(text: string): number {
    let count = 0;
    const { indexOf } = String.prototype;
    vi.spyOn(String.prototype, 'indexOf').mockImplementation(function (this: string, part, from = 0) {
      const found = indexOf.call(this, part, from);
      count += (found < 0 ? this.length : found) - from;
      return found;
    });
    findPolicySecrets(text);
    vi.restoreAllMocks();
    return count;
  }

  it.each([
    '<PolicySecret>',
    '<PolicySecret ',
    '<PolicySecret a="',
    '<PolicySecret/>',
    '<PolicySecret></PolicySecret>',
    '<PolicySecret><![CDATA[',
    '<!-- <PolicySecret a=""/>',
    '<![CDATA[<PolicySecret/>',
    '<?x <PolicySecret/>',
    '<a b="<PolicySecret/>',
    '</PolicySecret>',
    '&lt;PolicySecret&gt;',
  ])('is looked at a few times only: %s', (part) => {
    const text = part.repeat(2000);
    expect(countLookedAt(text)).toBeLessThan(12 * text.length);
  });
});

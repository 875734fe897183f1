import { describe, expect, it } from 'vitest';
import { AppError } from '../error.js';
import { createXmlBudget, spend, xmlLimits } from './limits.js';
import { readXml } from './read-xml.js';
import type { XmlTag } from './xml-handler.js';

const repeat = (text: string, count: number): string => text.repeat(count);
const nested = (depth: number): string => repeat('<a>', depth) + repeat('</a>', depth);
const list = (count: number, of: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => of(i)).join(' ');

/** The error a document is refused with; null when it is read. */
function refusal(text: string): AppError | null {
  try {
    readXml(text, 'object.xml');
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

function tags(text: string): XmlTag[] {
  const found: XmlTag[] = [];
  readXml(text, 'object.xml', { open: (tag) => found.push(tag) });
  return found;
}

describe('a DOCTYPE', () => {
  const laughs = list(9, (i) => `<!ENTITY l${i + 1} "${repeat(`&l${i};`, 10)}">`);
  it.each([
    ['that is bare', '<!DOCTYPE a><a/>'],
    ['after a comment', '<?xml version="1.0"?><!-- c --><!DOCTYPE a><a/>'],
    ['of a billion laughs', `<!DOCTYPE a [<!ENTITY l0 "lol"> ${laughs}]><a>&l9;</a>`],
    ['of a quadratic blow-up', `<!DOCTYPE a [<!ENTITY x "${repeat('x', 50_000)}">]><a>${repeat('&x;', 1000)}</a>`],
    ['with an external file', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['with an external address', '<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]><a>&x;</a>'],
    ['with a UNC path', '<!DOCTYPE a [<!ENTITY x SYSTEM "\\\\server\\share\\x">]><a>&x;</a>'],
    ['with parameter entities', '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]><a/>'],
    ['with an external subset', '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>'],
    ['with a public subset', '<!DOCTYPE a PUBLIC "-//X//Y" "a.dtd"><a/>'],
    ['with an entity named like a pattern', '<!DOCTYPE a [<!ENTITY a.* "x">]><a>&a.*;</a>'],
    ['with a default attribute', '<!DOCTYPE a [<!ATTLIST a id CDATA "LAB00001">]><a/>'],
  ])('%s is refused', (_, text) => {
    expect(refusal(text)?.code).toBe('XML_DTD');
    expect(refusal(text)?.message).toMatch(/^object\.xml:1 has a DOCTYPE/);
  });
});

describe('inclusions and instructions', () => {
  it('are not followed: XInclude is an element, a style sheet is passed over', () => {
    const text =
      '<?xml-stylesheet href="x.xsl"?><a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd"/><?p?></a>';
    expect(tags(text).map(({ name, namespace }) => [name, namespace])).toEqual([
      ['a', ''],
      ['xi:include', 'http://www.w3.org/2001/XInclude'],
    ]);
  });
});

describe('the limits', () => {
  const mebibyte = 1024 * 1024;
  it.each<[string, () => string]>([
    ['101 levels', () => nested(101)],
    ['150 levels', () => nested(150)],
    ['100,000 levels, without reading them', () => nested(100_000)],
    ['100,000 levels that never close', () => repeat('<a>', 100_000)],
    ['257 attributes', () => `<a ${list(257, (i) => `a${i}="1"`)}/>`],
    ['200,000 attributes', () => `<a ${list(200_000, (i) => `a${i}="1"`)}/>`],
    ['20,000 namespaces', () => `<a ${list(20_000, (i) => `xmlns:n${i}="u"`)}/>`],
    ['an attribute of 16 MiB', () => `<a b="${repeat('x', 16 * mebibyte)}"/>`],
    ['a name of 257 characters', () => `<${repeat('x', 257)}/>`],
    ['an attribute name of 257 characters', () => `<a ${repeat('x', 257)}="1"/>`],
    ['64 MiB of text', () => `<a>${repeat('x', 64 * mebibyte)}</a>`],
    ['64 MiB of white space', () => `<a/>${repeat(' ', 64 * mebibyte)}`],
    ['2,000,001 elements', () => `<a>${repeat('<b/>', 2_000_000)}</a>`],
    ['4,000,000 references', () => `<a>${repeat('&#65;', 4_000_000)}</a>`],
  ])('refuse %s', (_, build) => {
    expect(refusal(build())?.code).toBe('XML_LIMIT');
  });

  it.each<[string, () => string]>([
    ['100 levels', () => nested(100)],
    ['256 attributes', () => `<a ${list(256, (i) => `a${i}="1"`)}/>`],
    ['a name of 256 characters', () => `<${repeat('x', 256)}/>`],
    ['a value of 2 MB', () => `<a>${repeat('x', 2_000_000)}</a>`],
    ['16,000 references', () => `<a>${repeat('&lt;', 16_000)}</a>`],
    ['150,000 elements, one for each byte of an icon', () => `<a>${repeat('<VALUE>255</VALUE>\r\n', 150_000)}</a>`],
    ['100,000 comments', () => `<a>${repeat('<!-- c -->', 100_000)}</a>`],
  ])('let %s through', (_, build) => {
    expect(refusal(build())).toBeNull();
  });

  it('say which one was passed and by which document', () => {
    expect(refusal(nested(101))?.message).toBe('object.xml has more than 100 nested elements.');
    expect(refusal(nested(101))?.details).toMatchObject({ where: 'object.xml', limit: 100 });
  });

  it('are one budget for a document and all documents nested in it', () => {
    const budget = createXmlBudget({ ...xmlLimits, elements: 5 });
    readXml('<a><b/><c/></a>', 'outer', {}, budget);
    readXml('<a/>', 'inner', {}, budget);
    expect(budget.elements).toBe(1);
    expect(() => readXml('<a><b/></a>', 'inner', {}, budget)).toThrow('inner has more than 5 elements.');
  });

  it('count the characters of nested documents too', () => {
    const budget = createXmlBudget({ ...xmlLimits, characters: 10 });
    spend(budget, 'characters', 6, 'outer');
    expect(() => readXml('<abc/>', 'inner', {}, budget)).toThrow('inner has more than 10 characters.');
  });
});

describe('a document that is not well formed', () => {
  const whole = `<a b="1">${repeat('<c>text</c>', 20)}<d/></a>`;
  const cut = (percent: number): string => whole.slice(0, Math.floor((whole.length * percent) / 100));
  it.each([
    ['empty', ''],
    ['white space only', ' \r\n '],
    ['text only', 'text'],
    ['an element that is not closed', '<a><b></a>'],
    ['a root that is not closed', '<a>'],
    ['crossed elements', '<a><b></a></b>'],
    ['an end tag in another case', '<a></A>'],
    ['two roots', '<a/><b/>'],
    ['text after the root', '<a/>text'],
    ['text before the root', 'text<a/>'],
    ['an end tag after the root', '<a/></a>'],
    ['cut at 10 %', cut(10)],
    ['cut at 50 %', cut(50)],
    ['cut at 90 %', cut(90)],
    ['cut at 99 %', cut(99)],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['an attribute twice by namespace', '<a xmlns:x="u" xmlns:y="u" x:b="1" y:b="2"/>'],
    ['an attribute without quotes', '<a b=1/>'],
    ['an attribute without a value', '<a b/>'],
    ['attributes without a space', '<a b="1"c="2"/>'],
    ['a bare ampersand', '<a>this & that</a>'],
    ['a reference without its end', '<a>&amp</a>'],
    ['an unknown reference', '<a>&nbsp;</a>'],
    ['a reference named like a method', '<a>&constructor;</a>'],
    ['a less-than in an attribute', '<a b="<"/>'],
    ['"]]>" in text', '<a>]]></a>'],
    ['a CDATA section that is not closed', '<a><![CDATA[x]]</a>'],
    ['CDATA outside the root', '<a/><![CDATA[x]]>'],
    ['two hyphens in a comment', '<a><!-- -- --></a>'],
    ['a comment that is not closed', '<a><!-- </a>'],
    ['a declaration that is not at the start', ' <?xml version="1.0"?><a/>'],
    ['a declaration inside', '<a><?xml version="1.0"?></a>'],
    ['a declaration without a version', '<?xml encoding="utf-8"?><a/>'],
    ['an HTML page', '<!doctype html><html></html>'],
    ['a DOCTYPE inside', '<a><!DOCTYPE b></a>'],
    ['a DOCTYPE that is not closed', '<!DOCTYPE a [<a/>'],
    ['a name that begins with a digit', '<1a/>'],
    ['an unbound prefix', '<p:a/>'],
    ['an unbound prefix of an attribute', '<a p:b="1"/>'],
    ['a prefix named like a method', '<constructor:a toString:b="1"/>'],
    ['a prefix that is unbound again', '<a xmlns:p="u"><b xmlns:p=""/></a>'],
    ['two colons in a name', '<p:a:b xmlns:p="u"/>'],
    ['XML 1.1', '<?xml version="1.1"?><a/>'],
    ['XML 1.1 with its control characters', '<?xml version="1.1"?><a>&#x1;</a>'],
    ['XML 2.0', '<?xml version="2.0"?><a/>'],
    ['NUL', '<a>\0</a>'],
    ['U+0001', '<a>\x01</a>'],
    ['ESC', '<a>\x1b[31m</a>'],
    ['ESC in an attribute', '<a b="\x1b"/>'],
    ['ESC in CDATA', '<a><![CDATA[\x1b]]></a>'],
    ['ESC in a comment', '<a><!-- \x1b --></a>'],
    ['U+FFFE', '<a>\ufffe</a>'],
    ['U+FFFF', '<a>\uffff</a>'],
    ['a lone high surrogate', '<a>\ud800</a>'],
    ['a lone low surrogate', '<a>\udc00</a>'],
    ['a reference to NUL', '<a>&#0;</a>'],
    ['a reference to U+0001', '<a>&#x1;</a>'],
    ['a reference to ESC', '<a>&#27;</a>'],
    ['a reference to a surrogate', '<a>&#xD800;</a>'],
    ['a reference to U+FFFF', '<a>&#xFFFF;</a>'],
    ['a reference past Unicode', '<a>&#x110000;</a>'],
    ['a reference of many digits', `<a>&#${repeat('9', 400)};</a>`],
    ['two byte order marks', '\ufeff\ufeff<a/>'],
    ['UTF-16 read as UTF-8', '<\0a\0/\0>\0'],
  ])('is refused: %s', (_, text) => {
    const error = refusal(text);
    expect(error?.code).toBe('XML_MALFORMED');
    expect(error?.message).toMatch(/^object\.xml:\d+:\d+ /);
  });

  it('is refused with the line and column of the fault', () => {
    const error = refusal('<a>\r\n  <b>\r\n    <c x="1" x="2"/>\r\n  </b>\r\n</a>');
    expect(error?.details).toMatchObject({ where: 'object.xml', line: 3 });
    expect(error?.message).toMatch(/^object\.xml:3:\d+ duplicate attribute: x/);
  });

  it('is refused with a message that fits a line, however long its names are', () => {
    const name = repeat('x', 250);
    expect(refusal(`<a ${name}="1" ${name}="2"/>`)?.message.length).toBeLessThan(300);
  });
});

describe('names of JavaScript', () => {
  it('are names like all others, and change no object', () => {
    const text =
      '<__proto__ __proto__="1" constructor="2" xmlns:__proto__="u" __proto__:polluted="3"><toString hasOwnProperty="4"/></__proto__>';
    const [root, child] = tags(text);
    expect([...(root?.attributes ?? [])]).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
      ['xmlns:__proto__', 'u'],
      ['__proto__:polluted', '3'],
    ]);
    expect([child?.name, child?.attributes.get('hasOwnProperty')]).toEqual(['toString', '4']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('what is told', () => {
  it('has the places of every tag in the text, in UTF-16 units', () => {
    const text =
      '\ufeff<?xml version="1.0" encoding="utf-16"?>\r\n<a x="\u{1f600}" >\u{1f600}\r\n<!-- <b> --><b/><c y=">"\r\n>v</c >\r\n</a>\r\n';
    const opened: [string, string][] = [];
    const closed: [string, string, string][] = [];
    const starts: number[] = [];
    readXml(text, 'object.xml', {
      open: (tag) => {
        starts.push(tag.contentStart);
        opened.push([tag.name, text.slice(tag.start, tag.contentStart)]);
      },
      close: (name, contentEnd, end) => {
        const start = starts.pop() ?? 0;
        closed.push([name, text.slice(start, contentEnd), text.slice(contentEnd, end)]);
      },
    });
    expect(opened).toEqual([
      ['a', '<a x="\u{1f600}" >'],
      ['b', '<b/>'],
      ['c', '<c y=">"\r\n>'],
    ]);
    expect(closed).toEqual([
      ['b', '', ''],
      ['c', 'v', '</c >'],
      ['a', '\u{1f600}\r\n<!-- <b> --><b/><c y=">"\r\n>v</c >\r\n', '</a>'],
    ]);
  });

  it('tells an element that closes itself from an empty one', () => {
    expect(tags('<a><b/><b></b></a>').map((tag) => tag.selfClosing)).toEqual([false, true, false]);
  });

  it('has attributes in their order, with references decoded and line ends as a space', () => {
    const [tag] = tags('<a z="1" b="&lt;&#65;&#x1F600;&#13;&amp;amp;" y="a\r\nb\tc" A=\'"\'/>');
    expect([...(tag?.attributes ?? [])]).toEqual([
      ['z', '1'],
      ['b', '<A\u{1f600}\r&amp;'],
      ['y', 'a b c'],
      ['A', '"'],
    ]);
  });

  it('has the namespace of each element, so that a prefix cannot pose as another element', () => {
    const found = tags(
      '<INSTANCE xmlns:h="u"><h:PROPERTY/><PROPERTY xmlns="v"><VALUE/></PROPERTY><PROPERTY/></INSTANCE>',
    );
    expect(found.map(({ name, namespace }) => `${name} ${namespace}`)).toEqual([
      'INSTANCE ',
      'h:PROPERTY u',
      'PROPERTY v',
      'VALUE v',
      'PROPERTY ',
    ]);
  });
});

import { consoleLayout, setObjects, setText, setTexts, type Instance, type Property } from '@tsferry/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleExports, sampleParts, samplesTitle } from '../testing/sample-exports.js';
import { decodeInstance } from './decode-instance.js';
import { encodeInstance } from './encode-instance.js';

const where = 'SMS_Package/LAB00001/object.xml';
const decode = (text: string) => decodeInstance(Buffer.from(text), where);
const encode = (instance: Instance) => Buffer.from(encodeInstance(instance)).toString();
const stored = (instance: Instance): Instance => JSON.parse(JSON.stringify(instance)) as Instance;

const lines = (...rows: string[]) => rows.join('\r\n');
const object = lines(
  '<INSTANCE CLASSNAME="SMS_Package">',
  '  <QUALIFIER NAME="dynamic" PROPAGATED="true" TYPE="boolean">',
  '    <VALUE>TRUE</VALUE>',
  '  </QUALIFIER>',
  '  <PROPERTY NAME="Name" CLASSORIGIN="SMS_PackageBaseclass" TYPE="string">',
  '    <QUALIFIER NAME="CIMTYPE" PROPAGATED="true" TYPE="string" TOINSTANCE="true">',
  '      <VALUE>string</VALUE>',
  '    </QUALIFIER>',
  '    <VALUE><![CDATA[Tools & drivers]]></VALUE>',
  '  </PROPERTY>',
  '  <PROPERTY NAME="Version" TYPE="string"></PROPERTY>',
  '  <PROPERTY NAME="PackageSize" TYPE="uint32">',
  '    <VALUE>12</VALUE>',
  '  </PROPERTY>',
  '  <PROPERTY.ARRAY NAME="Icon" TYPE="uint8">',
  '    <VALUE.ARRAY>',
  '      <VALUE>0</VALUE>',
  '      <VALUE>255</VALUE>',
  '    </VALUE.ARRAY>',
  '  </PROPERTY.ARRAY>',
  '  <PROPERTY.ARRAY NAME="ISVData" TYPE="uint8">',
  '    <VALUE.ARRAY></VALUE.ARRAY>',
  '  </PROPERTY.ARRAY>',
  '  <PROPERTY.OBJECTARRAY NAME="RefreshSchedule" REFERENCECLASS="SMS_ScheduleToken">',
  '    <VALUE.OBJECTARRAY>',
  '      <VALUE.OBJECT>',
  '        <INSTANCE CLASSNAME="SMS_ST_RecurInterval">',
  '          <PROPERTY NAME="DaySpan" TYPE="uint32">',
  '            <VALUE>1</VALUE>',
  '          </PROPERTY>',
  '        </INSTANCE>',
  '      </VALUE.OBJECT>',
  '    </VALUE.OBJECTARRAY>',
  '  </PROPERTY.OBJECTARRAY>',
  '</INSTANCE>',
);

/** Where two texts differ, as the lines of each that the other has not at its place from either end. */
function difference(before: string, after: string): { gone: string; come: string } {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { gone: before.slice(start, before.length - end), come: after.slice(start, after.length - end) };
}

describe('object.xml', () => {
  it('reads a property bag without any markup in it, and writes the same bytes', () => {
    const instance = decode(object);
    expect(JSON.stringify(instance)).not.toMatch(/markup|lexical|wrapper|"list"/);
    expect(instance.layout).toEqual(consoleLayout);
    expect(instance.properties.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      'scalar Name',
      'scalar Version',
      'scalar PackageSize',
      'array Icon',
      'array ISVData',
      'objects RefreshSchedule',
    ]);
    expect(instance.properties[1]).toMatchObject({ value: null });
    expect(instance.properties[4]).toMatchObject({ values: [] });
    expect(encode(stored(instance))).toBe(object);
  });

  const variants: Record<string, string> = {
    'on a single line': object.replace(/\r\n */g, ''),
    'with line feeds only': object.replace(/\r\n/g, '\n'),
    'with a byte order mark': `\uFEFF${object}`,
    'with a declaration, a comment and a last line end': `<?xml version="1.0" encoding="utf-8"?>\r\n<!-- mine -->${object}\r\n`,
    'with entities instead of CDATA': object.replace('<![CDATA[Tools & drivers]]>', 'Tools &amp; drivers'),
    'with numeric references': object.replace('<![CDATA[Tools & drivers]]>', 'Tools&#x20;&#38;&#xD;&#xA;drivers'),
    'with CDATA in pieces': object.replace('Tools & drivers', 'Tools ]]><![CDATA[& drivers'),
    'with CDATA where none is needed': object.replace('<VALUE>12<', '<VALUE><![CDATA[12]]><'),
    'with elements that close themselves': object
      .replace('<PROPERTY NAME="Version" TYPE="string"></PROPERTY>', '<PROPERTY NAME="Version" TYPE="string" />')
      .replace('<VALUE.ARRAY></VALUE.ARRAY>', '<VALUE.ARRAY/>')
      .replace('<VALUE>string</VALUE>', '<VALUE/>'),
    'with a NULL property on two lines': object.replace('"string"></PROPERTY>', '"string">\r\n  </PROPERTY>'),
    'with four spaces a level': object.replace(/^ +/gm, '$&$&'),
    'with tabs and blank lines': object.replace(/^ +/gm, '\t').replace(/<\/PROPERTY>/g, '</PROPERTY>\r\n'),
    'with single quotes and spaces in tags': object
      .replace(/TYPE="string"/g, "TYPE = 'string' ")
      .replace(/<\/VALUE>/g, '</VALUE >'),
    'with comments and instructions': object.replace(/<VALUE/g, '<!-- <VALUE> --><?x y?><VALUE'),
    'with attributes nobody knows': object
      .replace('NAME="Version"', 'h:x="1" NAME="Version" Z="&lt;&#xA;&quot;&gt;"')
      .replace('CLASSNAME', 'xmlns:h="urn:h" CLASSNAME'),
    'with mixed line ends': object.replace(/\r\n/g, (end, at: number) => (at % 2 ? end : '\n')),
    'with an array qualifier': object.replace(
      '    <VALUE>TRUE</VALUE>',
      '    <VALUE.ARRAY>\r\n      <VALUE>TRUE</VALUE>\r\n    </VALUE.ARRAY>',
    ),
    'with markup as text': object.replace('Tools & drivers', ']]]]><![CDATA[><h1>&amp;lt;</h1>'),
    'with no property': '<INSTANCE CLASSNAME="SMS_Package"></INSTANCE>',
    'with an empty element for an object': '<INSTANCE CLASSNAME="SMS_Package"/>',
    'with PROPERTY.OBJECT':
      '<INSTANCE CLASSNAME="A"><PROPERTY.OBJECT NAME="B" TYPE="object"><VALUE.OBJECT><INSTANCE CLASSNAME="C"/></VALUE.OBJECT></PROPERTY.OBJECT></INSTANCE>',
  };
  for (const [title, text] of Object.entries(variants)) {
    it(`writes an object ${title} as it was, also after it was stored`, () => {
      expect(encode(stored(decode(text)))).toBe(text);
    });
  }

  it('writes UTF-16LE with its byte order mark as it was', () => {
    const bytes = Buffer.from(`\uFEFF<?xml version="1.0" encoding="utf-16"?>${object}`, 'utf16le');
    const instance = stored(decodeInstance(bytes, where));
    expect(Buffer.from(encodeInstance(instance)).equals(bytes)).toBe(true);
  });

  it('keeps every value to the character', () => {
    const values = [
      '00012',
      '1e3',
      ' padded\t',
      '123456789012345678901234',
      'a\r\nb',
      'a\rb',
      '\u0085\u2028\u202E',
      '__proto__',
      '\u{1F600}',
    ];
    for (const value of values) {
      const instance = decode(encode(setText(decode(object), 'Name', value)));
      expect(instance.properties[0]).toMatchObject({ value: { text: value } });
    }
  });

  it('keeps properties with names of an object prototype as data', () => {
    const text = object
      .replace('NAME="Version"', 'NAME="__proto__"')
      .replace('NAME="PackageSize"', 'NAME="constructor"');
    expect(encode(stored(decode(text)))).toBe(text);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('writes markup as CDATA, split where the text would end it', () => {
    const changed = setText(decode(object), 'Version', 'a ]]> b');
    expect(encode(changed)).toContain('    <VALUE><![CDATA[a ]]]]><![CDATA[> b]]></VALUE>');
  });

  it('forgets how a value was spelled once the text is another', () => {
    const instance = decode(object.replace('<![CDATA[Tools & drivers]]>', 'P&#64;ssw0rd'));
    const [name, ...rest] = instance.properties;
    const blanked = { ...name, value: { ...(name as { value: object }).value, text: '' } } as Property;
    expect(encode({ ...instance, properties: [blanked, ...rest] })).not.toContain('ssw0rd');
  });

  it('opens an element that closed itself when it gets a value', () => {
    const closed = object
      .replace('TYPE="string"></PROPERTY>', "TYPE='string' />")
      .replace('<VALUE.ARRAY></VALUE.ARRAY>', '<VALUE.ARRAY />');
    const changed = encode(setTexts(setText(decode(closed), 'Version', '2'), 'ISVData', ['7']));
    expect(changed).toContain(lines("TYPE='string'>", '    <VALUE>2</VALUE>', '  </PROPERTY>'));
    expect(changed).toContain(lines('<VALUE.ARRAY>', '      <VALUE>7</VALUE>', '    </VALUE.ARRAY>'));
  });

  it('changes the bytes of a changed property only', () => {
    const instance = decode(object);
    expect(difference(object, encode(setText(instance, 'Name', 'Tools')))).toEqual({
      gone: '<![CDATA[Tools & drivers]]>',
      come: 'Tools',
    });
    expect(difference(object, encode(setText(instance, 'PackageSize', '132')))).toEqual({ gone: '', come: '3' });
    expect(difference(object, encode(setObjects(instance, 'RefreshSchedule', [])))).toMatchObject({ come: '' });
  });

  it('refuses to write a character that XML cannot carry, and names the property', () => {
    for (const text of ['\0', '\x1b[31m', '\uD800', '\uFFFF']) {
      expect(() => encode(setText(decode(object), 'Name', text))).toThrow(
        expect.objectContaining({ code: 'SCHEMA', message: expect.stringContaining('SMS_Package.Name') as string }),
      );
    }
  });

  it('survives any white space, comment and quoting that a hand or a tool may put in', () => {
    const noise = fc.constantFrom('', ' ', '\r\n', '\n\t', '<!-- a > b -->', '<?pi <a/> ?>', '\r\n      ');
    fc.assert(
      fc.property(
        fc.array(noise, { minLength: 1, maxLength: 40 }),
        fc.boolean(),
        fc.boolean(),
        (noises, quotes, oneLine) => {
          let at = 0;
          const plain = oneLine ? object.replace(/\r\n */g, '') : object;
          const noisy = plain.replace(/<(?!!|\/VALUE>)/g, (open) => (noises[at++ % noises.length] ?? '') + open);
          const text = quotes ? noisy.replace(/NAME="(\w+)"/g, "NAME='$1'") : noisy;
          const document = text.replace(/(<VALUE>[^<]*)<\?pi <a\/> \?>/g, '$1');
          expect(encode(stored(decode(document)))).toBe(document);
        },
      ),
      { numRuns: 300 },
    );
  });

  const property = (type: string, value: string) =>
    `<INSTANCE CLASSNAME="A"><PROPERTY NAME="Size" TYPE="${type}"><VALUE>${value}</VALUE></PROPERTY></INSTANCE>`;
  const wrong: [type: string, value: string][] = [
    ...['12abc', '-1', '1'.padEnd(21, '0'), '1.5', '', ' 1', '4294967296', '0x1F'].map(
      (value) => ['uint32', value] as [string, string],
    ),
    ['sint32', '2147483648'],
    ['sint32', '--1'],
    ['uint64', '18446744073709551616'],
    ['uint8', '256'],
    ['boolean', 'YES'],
    ['boolean', ''],
    ['datetime', '2019-05-09'],
    ['datetime', '20190509142420.000000'],
  ];
  for (const [type, value] of wrong) {
    it(`refuses "${value}" as ${type} and names the property`, () => {
      expect(() => decode(property(type, value))).toThrow(
        expect.objectContaining({ code: 'SCHEMA', details: { where, property: 'Size', type } }),
      );
    });
  }

  it('takes every form of a value that WMI writes', () => {
    const right: [string, string][] = [
      ['uint32', '4294967295'],
      ['uint32', '00012'],
      ['sint32', '-2147483648'],
      ['uint64', '18446744073709551615'],
      ['boolean', 'False'],
      ['datetime', '20190509142420.000000+000'],
      ['datetime', '20190509142420.000000+***'],
      ['datetime', '00000001000000.000000:000'],
      ['string', ''],
      ['somethingelse', 'x'],
    ];
    for (const [type, value] of right) expect(encode(decode(property(type, value)))).toBe(property(type, value));
  });

  const refused: Record<string, [text: string, code: string]> = {
    'with another root': ['<CLASS NAME="A"/>', 'SCHEMA'],
    'that is HTML': ['<html><body/></html>', 'SCHEMA'],
    'whose root is in a namespace': ['<INSTANCE xmlns="urn:x" CLASSNAME="A"/>', 'SCHEMA'],
    'with a property of another namespace': [
      '<INSTANCE xmlns:h="urn:x" CLASSNAME="A"><h:PROPERTY NAME="PackageID"/></INSTANCE>',
      'SCHEMA',
    ],
    'with a prefix that is not bound': ['<INSTANCE CLASSNAME="A"><h:PROPERTY NAME="B"/></INSTANCE>', 'XML_MALFORMED'],
    'with an unknown element': [
      '<INSTANCE CLASSNAME="A"><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="x"/></INSTANCE>',
      'SCHEMA',
    ],
    'with a misplaced element': ['<INSTANCE CLASSNAME="A"><VALUE>1</VALUE></INSTANCE>', 'SCHEMA'],
    'with two values': ['<INSTANCE CLASSNAME="A"><PROPERTY NAME="B"><VALUE/><VALUE/></PROPERTY></INSTANCE>', 'SCHEMA'],
    'with two values in a qualifier': [
      '<INSTANCE CLASSNAME="A"><QUALIFIER NAME="B"><VALUE/><VALUE/></QUALIFIER></INSTANCE>',
      'SCHEMA',
    ],
    'with a qualifier behind a property': [
      '<INSTANCE CLASSNAME="A"><PROPERTY NAME="B"/><QUALIFIER NAME="C"/></INSTANCE>',
      'SCHEMA',
    ],
    'with a property twice, ignoring case': [
      '<INSTANCE CLASSNAME="A"><PROPERTY NAME="PackageID"/><PROPERTY NAME="PACKAGEID"/></INSTANCE>',
      'SCHEMA',
    ],
    'without a class name': ['<INSTANCE/>', 'SCHEMA'],
    'with a property without a name': ['<INSTANCE CLASSNAME="A"><PROPERTY/></INSTANCE>', 'SCHEMA'],
    'with text between elements': ['<INSTANCE CLASSNAME="A">x<PROPERTY NAME="B"/></INSTANCE>', 'SCHEMA'],
    'with CDATA between elements': ['<INSTANCE CLASSNAME="A"><![CDATA[x]]></INSTANCE>', 'SCHEMA'],
    'with an element in a value': [
      '<INSTANCE CLASSNAME="A"><PROPERTY NAME="B"><VALUE>a<b/></VALUE></PROPERTY></INSTANCE>',
      'SCHEMA',
    ],
    'with __proto__ as an element': ['<INSTANCE CLASSNAME="A"><__proto__/></INSTANCE>', 'SCHEMA'],
    'with two objects in one VALUE.OBJECT': [
      '<INSTANCE CLASSNAME="A"><PROPERTY.OBJECT NAME="B"><VALUE.OBJECT><INSTANCE CLASSNAME="C"/><INSTANCE CLASSNAME="C"/></VALUE.OBJECT></PROPERTY.OBJECT></INSTANCE>',
      'SCHEMA',
    ],
    'with two roots': ['<INSTANCE CLASSNAME="A"/><INSTANCE CLASSNAME="A"/>', 'XML_MALFORMED'],
    'that is cut': [object.slice(0, 500), 'XML_MALFORMED'],
    'that is empty': ['', 'XML_MALFORMED'],
    'with a document type': ['<!DOCTYPE x><INSTANCE CLASSNAME="A"/>', 'XML_DTD'],
  };
  for (const [title, [text, code]] of Object.entries(refused)) {
    it(`refuses an object ${title}`, () => {
      expect(() => decode(text)).toThrow(expect.objectContaining({ code }));
    });
  }

  it('reads and writes 140,000 one-byte values and a sequence of 3.6 MB', () => {
    const bytes = Array.from({ length: 140_000 }, (_, at) => `      <VALUE>${at % 256}</VALUE>`);
    const text = object
      .replace('      <VALUE>0</VALUE>', () => bytes.join('\r\n'))
      .replace('Tools & drivers', () => `<sequence>${'<step a="b">&gt;</step>\r\n'.repeat(145_000)}</sequence>`);
    const instance = decode(text);
    const written = encode(instance);
    expect(written === text).toBe(true);
  });
});

const samples = sampleExports();
describe.skipIf(samples.length === 0)(samplesTitle, () => {
  it('hold no object.xml that is written in other bytes than it was read from', async () => {
    let count = 0;
    for (const path of samples) {
      for (const [name, bytes] of await sampleParts(path)) {
        if (!name.endsWith('/object.xml')) continue;
        const instance = decodeInstance(bytes, name);
        expect(Buffer.from(encodeInstance(instance)).equals(bytes), `${path} ${name}`).toBe(true);
        expect(Buffer.from(encodeInstance(stored(instance))).equals(bytes), `${path} ${name}`).toBe(true);
        expect(JSON.stringify(instance)).not.toMatch(/"(?:markup|lexical|wrapper|list)":/);
        count++;
      }
    }
    expect(count).toBeGreaterThanOrEqual(52);
  });

  it('differ in a changed property only', async () => {
    for (const path of samples) {
      for (const [name, bytes] of await sampleParts(path)) {
        if (!name.endsWith('/object.xml')) continue;
        const text = Buffer.from(bytes).toString();
        const instance = decodeInstance(bytes, name);
        for (const property of instance.properties) {
          const changed =
            property.kind === 'scalar'
              ? setText(instance, property.name, property.value === null ? 'new & <old>' : null)
              : property.kind === 'array'
                ? setTexts(instance, property.name, property.values === null ? ['1', ''] : null)
                : setObjects(instance, property.name, property.kind === 'objects' && property.objects ? null : []);
          const after = Buffer.from(encodeInstance(changed)).toString();
          const open = text.search(new RegExp(`\r\n {2}<PROPERTY[.A-Z]* NAME="${property.name}" `));
          const end = text.indexOf('\r\n  <PROPERTY', open + 1);
          const rest = end < 0 ? '\r\n</INSTANCE>' : text.slice(end);
          expect(
            after !== text && after.startsWith(text.slice(0, open)) && after.endsWith(rest),
            `${path} ${name} ${property.name}`,
          ).toBe(true);
        }
      }
    }
  });
});

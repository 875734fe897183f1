import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../error.js';
import { getText } from '../instance/properties.js';
import { buildSdmPackage, buildTaskSequence, installPackage, setVariable } from '../testing/index.js';
import { checkXml } from './check-xml.js';
import { createXmlBudget, spend, xmlLimits, type XmlBudget } from './limits.js';
import { readXml } from './read-xml.js';
import type { XmlHandler } from './xml-handler.js';
import { scanXml } from './scan-xml.js';

const limits = { ...xmlLimits, depth: 6, attributes: 4, elements: 40, nameLength: 8, valueLength: 12 };

type Read = (text: string, handler: XmlHandler, budget: XmlBudget) => void;
const scanned: Read = (text, handler, budget) => readXml(text, 'object.xml', handler, budget);
const checked: Read = (text, handler, budget) => {
  spend(budget, 'characters', text.length, 'object.xml');
  checkXml(text, 'object.xml', handler, budget, { opened: 0, closed: 0 });
};

/** Everything that can be told of a document: the events, the error, and what is left of the budget. */
function told(read: Read, text: string, ofLimits = limits): unknown {
  const events: unknown[] = [];
  const budget = createXmlBudget(ofLimits);
  const handler: XmlHandler = {
    open: ({ attributes, ...tag }) => events.push({ ...tag, attributes: [...attributes] }),
    close: (...place) => events.push(place),
  };
  try {
    read(text, handler, budget);
    return { events, elements: budget.elements, characters: budget.characters };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { events, error: [error.code, error.message, error.details], elements: budget.elements };
  }
}

const sequence =
  getText(
    buildTaskSequence('LAB00001', 'Deploy', [
      installPackage('Install <A> & "B"', 'LAB00002', 'Install'),
      setVariable('Name', 'OSDComputerName', "it's\r\n<ok>"),
    ]).instance,
    'Sequence',
  ) ?? '';
const application = buildSdmPackage({
  scope: 'ScopeId_0BE0C400-0000-4000-8000-000000000001',
  logicalName: 'Application_1',
  name: 'One',
  deploymentTypes: [{ logicalName: 'DeploymentType_1', dependsOn: ['ScopeId_1/Application_2'] }],
});
const sideFile =
  '<ArrayOfString xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="u"><string xsi:nil="true" />\r\n<!-- c --><string>&lt;a&#xD;&#10;</string><![CDATA[ ]]></ArrayOfString>\r\n';
const documents = [sequence, application, sideFile];

// Pieces that go wrong in many ways when they stand side by side.
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('<a>', '</a>', '<b x="1">', '</b>', '<c/>', 'text', ' ', '\r\n') },
  fc.constantFrom('<p:a xmlns:p="u">', '</p:a>', '<p:b/>', '<a xmlns="v">', '<a xmlns="">', '<a xmlns:p=""/>'),
  fc.constantFrom(
    '<a p:x="1"/>',
    '<a p:x="1" q:x="2"/>',
    '<a xmlns:q="u">',
    '<xml:a/>',
    '<xmlns:a/>',
    '<a:b:c/>',
    '<a:/>',
  ),
  fc.constantFrom(
    '<a xml:space="preserve">',
    '<a xmlns:xml="u"/>',
    '<a xmlns:xmlns="u"/>',
    '<:a/>',
    '<1/>',
    '<é/>',
    '<aé/>',
  ),
  fc.constantFrom(
    '<a x="1" x="2"/>',
    '<a x=1/>',
    '<a x/>',
    '<a x = "1" >',
    "<a\tx='\"'/>",
    '<a x="1"y="2"/>',
    '<a / >',
  ),
  fc.constantFrom(
    '<a x="&lt;&#65;"/>',
    '<a x="\r\n\t "/>',
    '<a x="<"/>',
    '<a x="&x;"/>',
    '<a x="a>b"/>',
    '<a x="]]>"/>',
  ),
  fc.constantFrom(
    '&lt;',
    '&#x41;',
    '&#X41;',
    '&#0;',
    '&#x110000;',
    '&#55296;',
    '&nbsp;',
    '&',
    ';',
    ']]>',
    ']]',
    '>',
    '<',
  ),
  fc.constantFrom(
    '<!-- c -->',
    '<!-->',
    '<!--->',
    '<!-- -- -->',
    '<![CDATA[<a>]]>',
    '<![CDATA[',
    '<!x>',
    '<!DOCTYPE a>',
  ),
  fc.constantFrom('<?p q?>', '<?xml version="1.0"?>', '<?xml version="1.1"?>', "<?xml version='1.0' ?>", '<?p?>', '<?'),
  fc.constantFrom(
    '\0',
    '\x1b',
    '\ufffe',
    '\ud83d\ude00',
    '\ud83d',
    '\ude00',
    '\ufeff',
    '\u00a0',
    '</a >',
    '</ a>',
    '</a',
    '/>',
  ),
  fc.constantFrom(
    '<a x="1" y="2" z="3" u="4"/>',
    '<a x="1" y="2" z="3" u="4" v="5"/>',
    '<abcdefghi/>',
    '<a abcdefghi="1"/>',
    '<a x="0123456789abc"/>',
  ),
);

describe('a scan', () => {
  it('tells what the checker alone tells of any document, and refuses what it refuses in its words', () => {
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    const rooted = text.map((inner) => `<a>${inner}</a>`);
    fc.assert(
      fc.property(fc.oneof(text, rooted), (document) => {
        expect(told(scanned, document)).toEqual(told(checked, document));
      }),
      { numRuns: 3000 },
    );
  });

  it('tells the same of a document of an export that was damaged anywhere', () => {
    const damage = fc.record({
      document: fc.constantFrom(...documents),
      changes: fc.array(
        fc.record({
          at: fc.nat(10_000),
          removed: fc.nat(3),
          added: fc.oneof(piece, fc.constantFrom('', '"', "'", '=', '/', '<', '>', '&', '-', ']', '!', '?', ':')),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    });
    fc.assert(
      fc.property(damage, ({ document, changes }) => {
        let text = document;
        for (const { at, removed, added } of changes) {
          const place = at % text.length;
          text = text.slice(0, place) + added + text.slice(place + removed);
        }
        expect(told(scanned, text, xmlLimits)).toEqual(told(checked, text, xmlLimits));
      }),
      { numRuns: 1000 },
    );
  });

  it('tells of whole documents as exports hold them, so that the checker has nothing left to do', () => {
    for (const document of documents) {
      expect(scanXml(document, {}, createXmlBudget()).whole).toBe(true);
      expect(told(scanned, document, xmlLimits)).toEqual(told(checked, document, xmlLimits));
    }
  });

  it('leaves what it has not told to the checker, which tells nothing twice', () => {
    const text = '<a><b/><c><?p?></c></a>';
    expect(scanXml(text, {}, createXmlBudget())).toEqual({ whole: false, opened: 3, closed: 1 });
    expect(told(scanned, text)).toEqual(told(checked, text));
  });

  it('passes on what the handler throws', () => {
    const handler: XmlHandler = {
      open: () => {
        throw new RangeError('mine');
      },
    };
    expect(() => readXml('<a/>', 'object.xml', handler)).toThrow(RangeError);
  });
});

import {
  getText,
  kindOf,
  leafText,
  readSequence,
  readXml,
  type Instance,
  type NestedDocument,
  type XmlBudget,
} from '@tsferry/domain';

type Check = (text: string, where: string, budget: XmlBudget) => void;

/** Well-formed, and so is every document that stands escaped in its text, as EnhancedDetectionMethod does. */
const checkDigest: Check = (text, where, budget) => {
  let start = 0;
  readXml(
    text,
    where,
    {
      open: (tag) => void (start = tag.contentStart),
      close(name, contentEnd) {
        // Only a leaf has its text between the tag that opened last and its own end.
        const value = contentEnd > start ? leafText(text.slice(start, contentEnd)) : '';
        start = text.length;
        if (/^\s*<(?:\?xml|!DOCTYPE)/i.test(value)) readXml(value.trimStart(), `${where} <${name}>`, {}, budget);
      },
    },
    budget,
  );
};

const checkPlain: Check = (text, where, budget) => readXml(text, where, {}, budget);
const checkSequence: Check = (text, where, budget) => void readSequence(text, where, budget);

const checks: Readonly<Record<NestedDocument['form'], Check>> = {
  steps: checkSequence,
  settings: checkDigest,
  plain: checkPlain,
};

/**
 * Checks the documents inside an object as strictly as the one around them, with the budget of that one.
 * Throws what `readXml` and `readSequence` throw; `where` is the name of the object's part.
 */
export function checkNestedDocuments(instance: Instance, where: string, budget: XmlBudget): void {
  for (const { property, form } of kindOf(instance.className).nestedDocuments) {
    const text = getText(instance, property) ?? '';
    if (text.trim() !== '') checks[form](text, `${where} ${property}`, budget);
  }
}

/** Checks those strings of a side file that are documents. Throws what `readXml` throws. */
export function checkNestedStrings(items: readonly string[], where: string, budget: XmlBudget): void {
  items.forEach((item, at) => {
    if (/^\s*</.test(item)) readXml(item, `${where} string ${at + 1}`, {}, budget);
  });
}

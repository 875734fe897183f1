import type { XmlBudget } from '../xml/limits.js';
import { readXml } from '../xml/read-xml.js';
import type { XmlTag } from '../xml/xml-handler.js';
import type { RuleVariable } from './sequence.js';

/** What an XML boolean may be. */
const isTrue: ReadonlySet<string> = new Set(['true', '1']);

/** The attribute of that name, ignoring case. */
function attribute(tag: XmlTag, name: string): string | undefined {
  for (const [key, value] of tag.attributes) if (key.toLowerCase() === name) return value;
  return undefined;
}

/**
 * Reads the rules of a Set Dynamic Variables step: XML that stands escaped in the text of the sequence
 * (libs/domain/docs/task-sequences.md, "Rules of dynamic variables"). It is checked as strictly as the
 * document around it, with the same budget. Throws as `readXml` does.
 */
export function readRules(text: string, where: string, budget: XmlBudget): RuleVariable[] {
  const rules: RuleVariable[] = [];
  const open: XmlTag[] = [];
  readXml(
    text,
    where,
    {
      open: (tag) => void open.push(tag),
      close: (name, contentEnd) => {
        const tag = open.pop();
        const secret = tag && attribute(tag, 'issecret');
        // Those of a condition (`<variable name="Operator">`) come along: no secret has such a name.
        if (!tag || (secret === undefined && name.toLowerCase() !== 'variable')) return;
        rules.push({
          name: attribute(tag, 'name') ?? '',
          secret: isTrue.has(secret?.trim().toLowerCase() ?? ''),
          span: { start: tag.contentStart, end: tag.selfClosing ? tag.contentStart : contentEnd },
        });
      },
    },
    budget,
  );
  return rules;
}

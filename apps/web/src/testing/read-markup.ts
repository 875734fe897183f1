import { SaxesParser } from 'saxes';

/**
 * What a browser would make of the markup: every element with the names of its attributes, in order; the text but for
 * that of fields; where links and forms lead.
 */
export type Markup = { readonly elements: string[]; readonly text: string; readonly addresses: string[] };

/** Reads what a view renders. JSX closes every element and quotes every attribute, so a strict parser can. */
export function readMarkup(html: string): Markup {
  const parser = new SaxesParser({ fragment: true });
  const elements: string[] = [];
  const addresses: string[] = [];
  let field = false;
  let text = '';
  parser.on('opentag', ({ name, attributes }) => {
    elements.push([name, ...Object.keys(attributes)].join(' '));
    field = name === 'textarea';
    for (const at of ['href', 'src', 'action']) if (at in attributes) addresses.push(String(attributes[at]));
  });
  parser.on('text', (part) => (text += field ? '' : part));
  parser.on('closetag', () => (field = false));
  parser.on('cdata', () => elements.push('CDATA'));
  parser.on('comment', () => elements.push('COMMENT'));
  parser.on('error', (error) => {
    throw error;
  });
  // What XML does not allow and HTML does, in values of fields: as browsers do with NUL.
  parser.write(html.replace(/^<!doctype html>/, '').replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '\uFFFD')).close();
  return { elements, text, addresses };
}

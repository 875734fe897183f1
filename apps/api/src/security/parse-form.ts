import { AppError } from '@tsferry/domain/error';

/** Two for each missing reference of the largest archive, one for each root; and those of the rows that are shown. */
const maxFields = 25_000;

const plus = 0x2b;
const space = 0x20;

/** Refuses a form with more fields than any form of the page has. Throws USAGE. */
export function checkForm(text: string): void {
  let fields = 1;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    if (++fields > maxFields) throw wrong(`It has more than ${maxFields} fields.`);
  }
}

/**
 * The fields of a form. `URLSearchParams` itself takes a second for two megabytes of plus signs. Throws USAGE for text
 * that is not percent-encoded UTF-8.
 */
export function parseForm(text: string): URLSearchParams {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === plus) bytes[at] = space;
  const fields = new URLSearchParams();
  for (const field of bytes.toString().split('&')) {
    if (field === '') continue;
    const at = field.indexOf('=');
    if (at < 0) fields.append(decode(field), '');
    else fields.append(decode(field.slice(0, at)), decode(field.slice(at + 1)));
  }
  return fields;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw wrong('It is not percent-encoded UTF-8.');
  }
}

function wrong(what: string): AppError {
  return new AppError('USAGE', `The form is refused. ${what}`, { hint: 'Send it as a browser does.' });
}

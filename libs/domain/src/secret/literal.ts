/** Tells values from references to values, placeholders and settings: `%OSDVar%`, `$pw`, `<password>`, `true`. */

/** How the value was quoted where it stood: '' for not at all. */
export type Quote = '' | '"' | "'";

const reference: readonly RegExp[] = [
  /%[A-Za-z_][^%\s]*%/, // %OSDVar%, also inside a text
  /^%(?:[0-9*]|~)/, // %1 of a batch file
  /^!\w+!$/, // !VAR! with delayed expansion
  /^<[^>]*>?[\])]*$/,
  /^\[[^\]]*\]$/,
  /^\{[^}]*\}$/,
  /\$[({]/,
];
const variable = /^\$[A-Za-z_?][\w:]*(?:$|[.[(,;) ])/;
const expression = /^[@(&]|^[\w.]+\(|^(?:Get|Read|Import|New|Invoke|Unprotect)-[A-Z]/;

const stopWords = new Set(
  (
    'true false yes no on off none null nothing empty blank n/a na enabled disabled enable disable required optional ' +
    'default auto automatic random prompt ask unknown unset set notset strict complex tbd todo value string ' +
    'password passwort kennwort passwd secret token key pin username user admin administrator numeric alphanumeric'
  ).split(' '),
);
/** Who fills in such a text says so in words: with a digit it may well be a password. */
const placeholder =
  /^(?:[*.?_x•-]+|(?:your|enter|insert|type|some|my)[\s_-]?[^0-9]*(?:password|here|value|token|key)[^0-9]*|[^0-9]*[\s_-]?here|#+|redacted)$/i;
/** `-Password "BIOSPassword"` of a help text: the name of a value, not a value. */
const nameOfSecret = /^[A-Za-z]*(?:password|passphrase|passwort|kennwort|pwd|secret|token)$/i;
/** The name of a task sequence variable. */
const sequenceVariable = /^(?:_SMS|OSD|_OSD|SMSTS)[A-Za-z]+$/;
const file =
  /^(?:[A-Za-z]:[\\/]|\\\\|\.{1,2}[\\/]|HK(?:LM|CU|EY)[\w:]*\\)|^[^\s"']*\.(?:bin|txt|xml|ini|cfg|ps1|psm1|vbs|wsf|cmd|bat|exe|msi|msp|mst|log|csv|json|dat|key|cer|crt|pfx|pem|reg|cab|zip|dll|html?|hta)$/i;
const link = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Whether a text can be a value at all: not empty, no reference, placeholder, file or link. */
export function isLiteral(value: string, quote: Quote = ''): boolean {
  const text = value.trim();
  if (text === '' || text.length > 4096) return false;
  if (reference.some((form) => form.test(text)) || placeholder.test(text)) return false;
  if (quote !== "'" && variable.test(text)) return false;
  if (quote === '' && expression.test(text)) return false;
  return !file.test(text) && !link.test(text);
}

/** Whether a literal can be a password: no switch, no plain setting, no small number. */
export function isPasswordValue(value: string, quote: Quote = ''): boolean {
  const text = value.trim();
  if (!isLiteral(text, quote) || stopWords.has(text.toLowerCase()) || nameOfSecret.test(text)) return false;
  if (sequenceVariable.test(text)) return false;
  if (/^(?:0x[0-9a-f]+|[0-9]{1,3}|[0-9]+\.[0-9.]+)$/i.test(text)) return false;
  return text.length >= 3 && text.split(/\s+/, 5).length < 5;
}

/** Whether a text is the name of a secret, as `OSDJoinPassword`, and so hardly a secret. */
export function isNameOfSecret(value: string): boolean {
  return nameOfSecret.test(value.trim());
}

/** Whether a word of prose is more likely a password than a word: letters with a digit, or with a sign inside. */
export function isPasswordWord(word: string): boolean {
  if (word.length < 5 || !isPasswordValue(word) || !/\p{L}/u.test(word)) return false;
  if (/^v?[0-9]+(?:\.[0-9]+)*$/i.test(word) || /[\\/]/.test(word)) return false;
  return /[0-9]/.test(word) || /[!#$^&*~@+][\p{L}]/u.test(word);
}

const guid = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;

/** Whether a text can be a token or key: one word of at least 8 characters with letters and digits, no id or version. */
export function isTokenValue(value: string, quote: Quote = '', guids = true): boolean {
  const text = value.trim();
  if (!isLiteral(text, quote) || text.length < 8 || /[\s\\]/.test(text)) return false;
  if (guid.test(text)) return guids;
  if (/^[0-9a-f]{4}:[0-9a-f]{8}$/i.test(text) || /^[A-Z0-9]{3}[0-9A-F]{5}$/.test(text)) return false;
  return /[0-9]/.test(text) && /[A-Za-z]/.test(text);
}

/** Whether a text is a PIN: 4 to 20 digits, or an enhanced PIN of letters and digits. */
export function isPinValue(value: string): boolean {
  const text = value.trim();
  return (
    /^[0-9]{4,20}$/.test(text) || (/^[A-Za-z0-9]{6,20}$/.test(text) && /[0-9].*[0-9]/.test(text) && isTokenOrWord(text))
  );
}

/** Whether letters and digits are mixed as in no id: a PackageID or a version is none. */
function isTokenOrWord(text: string): boolean {
  return /[A-Za-z]/.test(text) && !/^[A-Z0-9]{3}[0-9A-F]{5}$/.test(text) && !/^0x/i.test(text);
}

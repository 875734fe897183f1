import { isPasswordValue, isPinValue, isTokenValue, type Quote } from './literal.js';

/** What a name promises of its value. */
export type SecretKind = 'password' | 'token' | 'key' | 'pin' | 'credential';

/** Words that say where, how long or whether there is a secret: the value is not the secret itself. */
const aspects = new Set(
  (
    'file files filename path paths folder dir directory bin length len min max age expires expired expiry expiration never policy ' +
    'required require requirements prompt prompts set exists exist status state count type mode url uri link name names id ids vault backup ' +
    'complexity history enabled disabled change changed changes changing hint label title text message msg reveal saving manager ' +
    'reset resets protection protector protectors timeout retries attempts attempt regex pattern format source server ' +
    'service provider location store question date time days check checked valid validation verified match matches ' +
    'column field attribute property properties user username encryption algorithm size settings option options page ' +
    'windows taskbar minimum maximum rotation escrow expire replication filter group index task tool script variable var'
  ).split(' '),
);
const strong =
  /passw|pwd|passphrase|passcode|kennwort|wachtwoord|contrase|motdepasse|secret(?!ar)|keymaterial|presharedkey|^smstsreserved$/;
const falseEnds =
  /(?:bypass|compass|trespass|surpass|firstpass|secondpass|multipass|monkey|hotkey|turkey|donkey|jockey|hockey|whiskey|registrykey|regkey|subkey|publickey|publickeytoken)$/;
const plainKeys =
  /(?:registry|reg|hot|sub|sort|primary|foreign|partition|public|host|uninstall|run|hklm|lookup|parent|cache|group)key$/;

/** Words of a name, lower case: `OSDJoinPassword` is osd, join, password. */
function nameWords(name: string): string[] {
  return name
    .slice(0, 128)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}

/** What a name of a variable, parameter or property promises of its value; null when nothing secret. */
export function classifyName(name: string): SecretKind | null {
  const words = nameWords(name);
  const last = words.at(-1) ?? '';
  const joined = words.join('');
  if (aspects.has(last)) return null;
  if (strong.test(joined))
    return /^(?:min|max|minimum|maximum|is|has|show|hide|disable)$/.test(words[0] ?? '') ? null : 'password';
  if (falseEnds.test(joined) || plainKeys.test(joined)) return null;
  if (/(?:pass|pw|psw|psk)$|^passe$/.test(last)) return 'password';
  if (/tokens?$/.test(last)) return 'token';
  if (/keys?$/.test(last)) return 'key';
  if (last === 'pin' || (/pin$/.test(last) && /PIN$/.test(name))) return 'pin';
  if (/^creds?$|^credentials?$/.test(last)) return 'credential';
  return null;
}

const keyOwners =
  /api|access|licen[cs]e|subscription|activation|customer|secret|private|product|account|encryption|wi-?fi|wlan|wpa|wep/i;

/** A key is long, or its name says what it opens. */
function isKeyValue(name: string, value: string, quote: Quote): boolean {
  const owned = keyOwners.test(name);
  return value.trim().length >= (owned ? 8 : 16) && isTokenValue(value, quote, owned);
}

/** Whether a value is what its name promises. */
export function fitsName(name: string, value: string, quote: Quote = ''): boolean {
  switch (classifyName(name)) {
    case 'password':
      return isPasswordValue(value, quote);
    case 'token':
      return isTokenValue(value, quote);
    case 'key':
      return isKeyValue(name, value, quote);
    case 'pin':
      return isPinValue(value);
    case 'credential':
      return value.includes(':') && isTokenValue(value, quote, false);
    case null:
      return false;
  }
}

import { describe, expect, it } from 'vitest';
import { encodeBase64Text } from '../text/base64-text.js';
import { findSuspects } from './detector.js';

const fill = (piece: string, size = 10_000_000): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

/** Texts that are slow for a detector that goes over them again and again. */
const asked: readonly string[] = ['net use ', '/user:', '/user: ', 'password=', 'net use Z: \\\\a\\b /user:x '];

/** Texts on which a rule that reads on from every hit, or a pattern that backtracks, never ends. */
const repeated: readonly string[] = [
  'net use Z: \\\\a\\b ',
  'net use "',
  'net      ',
  'pass',
  'password=%a%',
  '"password=',
  '-password ',
  '<password ',
  'eyJ',
  'a://b:',
  '-e AAAAAAAAAAAAAAAAAAAA ',
  '//AA',
  'NetworkCredential(',
  'SetBiosPassword("a,',
  '-----BEGIN PRIVATE KEY-----',
  '111111-',
  ' ',
  'AAAA\n',
  `${'A'.repeat(64)}\n`,
  '$pw = @"\n',
  'psexec -p',
  'SetBiosSetting("a,',
  'SetBiosSetting("a," + "',
  '<utf-16/>" + "',
  '<AccountData>AAAAAAAAAAAAAAAAAAAA',
  '<AccountData>          ',
  'ARAIAMzMzMAAAAAAAAAAAAAAAAAAAAAAAAAA\n',
  'pwd of x: ',
  'aws /',
  'pw = a-b-c-d-e-f-',
  'netsh wlan set key=',
];

describe('findSuspects', () => {
  it.each(asked)('comes to an end on 10 MB of %j', (piece) => {
    expect(Array.isArray(findSuspects(fill(piece), { where: 'test' }))).toBe(true);
  });

  it.each(repeated)('comes to an end on 1 MB of %j', (piece) => {
    expect(Array.isArray(findSuspects(fill(piece, 1_000_000), { where: 'test' }))).toBe(true);
  });

  it('reads 10 MB of base64, plain and as a script', () => {
    expect(findSuspects(`-e ${fill('A')}`, { where: 'test' })).toEqual([]);
    const script = encodeBase64Text({
      text: `${fill('# text ', 1_000_000)}\n$pw = "End!1234"`,
      encoding: 'utf-16le',
      bom: true,
    });
    const [found] = findSuspects(script, { where: 'test' });
    expect(found).toMatchObject({ start: 0, end: script.length, rule: 'named-value' });
  });

  it('joins overlapping finds and names the more exact rule', () => {
    const text = 'cmdkey /add:fs01 /user:svc /pass:Fs!01234';
    expect(findSuspects(text, { where: 'test' })).toEqual([{ rule: 'cmdkey', start: 33, end: text.length }]);
  });

  it('looks into a script inside a script', () => {
    const inner = encodeBase64Text({ text: 'net user a Inner!12 /add', encoding: 'utf-16le', bom: false });
    const outer = encodeBase64Text({ text: `powershell -enc ${inner}`, encoding: 'utf-16le', bom: true });
    const [found] = findSuspects(outer, { where: 'test', variableName: 'OSDRunPowerShellScriptSourceScript' });
    expect(found?.decoded?.decoded).toMatchObject({ rule: 'net-user', start: 11, end: 19 });
  });

  it('tells a value from a reference by its quotes', () => {
    const found = (text: string) => findSuspects(text, { where: 'test' }).length;
    expect(found('-Password $Pw1234')).toBe(0);
    expect(found('-Password "$Pw1234"')).toBe(0);
    expect(found("-Password '$Pw1234'")).toBe(1);
  });

  it.each([
    ['schtasks /query /s pc17 /u lab\\adm /p Rem0te!1', 'schtasks'],
    ['tasklist /s pc17 /u lab\\adm /p Rem0te!1', 'remote-query'],
    ['rasdial "Contoso VPN" svc Rem0te!1', 'rasdial'],
    ['Local user kiosk / P@ssw0rd1', 'well-known-password'],
  ])('finds %s by the rule %s', (text, rule) => {
    expect(findSuspects(text, { where: 'test' }).map((span) => span.rule)).toEqual([rule]);
  });

  it('takes settings about secrets for no secrets', () => {
    const settings = [
      'SecretStore=ContosoVault',
      'FirstPass=Complete',
      'BIOSPasswordMode=Strict1',
      'KeyDrive=C2345678',
    ];
    for (const setting of settings) {
      const [variableName = '', value = ''] = setting.split('=');
      expect(findSuspects(value, { where: 'test', variableName })).toEqual([]);
    }
  });
});

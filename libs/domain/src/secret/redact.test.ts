import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64Text, encodeBase64Text } from '../text/base64-text.js';
import { findSuspects } from './detector.js';
import { redactSuspects } from './redact.js';

const redact = (text: string, variableName?: string): string =>
  redactSuspects(text, findSuspects(text, variableName === undefined ? { where: 't' } : { where: 't', variableName }));

describe('redactSuspects', () => {
  it('replaces the value and keeps everything around it', () => {
    expect(redact('net use Z: \\\\fs01\\x "Winter 1!" /user:svc')).toBe('net use Z: \\\\fs01\\x "***" /user:svc');
    expect(redact('Hold-it', 'BIOSPassword')).toBe('***');
  });

  it('encodes a script again in the form it had', () => {
    for (const bom of [true, false]) {
      const script = 'Set-Bios -Password "Enc!123" # ü\r\n';
      const base64 = encodeBase64Text({ text: script, encoding: 'utf-16le', bom });
      const text = bom ? base64 : `powershell -EncodedCommand ${base64} -Verb RunAs`;
      const redacted = redact(text, bom ? 'OSDRunPowerShellScriptSourceScript' : undefined);
      const again = bom ? redacted : redacted.split(' ')[2]!;
      expect(decodeBase64Text(again)).toEqual({ text: script.replace('Enc!123', '***'), encoding: 'utf-16le', bom });
      expect(bom || redacted.endsWith(' -Verb RunAs')).toBe(true);
    }
  });

  it('redacts every find inside one script', () => {
    const base64 = encodeBase64Text({ text: '$pw = "One!1111"\n$pwd2 = "Two!2222"', encoding: 'utf-16le', bom: true });
    expect(decodeBase64Text(redact(base64, 'OSDRunPowerShellScriptSourceScript'))?.text).toBe(
      '$pw = "***"\n$pwd2 = "***"',
    );
  });

  it('finds exactly the value in every notation, and nothing after it was redacted', () => {
    const forms: readonly (readonly [string, string])[] = [
      ['net use Z: \\\\fs01\\x ', ' /user:svc'],
      ['psexec \\\\pc17 -u lab\\adm -p ', ' cmd'],
      ['schtasks /create /ru svc /rp "', '"'],
      ['cctk.exe --setuppwd=', ''],
      ['msiexec /i a.msi PASSWORD="', '" /qn'],
      ["run.ps1 -Password '", "' -Verbose"],
      ['$AdminPwd = "', '"\r\n'],
      ['Server=sql01;Uid=osd;Pwd=', ';Database=x'],
      ['https://svc:', '@web.contoso.test/'],
      ['the local password is ', ' until May'],
    ];
    const value = fc.stringMatching(/^[A-Za-z]{3}[A-Za-z0-9!#_-]{2,12}[0-9]$/);
    fc.assert(
      fc.property(fc.constantFrom(...forms), value, ([before, after], secret) => {
        const text = before + secret + after;
        expect(findSuspects(text, { where: 't' }).map(({ start, end }) => text.slice(start, end))).toEqual([secret]);
        expect(redact(text)).toBe(`${before}***${after}`);
        expect(findSuspects(redact(text), { where: 't' })).toEqual([]);
      }),
      { seed: 7, numRuns: 1000 },
    );
  });
});

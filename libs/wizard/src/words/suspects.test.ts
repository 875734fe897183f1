import { expect, it } from 'vitest';
import { suspectPlace, suspectText } from './suspects.js';

it('says in words what a suspected secret looks like', () => {
  expect(suspectText({ rule: 'lenovo-bios' })).toBe('BIOS password');
  expect(suspectText({ rule: 'net-use' })).toBe('password of net use');
});

it('says the line of a text that has several', () => {
  expect(suspectPlace({ where: 'action', line: 1 })).toBe('action');
  expect(suspectPlace({ where: 'SourceScript', line: 12 })).toBe('SourceScript, line 12');
});

import { AppError } from '@tsferry/domain/error';
import type { UseCases } from '@tsferry/engine';
import { describe, expect, it } from 'vitest';
import { driveScreen } from '../testing/screen-driver.js';
import { defineScreen, type AnyScreen, type Input, type Tools } from './screen.js';
import { createElement as h } from 'react';
import { Box, Text } from 'ink';
import { createText, reduceText, textIn, type TextField } from './text-field.js';
import { TextInput } from './TextInput.js';

const engine = {} as UseCases;

type State = { field: TextField; typing: boolean; sent: string[]; news: string };
type Effect = 'wait' | 'stop' | 'open' | 'close' | 'fail';

/** A screen with a field: Enter sends it and leaves the field, so that letters are keys. */
function fieldScreen(
  perform: (effect: Effect, tools: Tools<never>) => Promise<void> = async () => undefined,
): AnyScreen {
  const onIntent = (state: State, input: Extract<Input, { kind: 'intent' }>): [State, Effect[]?] => {
    const by: Partial<Record<typeof input.intent, Effect>> = {
      export: 'wait',
      cancel: 'stop',
      open: 'open',
      back: 'close',
      import: 'fail',
    };
    const effect = by[input.intent];
    if (effect) return [state, [effect]];
    if (input.intent === 'accept') {
      return [{ ...state, typing: false, sent: [...state.sent, textIn(state.field)], field: createText() }];
    }
    return [{ ...state, field: reduceText(state.field, input) }];
  };
  return defineScreen<State, never, Effect>({
    start: [{ field: createText(), typing: true, sent: [], news: '' }],
    reduce(state, event) {
      if (event.kind === 'text') return [{ ...state, field: reduceText(state.field, event) }];
      if (event.kind === 'failed') return [{ ...state, news: `${event.effect}: ${event.error.code}` }];
      if (event.kind === 'resumed') return [{ ...state, news: `back with ${String(event.result)}` }];
      return onIntent(state, event);
    },
    keys: () => ['accept', 'export', 'import', 'open', 'back', 'cancel'],
    typing: ({ typing }) => typing,
    draw: ({ field, typing, sent, news }) => ({
      title: 'A field',
      body: h(
        Box,
        { flexDirection: 'column' },
        h(TextInput, { field, focused: typing }),
        h(Text, null, `sent: ${sent.join('|')}`),
      ),
      status: news,
    }),
    perform,
  });
}

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new AppError('CANCELLED', 'Cancelled.'))));

describe('a host', () => {
  it('loses no key of a chunk that holds text and Enter', async () => {
    const at = driveScreen(fieldScreen(), engine);
    at.press('one two\r');
    expect(await at.until('sent: one two')).not.toContain('▏');
  });

  it('takes letters as keys again as soon as the field is left, within one chunk', async () => {
    const performed: Effect[] = [];
    const at = driveScreen(
      fieldScreen(async (effect) => void performed.push(effect)),
      engine,
    );
    at.press('export\re');
    await at.until('sent: export');
    expect(performed).toEqual(['wait']);
  });

  it('fires nothing from what is pasted', async () => {
    const performed: Effect[] = [];
    const at = driveScreen(
      fieldScreen(async (effect) => void performed.push(effect)),
      engine,
    );
    at.press('\x1b[200~a\x03\r\n\x1b[Ab\x1b[201~', '\r');
    await at.until('sent: a [Ab');
    at.press('\x1b[200~eio\x03\r\x1b[201~');
    expect(performed).toEqual([]);
  });

  it('does not deliver what the screen does not offer, and leaves at Ctrl-C then', async () => {
    const at = driveScreen({ ...fieldScreen(), keys: () => [] }, engine);
    at.press('x\r');
    expect(await at.until('x')).toMatch(/^sent:$/m);
    at.press('<ctrl-c>');
    await expect(at.done).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('cancels work when it is told to, and tells the screen', async () => {
    const at = driveScreen(
      fieldScreen(async (effect, tools) => {
        if (effect === 'wait') await untilAborted(tools.run('work').signal!);
        if (effect === 'stop') tools.cancel('work');
      }),
      engine,
    );
    at.press('\r', 'e', '<ctrl-c>');
    await at.until('wait: CANCELLED');
  });

  it('says nothing of work that newer work replaced', async () => {
    let started = 0;
    const at = driveScreen(
      fieldScreen(async (effect, tools) => {
        if (effect === 'fail') throw new AppError('NOT_FOUND', 'Not found.');
        const { signal } = tools.run('work');
        if (++started === 1) await untilAborted(signal!);
      }),
      engine,
    );
    at.press('\r', 'e', 'e', 'i');
    expect(await at.until('fail: NOT_FOUND')).not.toContain('CANCELLED');
  });

  it('puts screens above each other, and gives the answer of one to the one below', async () => {
    const above = fieldScreen(async (effect, tools) => (effect === 'close' ? tools.close('a result') : undefined));
    const at = driveScreen(
      fieldScreen(async (_, tools) => tools.open(above)),
      engine,
    );
    at.press('below\r', 'o', 'above\r');
    await at.until('sent: above');
    at.press('<escape>');
    expect(await at.until('back with a result')).toContain('sent: below');
  });

  it('waits for what still runs before it ends', async () => {
    let [cancelled, ended] = [false, false];
    const at = driveScreen(
      fieldScreen(async (effect, tools) => {
        if (effect === 'close') return tools.close();
        await untilAborted(tools.run('work').signal!).catch(() => (cancelled = true));
        await new Promise((resolve) => setImmediate(resolve));
        ended = true;
      }),
      engine,
    );
    at.press('\r', 'e', '<escape>');
    await at.done;
    expect([cancelled, ended]).toEqual([true, true]);
  });

  it('ends with the error of a screen that breaks', async () => {
    const broken = {
      ...fieldScreen(),
      reduce: () => {
        throw new TypeError('broken');
      },
    };
    const at = driveScreen(broken, engine);
    at.press('x');
    await expect(at.done).rejects.toThrow('broken');
  });

  it('shows every key at ?, and goes back to the screen at any key', async () => {
    const at = driveScreen(fieldScreen(), engine, { columns: 80, rows: 30 });
    at.press('\r', '?');
    expect(await at.until('PgDn')).toContain('Esc  back');
    at.press('e');
    await at.until('sent:');
  });
});

/** Asks once more before something is lost: what is typed must be the name. */
import { styled, type Line } from '../terminal/line.js';
import { paragraph } from '../terminal/table.js';
import type { Area } from './area.js';
import type { Input } from './screen.js';
import { createText, drawText, reduceText, textIn, type TextField } from './text-field.js';

/** A question that is answered by a name. */
export type ConfirmName = { readonly question: string; readonly name: string; readonly field: TextField };

/** Makes a question. */
export function createConfirm(question: string, name: string): ConfirmName {
  return { question, name, field: createText() };
}

/** Answers what a person did. */
export function reduceConfirm(confirm: ConfirmName, input: Input): ConfirmName {
  return { ...confirm, field: reduceText(confirm.field, input) };
}

/** Whether the name was typed; spaces around it and in a row do not count, since they cannot be told from each other. */
export function isConfirmed({ name, field }: ConfirmName): boolean {
  const plain = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ');
  return plain(textIn(field)) === plain(name);
}

/** The question, the name, and what was typed. */
export function drawConfirm(confirm: ConfirmName, area: Area): Line[] {
  return [
    ...paragraph([styled('heading', confirm.question)], area, ''),
    '',
    ...paragraph(`Type ${confirm.name} to go on.`, area, ''),
    ...drawText(confirm.field, area, true),
  ];
}

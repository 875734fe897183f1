/** What an import waits for, with the option that decides it. */
import type { Blocker, Candidate } from '@tsferry/domain';
import type { ImportAnswer } from '@tsferry/domain/shapes';
import { styled, type Line, type View } from '../terminal/line.js';
import { paragraph } from '../terminal/table.js';
import { section } from './section.js';
import { labelOf, shellWord } from './words.js';

/** Each blocker, and below it what can be added to the command. */
export function decisionLines(answer: ImportAnswer, view: View): Line[] {
  const canIgnore = answer.blockers.some(({ code }) => code === 'REFERENCE_MISSING');
  return section(`To decide before the import (${answer.blockers.length})`, [
    ...answer.blockers.flatMap((blocker) => [
      ...paragraph([styled('bad', blocker.message)], view, '  '),
      ...optionsFor(blocker, answer).flatMap((option) => paragraph(`add ${option}`, view, '    ')),
    ]),
    ...(canIgnore ? ['', '  Or add --ignore-missing to import without everything that is missing.'] : []),
  ]);
}

function optionsFor({ code, id }: Blocker, answer: ImportAnswer): string[] {
  if (code === 'REFERENCE_MISSING') {
    const candidates = answer.missing.find((one) => one.id === id)?.candidates ?? [];
    return candidates.length === 0
      ? [`--link ${shellWord(`${id}=`)}TARGETID, with the id of an object of ${answer.site}`]
      : candidates.map((candidate) => `--link ${shellWord(`${id}=${candidate.id}`)}, ${described(candidate)}`);
  }
  if (code === 'CHOOSE_TARGET') {
    const row = answer.objects.find(({ sourceId }) => sourceId === id);
    return (row?.candidates ?? []).map(
      (candidate) => `--set ${shellWord(`${id}=${row!.action}@${candidate.id}`)}, ${described(candidate)}`,
    );
  }
  if (code === 'ACTION_NOT_OFFERED') {
    const row = answer.objects.find(({ sourceId }) => sourceId === id);
    return (row?.offers ?? []).map((action) => `--set ${shellWord(`${id}=${action}`)}`);
  }
  return [];
}

const described = ({ class: className, name }: Candidate): string => `${labelOf(className)} "${name}"`;

import { chosen } from '../../screen/choice.js';
import type { ExportEffect, ExportState } from './state.js';

/** Asks for the plan of what the state says now. */
export function planEffect({ planning, asked, suspected }: ExportState): ExportEffect {
  return { kind: 'plan', asked: planning.asked, values: asked!, suspected: chosen(suspected) };
}

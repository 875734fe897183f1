/** Everything the export wizard knows. Pages read and change it; going back to one finds it as it was left. */
import type { ExportPlan } from '@tsferry/domain';
import type { ExportAnswer } from '@tsferry/domain/shapes';
import type { ExportField, ExportPageName, ExportValues, Planning, Problem, SuspectedPolicy } from '@tsferry/wizard';
import type { Choice } from '../../screen/choice.js';
import type { List } from '../../screen/list.js';
import type { Form, FormEffect, FormEvent } from '../form.js';
import type { Sites } from '../site-choice.js';
import type { PaneState } from '../split-area.js';
import type { Transfer } from '../transfer.js';
import type { RelatedRow } from './related-list.js';

/** How an export ended. */
export type ExportOutcome =
  | { readonly kind: 'done'; readonly answer: ExportAnswer }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly problem: Problem };

export type ExportState = {
  readonly page: ExportPageName;
  readonly form: Form<ExportField>;
  readonly suspected: Choice<SuspectedPolicy>;
  /** Whether an export of that name may be replaced. */
  readonly overwrite: boolean;
  readonly planning: Planning<ExportPlan>;
  /** What the newest plan was asked with. */
  readonly asked: ExportValues | null;
  /** The rows of the Related Objects page, by their keys. */
  readonly related: { readonly rows: ReadonlyMap<string, RelatedRow>; readonly list: List };
  readonly pane: PaneState;
  /** Why it is asked once more whether to replace what is there. */
  readonly replace: Problem | null;
  readonly transfer: Transfer | null;
  readonly outcome: ExportOutcome | null;
  /** News of what was just done or refused, until the next key. */
  readonly notice: string;
};

/** What the wizard does beyond changing its state. */
export type ExportEffect =
  | FormEffect<ExportField>
  | { readonly kind: 'sites' }
  | {
      readonly kind: 'plan';
      readonly asked: number;
      readonly values: ExportValues;
      readonly suspected: SuspectedPolicy;
    }
  | { readonly kind: 'apply'; readonly plan: ExportPlan; readonly to: string; readonly overwrite: boolean }
  | { readonly kind: 'cancel' }
  /** With what was done, or null when nothing was. */
  | { readonly kind: 'leave'; readonly answer: ExportAnswer | null };

/** What effects answer. */
export type ExportEvent =
  | FormEvent<ExportField>
  | { readonly kind: 'sites'; readonly sites: Sites }
  | { readonly kind: 'planned'; readonly asked: number; readonly plan: ExportPlan }
  | { readonly kind: 'progress'; readonly transfer: Transfer }
  | { readonly kind: 'applied'; readonly answer: ExportAnswer };

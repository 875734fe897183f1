/** @jsxImportSource hono/jsx */
import type { ObjectChanges } from '@tsferry/domain';
import { viewLink } from '../links.js';
import { Changes } from './Changes.js';
import { Kind } from './Kind.js';
import { Id, Text } from './Text.js';
import { WizardHead } from './WizardHead.js';

type Props = { changes: readonly ObjectChanges[]; plan: string; site: string };

/** What an overwrite would change in one object. */
export const ChangesPage = ({ changes, plan, site }: Props) => (
  <>
    <WizardHead wizard="import" at="Summary" site={site} />
    {changes.map((one) => (
      <section>
        <h2>
          What would change in <Text of={one.object.name} />
        </h2>
        <p class="facts">
          <Kind of={one.object.class} /> <Id of={one.object.id} />
        </p>
        <Changes of={one} open />
      </section>
    ))}
    <nav class="wizard-nav" aria-label="Wizard">
      <a class="button secondary" href={viewLink({ import: plan, step: 'summary' })}>
        Back to the summary
      </a>
    </nav>
  </>
);

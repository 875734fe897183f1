/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import { exportPages, importPages } from '@tsferry/wizard';
import { Text } from './Text.js';

const wizards = {
  export: { title: 'Export', stops: Object.values(exportPages), joint: <> from </> },
  import: { title: 'Import', stops: Object.values(importPages), joint: <> into </> },
} as const;

type Props = { wizard: keyof typeof wizards; at: string; site?: string | undefined; children?: Child };

/** The head of a wizard's page: what it does, and where one is on its way. */
export const WizardHead = ({ wizard, at, site, children }: Props) => {
  const { title, stops, joint } = wizards[wizard];
  const here = stops.findIndex((stop) => String(stop) === at);
  return (
    <header class="wizard-head">
      <p class="over">
        {title}
        {site === undefined ? null : (
          <>
            {joint}
            <span class="code">
              <Text of={site} />
            </span>
          </>
        )}
      </p>
      <h1>{at}</h1>
      <ol class="route" aria-label={`Pages of the ${title} wizard`}>
        {stops.map((stop, index) => (
          <li class={index < here ? 'passed' : undefined} aria-current={index === here ? 'step' : undefined}>
            <span>{stop}</span>
          </li>
        ))}
      </ol>
      {children}
    </header>
  );
};

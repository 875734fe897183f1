/** @jsxImportSource hono/jsx */
import type { Reentry, Suspect, UnresolvedStep, Warning } from '@tsferry/domain';
import {
  count,
  findingTitles,
  groupBy,
  nameAndId,
  noStep,
  reentryState,
  stepText,
  suspectPlace,
  suspectText,
  warningText,
  type Names,
} from '@tsferry/wizard/words';
import type { ExportAnswer } from '@tsferry/domain/shapes';
import type { Child } from 'hono/jsx';
import { Cell, Head, Table } from './Table.js';
import { Text } from './Text.js';

type InStep = { readonly object: string; readonly step: UnresolvedStep['step'] };

const Section = ({ id, title, open, children }: { id: string; title: string; open?: boolean; children?: Child }) => (
  <details class="findings" open={open} id={id}>
    <summary>
      <h2>{title}</h2>
    </summary>
    {children}
  </details>
);

/** The address of a step of an object. */
type LinkStep = (object: string, step: NonNullable<InStep['step']>) => string;

const StepName = ({ item: { object, step }, link }: { item: InStep; link: LinkStep | undefined }) => {
  const name = <Text of={stepText(step) || noStep} />;
  return link === undefined || !step || step.index.length === 0 ? name : <a href={link(object, step)}>{name}</a>;
};

/** What is found in steps, by object. */
function BySteps<Item extends InStep>({
  items,
  names,
  link,
  columns,
}: {
  items: readonly Item[];
  names: Names;
  /** Where a step is shown. */
  link?: LinkStep | undefined;
  columns: readonly { title: string; of: (item: Item) => string }[];
}) {
  return (
    <>
      {[...groupBy(items, ({ object }) => object)].map(([object, found]) => (
        <Table
          caption={<Text of={nameAndId(names.get(object), object)} />}
          titles={['Step', ...columns.map(({ title }) => title)]}
        >
          {found.map((item) => (
            <tr role="row">
              <Head>
                <StepName item={item} link={link} />
              </Head>
              {columns.map(({ title, of }) => (
                <Cell of={title}>
                  <Text of={of(item)} />
                </Cell>
              ))}
            </tr>
          ))}
        </Table>
      ))}
    </>
  );
}

type ReentryProps = { items: readonly Reentry[]; names: Names; link?: LinkStep };

/** Secret fields, step by step: what an administrator enters again. */
export const ReentryTable = ({ items, names, link }: ReentryProps) => (
  <BySteps
    items={items}
    names={names}
    link={link}
    columns={[
      { title: 'Property', of: ({ property }) => property },
      { title: 'Value', of: reentryState },
    ]}
  />
);

/** Suspected secrets that an export blanked. */
export const RedactedTable = ({ items, names }: { items: ExportAnswer['redacted']; names: Names }) =>
  items.length === 0 ? null : (
    <Section id="redacted" title={`${findingTitles.redacted} (${items.length})`} open>
      <BySteps
        items={items}
        names={names}
        columns={[
          { title: 'Where', of: ({ where }) => where },
          { title: 'Looks like', of: suspectText },
        ]}
      />
    </Section>
  );

type FindingsProps = {
  names: Names;
  reenter?: { title: string; items: readonly Reentry[] };
  suspected?: readonly Suspect[];
  unresolved?: readonly UnresolvedStep[];
  warnings?: readonly Warning[];
};

/** What an administrator should know of the objects; nothing where there is nothing. */
export const Findings = ({ names, reenter, suspected = [], unresolved = [], warnings = [] }: FindingsProps) => (
  <>
    {warnings.length === 0 ? null : (
      <Section id="warnings" title={`${findingTitles.warnings} (${warnings.length})`} open={warnings.length <= 5}>
        <ul class="warnings">
          {warnings.map((warning) => (
            <li>
              <Text of={warningText(warning)} />
            </li>
          ))}
        </ul>
      </Section>
    )}
    {suspected.length === 0 ? null : (
      <Section id="suspected" title={`${findingTitles.suspected} (${suspected.length})`} open>
        <BySteps
          items={suspected}
          names={names}
          columns={[
            { title: 'Where', of: suspectPlace },
            { title: 'Looks like', of: suspectText },
            { title: 'Text', of: ({ excerpt }) => excerpt },
          ]}
        />
      </Section>
    )}
    {unresolved.length === 0 ? null : (
      <Section id="unresolved" title={`${findingTitles.unresolved} (${count(unresolved.length, 'step')})`}>
        <BySteps items={unresolved} names={names} columns={[]} />
      </Section>
    )}
    {reenter === undefined || reenter.items.length === 0 ? null : (
      <Section id="reenter" title={`${reenter.title} (${count(reenter.items.length, 'value')})`}>
        <ReentryTable items={reenter.items} names={names} />
      </Section>
    )}
  </>
);

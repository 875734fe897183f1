/** @jsxImportSource hono/jsx */
import type { ShownObject } from '@tsferry/domain/shapes';
import { count, formatBytes, namesOf, stepText } from '@tsferry/wizard/words';
import type { Child } from 'hono/jsx';
import { compareLink, explanationLink, exportLink, pictureLink, type Place } from '../links.js';
import { Breadcrumbs } from './Breadcrumbs.js';
import { Cycles } from './Cycles.js';
import { Kind } from './Kind.js';
import { ObjectName } from './ObjectName.js';
import { StepTree } from './StepTree.js';
import { Id, Text } from './Text.js';

/** One object with its steps, what it needs and what needs it. */
export const ObjectPage = ({ shown, place }: { shown: ShownObject; place: Place }) => {
  const { object } = shown;
  return (
    <>
      <Breadcrumbs place={place} />
      <div class="heading">
        <h1>
          <Text of={object.name} />
        </h1>
        <p class="actions">
          <a class="button secondary" href={pictureLink(place, object.id)}>
            Picture of what it needs
          </a>
          <a class="button secondary" href={compareLink(place, object.id)}>
            Compare
          </a>
          {'site' in place ? (
            <a class="button" href={exportLink(place.site, [object.id])}>
              Export
            </a>
          ) : null}
        </p>
      </div>
      <p class="facts">
        <Kind of={object.class} /> <Id of={object.id} />
        {object.folder === null ? null : (
          <span>
            in <Text of={object.folder} />
          </span>
        )}
        {object.version === null ? null : <span>version {object.version}</span>}
      </p>
      <Cycles of={shown.cycles} names={namesOf([shown.object])} />
      <div class="columns">
        {shown.steps === null ? null : (
          <Section id="steps" title="Steps" count={null}>
            {shown.steps.length === 0 ? <p class="empty">It has no steps.</p> : null}
            <StepTree steps={shown.steps} references={shown.references} place={place} />
          </Section>
        )}
        <div>
          <Needs shown={shown} place={place} />
          <Section id="used-by" title="Needed by" count={shown.usedBy.length}>
            {shown.usedBy.length === 0 ? <p class="empty">Nothing here needs it.</p> : null}
            <ul class="objects-list">
              {shown.usedBy.map(({ class: className, id, name }) => (
                <li>
                  <Kind of={className} /> <ObjectName id={id} name={name} place={place} />
                </li>
              ))}
            </ul>
            {shown.usedBy.length === 0 ? null : (
              <p>
                <a href={explanationLink(place, object.id)}>Why it is here</a>
              </p>
            )}
          </Section>
          <Contents of={shown.contents} />
          <Ignored of={shown.unresolved} />
        </div>
      </div>
    </>
  );
};

const Section = ({
  id,
  title,
  count,
  children,
}: {
  id: string;
  title: string;
  count: number | null;
  children?: Child;
}) => (
  <section aria-labelledby={id}>
    <h2 id={id}>
      {title} {count === null ? null : <span class="number-tag">{count}</span>}
    </h2>
    {children}
  </section>
);

const Needs = ({ shown, place }: { shown: ShownObject; place: Place }) => (
  <Section id="needs" title="Needs" count={shown.references.length}>
    {shown.references.length === 0 ? <p class="empty">It needs nothing else.</p> : null}
    <ul class="objects-list">
      {shown.references.map(({ id, class: className, name, inArchive, steps }) => (
        <li>
          <Kind of={className} />{' '}
          {inArchive ? <ObjectName id={id} name={name} place={place} /> : <ObjectName id={id} name={name} />}
          {inArchive ? null : <span class="tag missing-tag">missing</span>}
          {steps.length === 0 ? null : (
            <span class="quiet-text">
              in <Text of={steps.map(stepText).join('; ')} />
            </span>
          )}
        </li>
      ))}
    </ul>
  </Section>
);

const Contents = ({ of }: { of: ShownObject['contents'] }) =>
  of.length === 0 ? null : (
    <Section id="contents" title="Content" count={of.length}>
      <ul class="objects-list">
        {of.map(({ path, files, bytes, checked }) => (
          <li>
            <span class="path">
              <Text of={path} />
            </span>
            <span class="quiet-text">
              {files === null || bytes === null ? 'size unknown' : `${count(files, 'file')}, ${formatBytes(bytes)}`}
              {checked ? '' : ', not checked'}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );

const Ignored = ({ of }: { of: ShownObject['unresolved'] }) =>
  of.length === 0 ? null : (
    <Section id="ignored" title="Ignored when it was imported" count={of.length}>
      <ul class="objects-list">
        {of.map(({ sourceId, class: className, name, step, property }) => (
          <li>
            <Kind of={className} /> <ObjectName id={sourceId} name={name ?? undefined} />
            <span class="quiet-text">
              in <Text of={step ? stepText(step) : property} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );

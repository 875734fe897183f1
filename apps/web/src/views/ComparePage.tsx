/** @jsxImportSource hono/jsx */
import type { ListedArchive } from '@tsferry/contract';
import type { ComparedObject, Comparison, SiteAnswer } from '@tsferry/domain/shapes';
import { comparedNames, comparisonText, contentsText, differs, onlyWords, pairWords } from '@tsferry/wizard';
import { show } from '@tsferry/wizard/words';
import { viewLink } from '../links.js';
import { StepDifference, Values } from './Changes.js';
import { Kind } from './Kind.js';
import { Id, Text } from './Text.js';

type Props = {
  sites: readonly SiteAnswer[];
  archives: readonly ListedArchive[];
  values: URLSearchParams;
  comparison: Comparison | null;
};

/** Of more objects each is a link to its own comparison. */
const shownAtOnce = 20;

/** Two places to choose, and what differs between them. */
export const ComparePage = ({ sites, archives, values, comparison }: Props) => (
  <>
    <h1>Compare</h1>
    <form method="get" action="/" class="wizard-form">
      <input type="hidden" name="view" value="compare" />
      <PlaceField name="a" label="First" values={values} />
      <PlaceField name="b" label="Second" values={values} />
      <datalist id="places">
        {sites.map(({ code, name }) => (
          <option value={code} label={show(name)} />
        ))}
        {archives.map(({ id, name }) => (
          <option value={id} label={show(name)} />
        ))}
      </datalist>
      <Check name="sides" label="Side by side" values={values} />
      <Check name="equal" label="All steps, not only those that differ" values={values} />
      <Check name="stamped" label="What only a site stamps, too: ids, dates, versions" values={values} />
      <button>Compare</button>
    </form>
    {comparison === null ? null : <Result of={comparison} values={values} />}
  </>
);

const PlaceField = ({ name, label, values }: { name: string; label: string; values: URLSearchParams }) => (
  <div class="field">
    <label for={name}>{label}</label>
    <input id={name} name={name} list="places" required value={values.get(name) ?? ''} />
    <p class="hint">A site (PRD), an archive, or an object of one (PRD#PRD00013).</p>
  </div>
);

const Check = ({ name, label, values }: { name: string; label: string; values: URLSearchParams }) => (
  <label class="check">
    <input type="checkbox" name={name} value="1" checked={values.has(name)} /> <span>{label}</span>
  </label>
);

const Result = ({ of, values }: { of: Comparison; values: URLSearchParams }) => {
  const objects = of.objects.filter((object) => differs(object) || values.has('equal'));
  return (
    <>
      <p role="status">{comparisonText(of)}</p>
      {objects.length > shownAtOnce ? (
        <ul class="objects-list">
          {objects.map((object) => (
            <li>
              <Kind of={object.a.class} />{' '}
              <a href={linkTo(object, values)}>
                <Text of={comparedNames(object)} />
              </a>
            </li>
          ))}
        </ul>
      ) : (
        objects.map((object, at) => (
          <ObjectDifference of={object} at={at} last={objects.length - 1} sides={values.has('sides')} />
        ))
      )}
      <Only title={onlyWords.a} of={of.onlyA} />
      <Only title={onlyWords.b} of={of.onlyB} />
    </>
  );
};

/** The comparison of one pair of objects. */
function linkTo({ a, b }: ComparedObject, values: URLSearchParams): string {
  const place = (name: string): string => (values.get(name) ?? '').replace(/#.*$/, '');
  const kept = { sides: values.has('sides'), equal: values.has('equal'), stamped: values.has('stamped') };
  return viewLink({ view: 'compare', a: `${place('a')}#${a.id}`, b: `${place('b')}#${b.id}`, ...kept });
}

type DifferenceProps = { of: ComparedObject; at: number; last: number; sides: boolean };

/** One pair of objects, with a link to the difference before and after each one. */
const ObjectDifference = ({ of, at, last, sides }: DifferenceProps) => {
  const changed = of.steps.flatMap(({ changes }, index) => (changes.length > 0 ? [index] : []));
  const near = new Map(
    changed.map((index, place) => [index, { before: changed[place - 1], after: changed[place + 1] }]),
  );
  return (
    <section id={`object-${at}`} class="changes">
      <h2>
        <Kind of={of.a.class} /> <Text of={comparedNames(of)} />
      </h2>
      <p class="quiet-text">
        {pairWords[of.why]}
        {at < last ? <a href={`#object-${at + 1}`}> Next object</a> : null}
        {changed.length > 0 ? <a href={`#difference-${at}-${changed[0]!}`}> First step that differs</a> : null}
      </p>
      {of.contents.length > 0 ? (
        <p>
          <Text of={contentsText(of.contents)} />
        </p>
      ) : null}
      <Values of={of.properties} sides={sides} />
      {of.steps.map((step, index) => (
        <div id={`difference-${at}-${index}`}>
          <StepDifference of={step} sides={sides} />
          <Jumps near={near.get(index)} to={(other) => `#difference-${at}-${other}`} label={`${at + 1}.${index + 1}`} />
        </div>
      ))}
    </section>
  );
};

type Near = { readonly before: number | undefined; readonly after: number | undefined };

/** Links from a difference to the ones before and after it. */
const Jumps = ({ near, to, label }: { near: Near | undefined; to: (index: number) => string; label: string }) =>
  near === undefined || (near.before === undefined && near.after === undefined) ? null : (
    <nav aria-label={`From difference ${label}`} class="jumps">
      {near.before === undefined ? null : <a href={to(near.before)}>Previous difference</a>}{' '}
      {near.after === undefined ? null : <a href={to(near.after)}>Next difference</a>}
    </nav>
  );

const Only = ({ title, of }: { title: string; of: Comparison['onlyA'] }) =>
  of.length === 0 ? null : (
    <section>
      <h2>
        {title} <span class="number-tag">{of.length}</span>
      </h2>
      <ul class="objects-list">
        {of.map(({ class: className, id, name }) => (
          <li>
            <Kind of={className} /> <Text of={name} /> <Id of={id} />
          </li>
        ))}
      </ul>
    </section>
  );

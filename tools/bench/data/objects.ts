import { setText, type ManagedObject } from '@tsferry/domain';
import {
  buildApplication,
  buildPackage,
  buildProgram,
  buildTaskSequence,
  describeObject,
  group,
  installApplications,
  installPackage,
  runCommandLine,
  setVariable,
  type SequenceItem,
} from '@tsferry/domain/testing';

/** The authoring scope that generated objects carry. */
export const scope = 'ScopeId_0BE0C400-0000-4000-8000-000000000001';

/** PackageID of the object with that number. */
function packageId(number: number): string {
  return `LAB${number.toString(16).toUpperCase().padStart(5, '0')}`;
}

const templates = {
  package: buildPackage('LAB00000', 'Template'),
  program: buildProgram('LAB00000', 'Install'),
  application: buildApplication({ scope, logicalName: 'Application_0', name: 'Template' }),
};

/** The template with another id and name; what is equal in both is shared, so that many fit into memory. */
function renamed(
  template: ManagedObject,
  id: string,
  name: string,
  texts: Readonly<Record<string, string>>,
): ManagedObject {
  const instance = Object.entries(texts).reduce(
    (bag, [property, text]) => setText(bag, property, text),
    template.instance,
  );
  return { ...template, id, name, instance };
}

function makePackage(number: number): ManagedObject[] {
  const [id, name] = [packageId(number), `Package ${number}`];
  return [
    renamed(templates.package, id, name, { PackageID: id, Name: name }),
    renamed(templates.program, `${id}/Install`, 'Install', { PackageID: id }),
  ];
}

function makeApplication(number: number): ManagedObject {
  const id = `${scope}/Application_${number}`;
  const name = `Application ${number}`;
  const xml = templates.application.instance;
  return renamed({ ...templates.application, instance: xml }, id, name, {
    ModelName: id,
    CI_UniqueID: `${id}/1`,
    LocalizedDisplayName: name,
  });
}

/**
 * Ten objects: four packages, each with its program, an application, and a task sequence of ten steps that needs all of
 * them and two packages of the ten before.
 */
function makeTen(first: number): ManagedObject[] {
  const packages = [0, 1, 2, 3].flatMap((at) => makePackage(first + at));
  const application = makeApplication(first);
  const needed = [...[0, 1, 2, 3].map((at) => first + at), ...(first < 10 ? [] : [first - 10, first - 9])];
  const steps: SequenceItem[] = [
    ...needed.map((number) => installPackage(`Install ${number}`, packageId(number), 'Install')),
    installApplications('Applications', [{ id: application.id, name: application.name }]),
    setVariable('Set the name', 'OSDComputerName', `PC-${first}`),
    ...(first < 10 ? [1, 2] : [1, 2]).map((number) => runCommandLine(`Run ${number}`, `cmd.exe /c echo ${number}`)),
  ];
  return [...packages, application, buildTaskSequence(packageId(first + 9), `Deploy ${first}`, steps)];
}

/** So many objects (a multiple of ten), dependencies first. */
export function makeObjects(count: number): ManagedObject[] {
  return Array.from({ length: Math.ceil(count / 10) }, (_, at) => makeTen(at * 10)).flat();
}

/** Task sequences of so many steps each, and the ten packages that their steps install. */
export function makeSequences(count: number, steps: number): ManagedObject[] {
  const packages = Array.from({ length: 10 }, (_, at) => makePackage(at)).flat();
  const describes = packages.filter(({ class: className }) => className === 'SMS_Package').map(describeObject);
  const step = (at: number): SequenceItem =>
    at % 3 === 0
      ? installPackage(`Install ${at}`, packageId(at % 10), 'Install')
      : at % 3 === 1
        ? runCommandLine(`Run ${at}`, `powershell.exe -NoProfile -File script-${at}.ps1`, packageId(at % 10))
        : setVariable(`Set ${at}`, `Variable${at}`, `value ${at}`);
  const sequences = Array.from({ length: count }, (_, number) => {
    const items = Array.from({ length: steps }, (_, at) => step(at + number));
    const groups = Array.from({ length: Math.ceil(steps / 20) }, (_, at) =>
      group(`Group ${at}`, items.slice(at * 20, at * 20 + 20)),
    );
    return buildTaskSequence(packageId(0x1000 + number), `Sequence ${number}`, groups, { describes });
  });
  return [...packages, ...sequences];
}

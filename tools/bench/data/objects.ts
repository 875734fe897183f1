import { setText, type ManagedObject } from '@tsferry/domain';
import {
  applyDriverPackage,
  buildApplication,
  buildDriver,
  buildDriverPackage,
  buildPackage,
  buildProgram,
  buildSdmPackage,
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
  driver: buildDriver('Driver_0', 'Template'),
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

function makeDriver(number: number): ManagedObject {
  const id = `${scope}/Driver_${number}`;
  const name = `Driver ${number}`;
  return renamed(templates.driver, id, name, { CI_UniqueID: id, ModelName: id, LocalizedDisplayName: name });
}

/** An application that depends on the one before it, unless it is the first. */
function makeApplication(number: number, first: boolean): ManagedObject {
  const [logicalName, name] = [`Application_${number}`, `Application ${number}`];
  const id = `${scope}/${logicalName}`;
  const dependsOn = first ? [] : [`${scope}/Application_${number - 1}`];
  return renamed(templates.application, id, name, {
    ModelName: id,
    CI_UniqueID: `${id}/1`,
    LocalizedDisplayName: name,
    SDMPackageXML: buildSdmPackage({
      scope,
      logicalName,
      name,
      deploymentTypes: [{ logicalName: `DeploymentType_${number}`, dependsOn }],
    }),
  });
}

/**
 * A hundred objects: 34 packages, each with its program, 20 drivers, a driver package of five of them, 10 applications
 * of which each depends on the one before, and a task sequence of 20 steps that needs some of these and two packages
 * of the hundred before.
 */
function makeHundred(first: number): ManagedObject[] {
  const numbers = Array.from({ length: 34 }, (_, at) => first + at);
  const drivers = Array.from({ length: 20 }, (_, at) => makeDriver(first + at));
  const driverPackage = packageId(first + 98);
  const applications = Array.from({ length: 10 }, (_, at) => makeApplication(first + at, at === 0));
  const needed = [...numbers.slice(0, 12), ...(first === 0 ? [] : [first - 100, first - 99])];
  const steps: SequenceItem[] = [
    ...needed.map((number) => installPackage(`Install ${number}`, packageId(number), 'Install')),
    ...applications.slice(-2).map(({ id, name }) => installApplications(`Install ${name}`, [{ id, name }])),
    applyDriverPackage('Drivers', driverPackage),
    setVariable('Set the name', 'OSDComputerName', `PC-${first}`),
    ...(first === 0 ? [1, 2, 3, 4] : [1, 2]).map((at) => runCommandLine(`Run ${at}`, `cmd.exe /c echo ${at}`)),
  ];
  return [
    ...numbers.flatMap(makePackage),
    ...drivers,
    buildDriverPackage(
      driverPackage,
      `Drivers ${first}`,
      drivers.slice(0, 5).map(({ id }) => id),
    ),
    ...applications,
    buildTaskSequence(packageId(first + 99), `Deploy ${first}`, steps),
  ];
}

/** So many objects, a multiple of a hundred, dependencies first. */
export function makeObjects(count: number): ManagedObject[] {
  return Array.from({ length: count / 100 }, (_, at) => makeHundred(at * 100)).flat();
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

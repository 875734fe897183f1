import type { ClosureAnswer } from '@tsferry/domain/shapes';

const classes = ['SMS_Package', 'SMS_Program', 'SMS_BootImagePackage', 'SMS_DriverPackage', 'SMS_Application'];

/** A closure of `size` objects: a few task sequences that share many leaves, every tenth leaf missing. */
export function wideClosure(size: number): ClosureAnswer {
  const sequences = Math.max(1, Math.floor(size / 20));
  const id = (at: number): string => `LAB${at.toString(16).toUpperCase().padStart(5, '0')}`;
  const objects = Array.from({ length: size }, (_, at) => ({
    class: at < sequences ? 'SMS_TaskSequencePackage' : classes[at % classes.length]!,
    id: id(at),
    name: at < sequences ? `Deploy Windows 11, part ${at}` : `Contoso component number ${at}`,
    inPlace: at < sequences || at % 10 !== 0,
  }));
  const edge = (from: number, to: number) => ({
    from: id(from),
    to: id(to),
    via: { property: 'PackageID', step: { names: ['Install', `Step ${to}`], index: [0, to] } },
  });
  const edges = objects.slice(1).flatMap((_, index) => {
    const to = index + 1;
    if (to < sequences) return [edge(Math.floor((to - 1) / 3), to)];
    return [edge(to % sequences, to), ...(to % 7 === 0 ? [edge((to * 5) % sequences, to)] : [])];
  });
  return { root: id(0), objects, edges, cycles: [] };
}

import type { RecordStore, Run } from '@tsferry/domain';
import * as z from 'zod';
import { contentUsers, type ContentUser } from './content-users.js';
import type { Ports } from './ports.js';
import { useCases, type UseCaseName } from './use-cases.js';
import { wrongInput } from './wrong-input.js';

type Table = typeof useCases;

/** The use cases, bound to the sites and files of this machine. Inputs are checked; a wrong one is the error USAGE. */
export type UseCases = {
  readonly [Name in UseCaseName]: (
    input: z.input<Table[Name]['input']>,
    run?: Run,
  ) => Promise<z.output<Table[Name]['output']>>;
};

/** The use cases with what they keep open. */
export type Ferry = UseCases & {
  /** What the installation remembers besides its sites. */
  readonly records: RecordStore;
  /** Objects of any site whose content is read from below a folder of this machine. */
  readonly contentUsers: (folder: string) => Promise<ContentUser[]>;
  /** Removes a zip, its content folder and what a killed export to it left. Throws TARGET_BUSY, WRITE_FAILED. */
  readonly removePair: (file: string) => Promise<void>;
  /** Closes the stores. */
  readonly close: () => Promise<void>;
};

/** Binds the table of use cases to ports. */
export function bindUseCases(ports: Ports): Ferry {
  const bound = Object.entries(useCases).map(([name, useCase]) => [
    name,
    async (input: unknown, run: Run = {}): Promise<unknown> => {
      const checked = z.safeParse<z.ZodType>(useCase.input, input);
      if (!checked.success) {
        throw wrongInput(useCase.summary, checked.error.issues, 'Correct the value that is named.');
      }
      return useCase.run(ports, checked.data as never, run);
    },
  ]);
  return {
    ...(Object.fromEntries(bound) as UseCases),
    records: ports.sites.records,
    contentUsers: (folder) => contentUsers(ports, folder),
    removePair: (file) => ports.publish.removePair(file),
    close: () => ports.sites.close(),
  };
}

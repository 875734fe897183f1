import type { RecordStore, Run } from '@tsferry/domain';
import { forPrincipal, type AllowedUseCases, type FileWork } from './for-principal.js';
import type { Principal } from './access/principal.js';
import { contentUsers } from './content-users.js';
import type { Ports } from './ports.js';
import { tidyShare } from './tidy-share.js';
import { parseInput } from './parse-input.js';
import { useCases, type UseCaseName, type UseCases } from './use-cases/table.js';

/** The use cases with what they keep open. */
export type Engine = UseCases & {
  /** The use cases as somebody may use them. The use cases beside it are for the owner of this machine, who may everything. */
  readonly for: (principal: Principal) => AllowedUseCases;
  /** What the installation remembers besides its sites. */
  readonly records: RecordStore;
  /** What a server does with files, for the owner of this machine. `for` does it for somebody. */
  readonly files: FileWork;
  /** Closes the stores. */
  readonly close: () => Promise<void>;
};

/** Binds the table of use cases to ports. */
export function bindUseCases(ports: Ports): Engine {
  const bound = (Object.keys(useCases) as UseCaseName[]).map((name) => [
    name,
    async (input: unknown, run: Run = {}): Promise<unknown> =>
      useCases[name].run(ports, parseInput(name, input) as never, run),
  ]);
  const all = Object.fromEntries(bound) as UseCases;
  const files: FileWork = {
    contentUsers: (folder) => contentUsers(ports, folder),
    removePair: (file) => ports.publish.removePair(file),
    tidyExports: (folder) => ports.publish.tidyExports(folder),
    tidyShare: (folder) => tidyShare(ports, folder),
    wasImported: async (site, plan) => (await ports.sites.open(site)).read((reader) => reader.wasImported(plan)),
  };
  return {
    ...all,
    for: (principal) => forPrincipal(all, files, principal),
    records: ports.sites.records,
    files,
    close: () => ports.sites.close(),
  };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ExportAnswer,
  type ImportAnswer,
  type planExportSchema,
  type planImportSchema,
} from '@tsferry/domain/shapes';
import { createEngine, type Engine } from '@tsferry/engine';
import type { z } from 'zod';

type ImportInput = z.input<typeof planImportSchema>;
type ExportInput = z.input<typeof planExportSchema>;

/** An engine over a folder of its own, with what a person does in one go: plan, then apply. */
export type TemporaryEngine = {
  readonly engine: Engine;
  readonly folder: string;
  readonly home: string;
  /** A path in the folder. */
  path(...names: readonly string[]): string;
  import(input: ImportInput): Promise<ImportAnswer>;
  export(input: ExportInput & { readonly to: string; readonly overwrite?: boolean }): Promise<ExportAnswer>;
  dispose(): Promise<void>;
};

/** Makes an engine in a new temporary folder, with primary sites of these codes. */
export async function temporaryEngine(...codes: readonly string[]): Promise<TemporaryEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'tsferry-acceptance-'));
  const home = join(folder, 'home');
  const engine = createEngine({ home });
  for (const code of codes) await engine.createSite({ code });
  return {
    engine,
    folder,
    home,
    path: (...names) => join(folder, ...names),
    import: async (input) => engine.applyImport({ plan: await engine.planImport(input) }),
    export: async ({ to, overwrite = false, ...input }) =>
      engine.applyExport({ plan: await engine.planExport(input), to, overwrite }),
    dispose: async () => {
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A path of a committed fixture. */
export const fixture = (name: string): string => join(import.meta.dirname, '..', 'fixtures', name);

/** The code of the error that the work fails with; null when it does not. */
export async function codeOf(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

import * as z from 'zod';

/** The actions of an import: errors are loaded before plans are, so they are named once more. */
const actionSchema = z.enum(['create', 'ignore', 'overwrite', 'add-revision']);

/**
 * What can be done about a problem, as data: the closed list. A library says what; each surface words it in its own way,
 * the command line as an option or a command.
 */
export const nextStepSchema = z
  .discriminatedUnion('do', [
    /** Decide about one object of the archive; `targetId` is the object of the site that is meant. */
    z.object({
      do: z.literal('choose-action'),
      id: z.string(),
      action: actionSchema,
      targetId: z.string().optional(),
    }),
    z.object({ do: z.literal('choose-class-action'), class: z.string(), action: actionSchema }),
    /** Link a missing reference; without `targetId` an object has to be found first. */
    z.object({ do: z.literal('link-missing'), id: z.string(), targetId: z.string().optional() }),
    z.object({ do: z.literal('ignore-missing') }),
    /** Type the code of the site whose objects an import replaces. */
    z.object({ do: z.literal('confirm-import'), site: z.string() }),
    /** Say which folder of this machine a share is. */
    z.object({ do: z.literal('map-share'), share: z.string() }),
    z.object({ do: z.literal('leave-out-content') }),
    /** Copy the content to a share, so that nothing is installed from the archive. */
    z.object({ do: z.literal('copy-content') }),
    z.object({ do: z.literal('choose-suspected'), policy: z.enum(['warn', 'redact', 'fail']) }),
    /** Replace the export of that name. */
    z.object({ do: z.literal('replace-archive') }),
    z.object({ do: z.literal('use-site'), site: z.string() }),
    z.object({ do: z.literal('create-site'), code: z.string(), kind: z.enum(['primary', 'central']) }),
    z.object({ do: z.literal('list-objects'), site: z.string() }),
    z.object({ do: z.literal('inspect-archive'), file: z.string().optional() }),
    z.object({ do: z.literal('list-tokens') }),
  ])
  .meta({ title: 'NextStep' });
/** What can be done about a problem, as data. Each surface words it. */
export type NextStep = z.infer<typeof nextStepSchema>;

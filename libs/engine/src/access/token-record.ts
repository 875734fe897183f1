import type { StoredRecord } from '@tsferry/domain';
import { roleSchema, type TokenAnswer } from '@tsferry/domain/shapes';
import * as z from 'zod';

/** The kind of the records that tokens are. */
export const tokenKind = 'token';

const dataSchema = z.object({
  name: z.string(),
  role: roleSchema,
  sites: z.array(z.string()).nullable(),
  /** SHA-256 of the secret: 256 random bits need no slow hash. */
  hash: z.string(),
  revoked: z.string().nullable(),
});

/** What a record keeps of a token. */
export type TokenData = z.infer<typeof dataSchema>;

/** What a record says of a token. */
export function readToken({ data }: StoredRecord): TokenData {
  return dataSchema.parse(data);
}

/** A token as it is answered: without its hash. */
export function answerToken(record: StoredRecord): TokenAnswer {
  const { name, role, sites, revoked } = readToken(record);
  return { id: record.id, name, role, sites, created: record.created, revoked };
}

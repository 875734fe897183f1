import { createHash, timingSafeEqual } from 'node:crypto';
import type { RecordStore } from '@tsferry/domain';
import type { Principal } from './principal.js';
import { readToken, tokenKind } from './token-record.js';

const form = /^tsf_([0-9a-f]{12})_([0-9a-f]{64})$/;

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Who a token stands for; null when it is not one, was revoked, or its secret is wrong. Takes as long either way. */
export async function authenticate(records: RecordStore, token: string): Promise<Principal | null> {
  const [, id = '', secret = ''] = form.exec(token) ?? [];
  const record = await records.get(tokenKind, id);
  const data = record && readToken(record);
  const expected = Buffer.from(data?.hash ?? '0'.repeat(64), 'hex');
  const equal = timingSafeEqual(hashOf(secret), expected);
  return record && data && equal && data.revoked === null ? principal(record.id, data) : null;
}

/** Who a token with this id stands for; null when it is gone or was revoked. For sessions that began with it. */
export async function findPrincipal(records: RecordStore, id: string): Promise<Principal | null> {
  const record = await records.get(tokenKind, id);
  const data = record && readToken(record);
  return record && data && data.revoked === null ? principal(record.id, data) : null;
}

function principal(id: string, { name, role, sites }: Omit<Principal, 'id'>): Principal {
  return { id, name, role, sites };
}

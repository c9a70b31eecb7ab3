// What is kept on this phone: entries waiting to be sent, copies of views, and drafts.
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Draft, Problem } from '$lib/api/types';

/** An entry on its way to the server. */
export interface OutboxItem {
  /** The entry's id; the server answers the same id the same way. */
  id: string;
  /** Order of writing on this phone. */
  seq: number;
  /** Who wrote it: on a shared phone, nobody sends another person's words. */
  author: string;
  /** Whose journal it goes to. */
  subject: string;
  draft: Draft;
  attempts: number;
  /** Not to be tried before, in milliseconds since 1970. */
  next_at: number;
  state: 'waiting' | 'stuck';
  /** Why it is stuck. */
  problem?: Problem;
}

/** A copy of something that was read, with its entity tag. */
export interface Copy {
  key: string;
  etag: string;
  /** When the server last said that it is so, in milliseconds since 1970. */
  at: number;
  body: unknown;
}

interface Schema extends DBSchema {
  outbox: { key: string; value: OutboxItem; indexes: { seq: number } };
  cache: { key: string; value: Copy };
  drafts: { key: string; value: { key: string; data: unknown } };
}
export type Database = IDBPDatabase<Schema>;

const name = 'alongside';
let opened: Promise<Database> | undefined;

/** The database, opened once. Rejects where the browser keeps nothing. */
export function db(): Promise<Database> {
  opened ??= openDB<Schema>(name, 1, {
    upgrade(database) {
      database.createObjectStore('outbox', { keyPath: 'id' }).createIndex('seq', 'seq');
      database.createObjectStore('cache', { keyPath: 'key' });
      database.createObjectStore('drafts', { keyPath: 'key' });
    },
    blocking: () => void close(),
    terminated: () => (opened = undefined),
  });
  opened.catch(() => (opened = undefined));
  return opened;
}

async function close() {
  const database = await opened?.catch(() => undefined);
  opened = undefined;
  database?.close();
}

/** Leaves nothing of anyone on this phone: the database and every kept file. */
export async function forget_everything() {
  await close();
  await deleteDB(name).catch(() => undefined);
  if (typeof caches === 'undefined') return;
  for (const key of await caches.keys()) await caches.delete(key);
}

/** Drops copies and drafts of whoever used this phone before; what waits to be sent stays. */
export async function forget_reading() {
  const database = await db();
  await Promise.all([database.clear('cache'), database.clear('drafts')]);
}

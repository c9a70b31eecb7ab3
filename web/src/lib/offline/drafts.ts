// What someone is in the middle of writing survives a closed browser. A browser that keeps nothing
// only loses this comfort, so failures are passed over.
import { db } from './db';

export async function load_draft<T>(key: string): Promise<T | undefined> {
  try {
    return (await (await db()).get('drafts', key))?.data as T | undefined;
  } catch {
    return undefined;
  }
}

export async function save_draft(key: string, data: unknown): Promise<void> {
  try {
    await (await db()).put('drafts', { key, data });
  } catch {
    // See above.
  }
}

export async function drop_draft(key: string): Promise<void> {
  try {
    await (await db()).delete('drafts', key);
  } catch {
    // See above.
  }
}

// What an intruder, or time, does to the embedded database: bytes of its file are overwritten while
// no program has it open. A row's columns lie side by side in the file, so ids lead to them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const bytes_of_id = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex');

/** Changes what follows the one place where `pattern` stands. */
export function overwrite(
  data: string,
  pattern: Buffer,
  change: (following: Buffer) => void,
): void {
  const path = join(data, 'alongside.db');
  const file = readFileSync(path);
  const at = file.indexOf(pattern);
  if (at < 0) throw new Error('The row is not in the file.');
  change(file.subarray(at + pattern.length));
  writeFileSync(path, file);
}

// SQL on an embedded database, by SQLite's own tool.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Runs SQL on the database of a folder; gives what it prints, a line a row. */
export function sqlite(data: string, ...statements: string[]): string {
  return execFileSync('sqlite3', ['-bail', join(data, 'alongside.db')], {
    input: statements.join('\n'),
    encoding: 'utf8',
  }).trim();
}

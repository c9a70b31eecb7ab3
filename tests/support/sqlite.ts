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

/** Undoes what the schema's steps after the first have done, as an old program left it. */
export function back_to_schema_1(data: string): void {
  sqlite(
    data,
    'ALTER TABLE login ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;',
    'ALTER TABLE login ADD COLUMN locked_until INTEGER;',
    'DROP INDEX summary_by_wake;',
    'ALTER TABLE summary DROP COLUMN wake_at;',
    ...['concern_told', 'reach', 'outgoing', 'pass', 'kiosk', 'pin', 'calendar_feed'].map(
      (table) => `DROP TABLE ${table};`,
    ),
    'DROP TABLE directory_split;',
    'DROP TABLE directory_correction;',
    'ALTER TABLE directory_source DROP COLUMN state;',
    'ALTER TABLE directory_source DROP COLUMN next_at;',
    'ALTER TABLE directory_listing DROP COLUMN kind;',
    'ALTER TABLE directory_listing RENAME TO directory_meeting;',
    'DELETE FROM schema_version WHERE version > 1;',
  );
}

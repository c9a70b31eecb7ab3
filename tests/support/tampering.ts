// What an intruder does who holds the embedded database: its guards are dropped, and any SQL goes.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Done, run } from './server.ts';

const guards = ['entry', 'signed_head', 'opening'].flatMap((table) =>
  ['changed', 'removed'].map((how) => `DROP TRIGGER IF EXISTS ${table}_is_never_${how};`),
);

/** An id as SQL writes its bytes. */
export const blob = (uuid: string) => `x'${uuid.replaceAll('-', '')}'`;

/** A copy of a data folder whose server has ended, to be tampered with. */
export class Stolen {
  readonly data = mkdtempSync(join(tmpdir(), 'alongside-stolen-'));

  constructor(from: string) {
    cpSync(from, this.data, { recursive: true });
    this.sql(...guards);
  }

  /** Runs SQL; gives what it prints, a line a row, columns between `|`. */
  sql(...statements: string[]): string {
    return execFileSync('sqlite3', ['-bail', join(this.data, 'alongside.db')], {
      input: statements.join('\n'),
      encoding: 'utf8',
    }).trim();
  }

  /** Turns over one bit in the middle of what one row holds in a column of bytes. */
  flip(table: string, column: string, where: string): void {
    const held = Buffer.from(
      this.sql(`SELECT hex(${column}) FROM ${table} WHERE ${where};`),
      'hex',
    );
    held[held.length >> 1]! ^= 1;
    this.sql(`UPDATE ${table} SET ${column} = x'${held.toString('hex')}' WHERE ${where};`);
  }

  /** Takes the constraints off the entries, so that one place can be taken twice. */
  without_constraints(): void {
    this.sql(
      'CREATE TABLE free AS SELECT * FROM entry;',
      'DROP TABLE entry; ALTER TABLE free RENAME TO entry;',
    );
  }

  /**
   * Hashes a journal again from `seq` on and moves its head, which needs no key. Signatures stay as
   * they were.
   */
  chain_again(subject: string, seq: number): void {
    const of_journal = `subject = ${blob(subject)}`;
    let hash = this.hex(`SELECT hex(hash) FROM entry WHERE ${of_journal} AND seq = ${seq - 1};`);
    const last = Number(this.sql(`SELECT max(seq) FROM entry WHERE ${of_journal};`));
    for (let at = seq; at <= last; ++at) {
      const row = `${of_journal} AND seq = ${at}`;
      const number = (column: string, bytes: number) => `printf('%0${bytes * 2}X', ${column})`;
      // As `envelope_bytes` in src/journal/chain.cpp lays it out.
      const envelope = [
        `'01' || hex(organization) || hex(subject) || ${number('seq', 8)} || hex(id)`,
        `${number('kind', 2)} || ${number('version', 1)} || hex(author) || ${number('role', 1)}`,
        `${number('on_behalf', 1)} || ${number('occurred_at', 8)} || ${number('recorded_at', 8)}`,
        `${number('audience', 1)} || coalesce(hex(about), '') || CASE WHEN about IS NULL THEN '${'00'.repeat(16)}' ELSE '' END`,
      ].join(' || ');
      const bytes = this.hex(`SELECT ${envelope} || hex(sealed) FROM entry WHERE ${row};`);
      hash = createHash('sha256')
        .update(Buffer.concat([hash, bytes]))
        .digest();
      this.sql(`UPDATE entry SET hash = x'${hash.toString('hex')}' WHERE ${row};`);
    }
    const newest = `FROM entry WHERE ${of_journal} AND seq = ${last}`;
    this.sql(
      `UPDATE journal SET (head, head_hash, recorded_at) = (SELECT seq, hash, recorded_at ${newest})`,
      `WHERE ${of_journal};`,
    );
  }

  /** A command of the program on this copy, whatever comes of it. */
  run(...args: string[]): Done {
    return run(...args, '--data', this.data);
  }

  remove(): void {
    rmSync(this.data, { recursive: true });
  }

  private hex(query: string): Buffer {
    return Buffer.from(this.sql(query), 'hex');
  }
}

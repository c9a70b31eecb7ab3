// How much stands in the embedded database: rows by table, and where every journal ends. Read beside
// the running server, so that what a refused request left behind is seen.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const script = `
import json, sqlite3, sys
db = sqlite3.connect("file:" + sys.argv[1] + "?mode=ro", uri=True)
tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
rows = {t: db.execute(f'SELECT count(*) FROM "{t}"').fetchone()[0] for t in sorted(tables)}
rows["heads"] = db.execute("SELECT coalesce(sum(head), 0) FROM journal").fetchone()[0]
print(json.dumps(rows))
`;

/** The count of rows of each table, and `heads`, the sum of all journals' heads. */
export function rows_of(data: string): Record<string, number> {
  const path = join(data, 'alongside.db');
  return JSON.parse(execFileSync('python3', ['-c', script, path], { encoding: 'utf8' })) as Record<
    string,
    number
  >;
}

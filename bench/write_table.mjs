// write_table.mjs TABLE DOCUMENT: puts the table of a run between the markers of a document.
import { readFileSync, writeFileSync } from 'node:fs';

const begin = '<!-- the last run: written by bench/run --write -->';
const end = '<!-- end of the last run -->';

const [table, document] = process.argv.slice(2);
const text = readFileSync(document, 'utf8');
const from = text.indexOf(begin);
const to = text.indexOf(end);
if (from < 0 || to < from) throw new Error(`${document} has lost its markers:\n${begin}\n${end}`);
writeFileSync(
  document,
  text.slice(0, from + begin.length) + '\n\n' + readFileSync(table, 'utf8') + '\n' + text.slice(to),
);

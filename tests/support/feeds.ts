// Lists of meetings as real programs publish them. They lie beside the source tree and are not part
// of it; where they are absent, the tests that need them say so and are skipped.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const feeds_folder = join(import.meta.dirname, '../../../shared/data/directories');

export const feeds = {
  ben_lomond: join(feeds_folder, 'meeting-guide-benlomond.json'),
  kansas_city: join(feeds_folder, 'meeting-guide-kansas-city.json'),
  times: join(feeds_folder, 'meeting-guide-times.json'),
};

export const feeds_are_here = Object.values(feeds).every((file) => existsSync(file));
if (!feeds_are_here)
  console.warn(`The sample feeds are not in ${feeds_folder}: their tests are skipped.`);

// `npm run export -- --meeting ID --to FOLDER`: every document of one meeting, from the data folder (DATA_DIR), also while the server runs.
// `--journal FILE.jsonl` in place of `--meeting`: from a bare journal. `--force`: files of the same name are replaced. `--lang en`.
import { resolve } from 'node:path';
import { exportEvening } from '#server/evening/export.ts';
import { say } from '#server/process/terminal.ts';

const dataDir = resolve(process.env['DATA_DIR'] || './data');
process.exitCode = await exportEvening(process.argv.slice(2), dataDir, say);

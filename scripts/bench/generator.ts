// The generator: one process for each row. It starts its targets, drives them, sends the figures to the bench and ends. bench.ts runs it:
// node generator.ts <row> full|quick
import type { Figure, RowResult } from './figures.ts';
import { rows, type RowName } from './rows.ts';
import { full, quick } from './sizes.ts';

const [name = '', size] = process.argv.slice(2);
const isRow = (text: string): text is RowName => Object.hasOwn(rows, text);
if (!isRow(name)) throw new Error(`no such row: ${name}`);

const found: readonly Figure[] | string = await rows[name].measure(size === 'quick' ? quick : full);
const { title } = rows[name];
const result: RowResult =
	typeof found === 'string' ? { row: title, figures: [], skipped: found } : { row: title, figures: found };
process.send?.(result, () => process.exit(0));

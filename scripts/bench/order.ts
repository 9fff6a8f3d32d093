// The words after `npm run bench --`: which rows are measured, how, and where the figures go. A mistyped word must not start the long
// run of all rows.
import { parseArgs } from 'node:util';
import { rowNames, type RowName } from './rows.ts';

export interface Order {
	/** Of the JSON. */
	readonly path: string;
	readonly rows: readonly RowName[];
	readonly isQuick: boolean;
	readonly isChecked: boolean;
}

const options = {
	quick: { type: 'boolean', default: false },
	check: { type: 'boolean', default: false },
	only: { type: 'string', default: rowNames.join() }
} as const;
const isRow = (name: string): name is RowName => rowNames.some((row) => row === name);

/** `wrong` is the sentence for whoever typed it. */
export function orderOf(words: readonly string[]): Order | { readonly wrong: string } {
	const strict = { args: [...words], options, allowPositionals: true } as const;
	let parsed: ReturnType<typeof parseArgs<typeof strict>>;
	try {
		parsed = parseArgs(strict);
	} catch (error) {
		return { wrong: error instanceof Error ? error.message : String(error) };
	}
	const { values, positionals } = parsed;
	const [path = 'bench.json', ...more] = positionals;
	if (!path.endsWith('.json'))
		return { wrong: `The figures go to a file that ends in .json, not to "${path}".` };
	if (more.length > 0) return { wrong: `The figures go to one file, so "${more.join(' ')}" is too much.` };
	const names = values.only.split(',');
	const unknown = names.filter((name) => !isRow(name));
	if (unknown.length > 0)
		return { wrong: `There is no row "${unknown.join(', ')}". The rows are ${rowNames.join(', ')}.` };
	return { path, rows: names.filter(isRow), isQuick: values.quick, isChecked: values.check };
}

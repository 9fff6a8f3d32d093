// Prints the table of the bench.
import { fallsShort, rounded, type Figure, type RowResult } from './figures.ts';

const shown = ({ value, unit }: Figure): string => `${rounded(value)} ${unit}`.trim();

function line(figure: Figure): string {
	const { most, from = '' } = figure;
	const verdict = most === undefined ? '' : fallsShort(figure) ? 'SHORT' : 'ok';
	const aim = most === undefined ? '' : `≤ ${most}`;
	return (
		`  ${figure.what.padEnd(44)}${shown(figure).padStart(14)}  ${aim.padEnd(8)} ` +
		`${verdict.padEnd(6)} ${from}`
	).trimEnd();
}

export const told = ({ row, figures, skipped }: RowResult): string =>
	[row, ...(skipped === undefined ? [] : [`  not measured: ${skipped}`]), ...figures.map(line)].join('\n');

/** One text like "Vote storm: frames per phone" for every figure over its aim. */
export const shortfalls = (results: readonly RowResult[]): string[] =>
	results.flatMap(({ row, figures }) =>
		figures
			.filter(fallsShort)
			.map((figure) => `${row}: ${figure.what} is ${shown(figure)}, aim ≤ ${figure.most}`)
	);

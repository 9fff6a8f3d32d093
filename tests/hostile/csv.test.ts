// Whatever people type, a spreadsheet takes none of it for a formula.
import { expect, test } from 'vitest';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import type { Minutes } from '#meeting/minutes/types.ts';
import { compose } from '#server/documents/compose/document.ts';
import { csv } from '#server/documents/csv.ts';
import { wordsIn } from '#server/process/words.ts';
import { openMeeting } from '../support/hall.ts';
import { evening, names } from '../support/meeting/evening.ts';
import { six } from '../support/meeting/evening-contents.ts';
import { startTestServer } from '../support/server.ts';

const attacks = [
	'=HYPERLINK("http://evil.example";"ici")',
	"=cmd|' /C calc'!A0",
	'+1+1',
	'-2+3',
	'@SUM(A1)',
	'\t=1+1',
	'\r=1+1',
	'＝1+1',
	'";=1+1;"',
	'a\n=1+1',
	'a;b"c'
];
const words = wordsIn('fr', 'Europe/Paris');

/** The cells of a table, as a spreadsheet reads them. */
function cellsOf(table: string): string[] {
	const cells = [...table.matchAll(/(?:^|;|\r\n)(?:"((?:[^"]|"")*)"|([^;"\r\n]*))/g)];
	return cells.map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '');
}

test.each(attacks)('H18 a spreadsheet takes no typed text for a formula: %j', (attack) => {
	const minutes = JSON.parse(JSON.stringify(minutesOf(evening, names)), (_, each: unknown) =>
		typeof each === 'string' && each.startsWith('told-') ? attack : each
	) as Minutes;
	const table = csv(compose(minutes, words, six), words);
	expect(table.startsWith('\uFEFF')).toBe(true);
	const cells = cellsOf(table.slice(1));
	expect(cells.filter((cell) => cell.includes(attack)).length).toBeGreaterThan(10);
	expect(cells.filter((cell) => /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell))).toEqual([]);
});

test('H18 each row of the table has a cell for each column, whatever was typed', () => {
	const table = csv(compose(minutesOf(evening, names), words, six), words).slice(1);
	expect(cellsOf(table).length % 8).toBe(1); // the end of the last line begins one more
});

test('H18 the program writes no other file for a spreadsheet', async () => {
	const server = await startTestServer();
	const { made } = await openMeeting(server);
	for (const format of ['tsv', 'xlsx', 'xls', 'ods'])
		expect((await fetch(`${server.url}/minutes/${made.key}.${format}`)).status, format).toBe(404);
});

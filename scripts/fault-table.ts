// Writes the README's table of what was broken on purpose, from the names of the tests.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const readme = join(root, 'README.md');
const [begin, end] = ['<!-- faults: made by scripts/fault-table.ts -->', '<!-- /faults -->'];

interface Row {
	readonly fault: string;
	readonly holds: string;
	readonly file: string;
}

/** The name of a test is "what was broken: what held". `${…}` and `%s` stand for several cases. */
function rowsOf(file: string): Row[] {
	const text = readFileSync(join(root, file), 'utf8');
	return [...text.matchAll(/\btest(?:\.each\(\w+\))?\(\s*(['`])(.+?)\1,/gs)].map(([, , name = '']) => {
		const [fault = '', ...holds] = name.replaceAll(/\s*\(?\$\{\w+\}\)?|: %s$/g, '').split(': ');
		return { fault, holds: holds.join(': '), file };
	});
}

export const faultRows = (): Row[] =>
	globSync('tests/faults/*.test.ts', { cwd: root }).sort().flatMap(rowsOf);

const table = (): string =>
	[
		'| broken on purpose | what holds | test |',
		'|---|---|---|',
		...faultRows().map(
			({ fault, holds, file }) =>
				`| ${fault} | ${holds} | [${file.replace(/^.*\/|\.test\.ts$/g, '')}](${file}) |`
		)
	].join('\n');

/** The README with the new table. Throws if the two marks are missing. */
export function readmeWithTable(): string {
	const text = readFileSync(readme, 'utf8');
	const [from, to] = [text.indexOf(begin), text.indexOf(end)];
	if (from < 0 || to < from) throw new Error(`README.md has no ${begin} … ${end}`);
	return `${text.slice(0, from + begin.length)}\n\n${table()}\n\n${text.slice(to)}`;
}

if (import.meta.main) writeFileSync(readme, readmeWithTable());

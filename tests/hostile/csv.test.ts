// Without CSV there are no formulas. Whoever adds CSV changes this test: `escape_formulas`, and the corpus.
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { openMeeting } from '../support/hall.ts';
import { startTestServer } from '../support/server.ts';

const root = resolve(import.meta.dirname, '../..');

test('H18 the program writes no CSV', async () => {
	const sources = globSync('{server,src,scripts}/**/*.{ts,svelte}', { cwd: root });
	expect(sources.length).toBeGreaterThan(200);
	const writers = /\.csv\b|text\/csv|spreadsheet|csv-stringify/i;
	expect(sources.filter((file) => writers.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
	expect(Object.keys(packageFile.dependencies).filter((name) => /csv|xls|sheet/i.test(name))).toEqual([]);
	const server = await startTestServer();
	const { made } = await openMeeting(server);
	for (const format of ['csv', 'tsv', 'xlsx', 'ods'])
		expect((await fetch(`${server.url}/minutes/${made.key}.${format}`)).status, format).toBe(404);
});

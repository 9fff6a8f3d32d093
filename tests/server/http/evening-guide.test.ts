import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { guideFiles } from '#scripts/evening-guide.ts';
import { pageOf } from '#scripts/evening-guide/page.ts';
import { newFolder, startTestServer } from '../../support/server.ts';

async function served() {
	const build = await newFolder();
	for (const { fileName, source } of guideFiles()) {
		await mkdir(join(build, dirname(fileName)), { recursive: true });
		await writeFile(join(build, fileName), source);
	}
	const server = await startTestServer({ build });
	return (path: string, headers = {}) => fetch(server.url + path, { headers });
}
const all = (text: string, pattern: RegExp): string[] =>
	[...text.matchAll(pattern)].map(([, found = '']) => found);

test('L146 the guide is served without a key, in French whatever the browser speaks, with all its pictures', async () => {
	const get = await served();
	const page = await get('/guide', { 'accept-language': 'en' });
	expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
	const html = await page.text();
	expect(html).toContain('<html lang="fr"');
	const pictures = all(html, /<img src="(\/_app[^"]+)"/g);
	expect(pictures.length).toBe(guideFiles().length - 1);
	for (const path of pictures) {
		const picture = await get(path);
		expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp']);
		expect(picture.headers.get('cache-control')).toContain('immutable');
	}
});

test('L146 the guide runs no script, and asks for nothing from elsewhere', async () => {
	const html = await (await (await served())('/guide')).text();
	expect(html).not.toMatch(/<script|\son\w+=|javascript:|https?:|\/\/[a-z]|@import/i);
	const asked = [...all(html, /(?:src|href)="([^"]*)"/g), ...all(html, /url\('([^']*)'\)/g)];
	expect(
		asked.filter((address) => !/^(#|\/(_app\/immutable\/guide|minutes|icon\.svg))/.test(address))
	).toEqual([]);
});

test('L146 each part of the guide has an address of its own, and the ways lead there', async () => {
	const html = await (await (await served())('/guide')).text();
	const ids = all(html, /\sid="([^"]+)"/g);
	expect(new Set(ids).size).toBe(ids.length);
	const ways = all(html, /href="#([^"]+)"/g);
	expect(ways).toEqual(expect.arrayContaining(['avant', 'la-salle', 'la-soiree', 'apres']));
	expect(ways.filter((way) => !ids.includes(way))).toEqual([]);
});

test('L146 the text of the guide is only text', () => {
	const find = () => ({ address: '/a.webp', width: 2, height: 1 });
	const html = pageOf('## A <b>\n\n<script>x</script>\n\n![">](a.webp)\n\n`<i>` : non', find);
	expect(html).not.toMatch(/<script|<b>|<i>|<figcaption>">/);
	expect(html).toContain('non');
});

test('L146 the pictures of the guide weigh little', () => {
	const [, ...pictures] = guideFiles();
	expect(pictures.filter(({ source }) => source.length > 150_000)).toEqual([]);
	expect(pictures.reduce((sum, { source }) => sum + source.length, 0)).toBeLessThan(1e6);
});

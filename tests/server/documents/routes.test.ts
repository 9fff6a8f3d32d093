import { expect, test } from 'vitest';
import { languages } from '#i18n/catalogue.ts';
import type { MinutesFile } from '#api/minutes-files.ts';
import { endings } from '../../support/documents/endings.ts';
import { unzip } from '../../support/documents/reading.ts';
import { serve } from '../../support/documents/serving.ts';

test('D22 the minutes stand at their address, in the reader’s language or the one asked for', async () => {
	const get = await serve();
	const page = await get('/minutes/K7QM2XPA');
	expect(page.status).toBe(200);
	expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
	expect(await page.text()).toContain('<html lang="fr"');
	expect(await (await get('/minutes/K7QM2XPA', 'de, en-GB;q=0.9')).text()).toContain('<html lang="en"');
	expect(await (await get('/minutes/K7QM2XPA?lang=en')).text()).toContain('<html lang="en"');
	expect(await (await get('/minutes/K7QM2XPA?lang=xx&lang=en', 'ja')).text()).toContain('<html lang="fr"');
	expect((await get('/minutes/k7qm2xpa')).status).toBe(200);
});

test('D22 each format is a file whose name says what it is', async () => {
	const get = await serve();
	const types = {
		md: 'text/markdown; charset=utf-8',
		docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		pdf: 'application/pdf',
		odt: 'application/vnd.oasis.opendocument.text',
		csv: 'text/csv; charset=utf-8',
		ics: 'text/calendar; charset=utf-8',
		json: 'application/json; charset=utf-8',
		html: 'text/html; charset=utf-8'
	} satisfies Record<MinutesFile, string>;
	for (const [format, type] of Object.entries(types)) {
		const file = await get(`/minutes/K7QM2XPA.${format}`);
		expect(file.headers.get('content-type')).toBe(type);
		expect(file.headers.get('content-disposition')).toBe(
			`attachment; filename="compte-rendu-told-table-des-rosiers-2026-11-22-edition-de-la-table.${format}"`
		);
		const body = Buffer.from(await file.arrayBuffer());
		if (format === 'docx') expect([...unzip(body).keys()]).toContain('word/document.xml');
		else if (format === 'odt') expect([...unzip(body).keys()]).toContain('content.xml');
		else if (format === 'ics') expect(body.toString()).toContain('told-next-place');
		else if (format === 'pdf') expect(body.subarray(0, 5).toString()).toBe('%PDF-');
		else expect(body.toString()).toContain('told-words-entry-decision');
	}
	const english = await get('/minutes/K7QM2XPA.md?lang=en');
	expect(english.headers.get('content-disposition')).toContain(
		'"minutes-told-table-des-rosiers-2026-11-22-the-table-s-edition.md"'
	);
});

test('D22 no browser keeps the minutes, and a reader who holds the current version is sent nothing again', async () => {
	const get = await serve();
	for (const ending of endings) {
		const path = `K7QM2XPA${ending}`;
		const first = await get(`/minutes/${path}`);
		const body = await first.arrayBuffer();
		expect(first.headers.get('cache-control')).toBe('no-store');
		const tag = first.headers.get('etag') ?? '';
		const reload = { 'cache-control': 'max-age=0' };
		const again = await get(`/minutes/${path}`, 'fr', { ...reload, 'if-none-match': tag });
		expect([again.status, await again.text()]).toEqual([304, '']);
		const other = await get(`/minutes/${path}`, 'fr', { ...reload, 'if-none-match': '"another"' });
		expect([other.status, other.headers.get('etag')]).toEqual([200, tag]);
		expect(await other.arrayBuffer()).toEqual(body);
	}
	expect((await get('/minutes/AAAAAAAA')).headers.get('cache-control')).toBe('no-store');
}, 180_000);

test('D22 an unknown key gets a page that says so', async () => {
	const get = await serve();
	for (const path of [
		'AAAAAAAA',
		'AAAAAAAA.md',
		'x',
		'K7QM2XPA.exe',
		'K7QM2XPA.page',
		'K7QM2XPA.null',
		'K7QM2XPA.',
		'..%2Fstyle.css',
		'%3Cscript%3E',
		'__proto__'
	]) {
		const missing = await get(`/minutes/${path}`);
		expect(missing.status).toBe(404);
		const text = await missing.text();
		expect(text).toContain('Ce compte rendu n’est pas ici');
		expect(text).not.toContain('<script');
	}
});

test('D22 the page finds its style and letters beside it', async () => {
	const get = await serve();
	const page = await (await get('/minutes/K7QM2XPA')).text();
	expect(page).toContain('href="/minutes/style.css"');
	expect(page).not.toMatch(/<style|style="|<script/);
	const style = await get('/minutes/style.css');
	expect(style.headers.get('content-type')).toContain('text/css');
	for (const [, name] of (await style.text()).matchAll(/url\('([^']+)'\)/g))
		expect((await get(`/minutes/${name}`)).headers.get('content-type')).toBe('font/woff2');
});

test('D22 every link leads to a file that is there, in the same language', async () => {
	const get = await serve();
	const page = await (await get('/minutes/MIDWAY22?lang=en')).text();
	const links = [...page.matchAll(/href="(\/minutes\/MIDWAY22[^"]*)"/g)].map((match) => match[1] ?? '');
	const others = languages.filter((language) => language !== 'en');
	const bare = links.map((link) => link.replace(/&(?:amp;)?t=[\w-]+$/, ''));
	expect(bare.toSorted()).toEqual(
		[
			...endings.map((ending) => `/minutes/MIDWAY22${ending}?lang=en`),
			...others.map((language) => `/minutes/MIDWAY22?lang=${language}`)
		].sort()
	);
	for (const link of links) {
		const file = await get(link.replace('&amp;', '&'));
		expect([file.status, (await file.arrayBuffer()).byteLength > 100]).toEqual([200, true]);
	}
});

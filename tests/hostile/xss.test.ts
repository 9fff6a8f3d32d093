import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
	documentEnding,
	documentKinds,
	documentsOf,
	filesOf,
	type DocumentFile
} from '#api/minutes-files.ts';
import { readPdf } from '../support/documents/pdf.ts';
import { faultOf, parsePage, textOf, unzip } from '../support/documents/reading.ts';
import { openMeeting } from '../support/hall.ts';
import { startTestServer } from '../support/server.ts';
import { corpus, short } from '../support/hostile/corpus.ts';
import { poison } from '../support/hostile/poisoned.ts';
import { bodyFields, commandFields } from '../support/hostile/text-fields.ts';
import { readMinutes } from '../support/reading.ts';

const root = resolve(import.meta.dirname, '../..');
const sources = globSync('src/**/*.{svelte,ts}', { cwd: root }).map(
	(file) => [file, readFileSync(join(root, file), 'utf8')] as const
);
const active = 'script, iframe, object, embed, base, form, meta[http-equiv=refresh], svg [onload], [srcdoc]';

describe('H6 text that would be markup', () => {
	test('H6 the surfaces write only our own icons as markup', () => {
		const raw = sources.filter(([, text]) => text.includes('{@html')).map(([file]) => file);
		expect(raw).toEqual(['src/lib/components/ui/Icon.svelte']);
		const icons = sources.flatMap(([file, text]) =>
			[...text.matchAll(/<Icon\s+svg=\{([^}]*)\}/g)].map((match) => [file, match[1] ?? ''] as const)
		);
		expect(icons.length).toBeGreaterThan(10);
		for (const [file, svg] of icons)
			expect(svg, file).not.toMatch(/words|title|label|name|text|prompt|question/i);
	});

	test('H6 nothing in the surfaces makes markup or code out of text', () => {
		const makers =
			/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser|createContextualFragment|srcdoc=/;
		for (const [file, text] of sources) expect(text, file).not.toMatch(makers);
		// An address is one of ours, or begins like one of ours.
		const own = /href=(?:"(?:[#/]|\{path\})[^"]*"|\{(?:path|`?\/|url|href|link|minutes)[^}]*\})/;
		for (const [file, text] of sources)
			for (const [found] of text.matchAll(/\shref=(?:"[^"]*"|\{[^}]*\})/g)) expect(found, file).toMatch(own);
	});

	test('H6 the corpus reaches every text field of every command and body', async () => {
		const { fields } = await poison(await startTestServer());
		const texts = [...commandFields, ...bodyFields].filter(({ kind }) => kind === 'text');
		expect(texts.length).toBeGreaterThan(40);
		expect(texts.map(({ path }) => path).filter((path) => !fields.has(path))).toEqual([]);
	});

	test.each([short[0], short[2], short[6]])(
		'H6 with %s in every field each document shows it as it was written, and none of it is markup',
		async (text) => {
			const server = await startTestServer();
			const { made, corrected, staff, vote } = await poison(server, text);
			await staff.do({ type: 'CloseVote', vote, round: 1 });
			await staff.do({ type: 'CloseMeeting' });
			for (const id of [made.id, corrected]) {
				const read = async (format: string) => {
					const response = await readMinutes(server, { id, token: made.token }, format);
					expect(response.status, format).toBe(200);
					return Buffer.from(await response.arrayBuffer());
				};
				const words = id === made.id ? [text, ...corpus] : [text];
				for (const format of ['', '.html']) checkPage((await read(format)).toString('utf8'), words);
				checkWord(unzip(await read('.docx')), words);
				const markdown = (await read('.md')).toString('utf8');
				expect(markdown.replace(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(/<\w|\]\(\s*javascript/i);
				const json = JSON.stringify(JSON.parse((await read('.json')).toString('utf8')));
				for (const each of words) expect(json, each).toContain(JSON.stringify(each).slice(1, -1));
			}
		}
	);

	test.each([short[0], short[6]])(
		'H6 with %s every other document has it as text in every file',
		async (text) => {
			const server = await startTestServer();
			const { made, staff, item, vote } = await poison(server, text);
			await staff.do({ type: 'CloseVote', vote, round: 1 });
			await staff.do({ type: 'CloseMeeting' });
			const of = { item, group: staff.view.groups[0]?.id ?? '' };
			for (const kind of documentKinds) {
				const { hasPage, of: about } = documentsOf[kind];
				for (const file of [...(hasPage ? [null] : []), ...filesOf(kind)]) {
					const ending = documentEnding(kind, about === null ? '' : of[about], file);
					const response = await readMinutes(server, made, ending);
					expect(response.status, ending).toBe(200);
					await checks[file ?? 'html'](Buffer.from(await response.arrayBuffer()), text);
				}
			}
		}
	);
});

const within = (told: string, text: string): void =>
	expect(told.replace(/\s/gu, '')).toContain(text.replace(/\s/gu, ''));

/** Every file holds the text as it was typed. These checks look at its form besides. */
const checks: Readonly<Record<DocumentFile, (body: Buffer, text: string) => void | Promise<void>>> = {
	html: (body, text) => checkPage(body.toString('utf8'), [text]),
	docx: (body, text) => checkWord(unzip(body), [text]),
	odt: (body, text) => {
		const files = unzip(body);
		for (const [name, xml] of files) if (name.endsWith('.xml')) expect(faultOf(xml), name).toBeNull();
		within(textOf(files.get('content.xml') ?? ''), text);
	},
	pdf: async (body, text) => within((await readPdf(body)).text, text),
	md: (body) =>
		expect(body.toString('utf8').replace(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(/<\w|\]\(\s*javascript/i),
	json: (body, text) =>
		expect(JSON.stringify(JSON.parse(body.toString('utf8')))).toContain(JSON.stringify(text).slice(1, -1)),
	csv: (body) => expect(body.toString('utf8')).toContain(';'),
	ics: (body) => expect(body.toString('utf8')).toMatch(/^BEGIN:VCALENDAR/),
	txt: (body, text) => within(body.toString('utf8'), text)
};

function checkPage(html: string, words: readonly string[]): void {
	const page = parsePage(html);
	expect(page.querySelectorAll(active).length).toBe(0);
	for (const element of page.querySelectorAll('*'))
		for (const { name, value } of element.attributes) {
			expect(name).not.toMatch(/^on/i);
			expect(value).not.toMatch(/^\s*javascript:/i);
		}
	const text = page.body.textContent.replace(/[\u00A0\u202F]/g, ' ');
	for (const each of words) expect(text, each).toContain(each);
}

function checkWord(files: ReadonlyMap<string, string>, words: readonly string[]): void {
	for (const [name, xml] of files) if (/\.(xml|rels)$/.test(name)) expect(faultOf(xml), name).toBeNull();
	const word = textOf(files.get('word/document.xml') ?? '');
	for (const each of words) expect(word, each).toContain(each);
	expect([...files.values()].join('')).not.toMatch(/Target="javascript:/i);
}

describe('H7 the policy of the pages', () => {
	test('H7 only the built inline scripts may run, and nothing is upgraded to https over plain http', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const surfaces = ['/', '/enter', '/tables', '/facilitate', '/scribe', '/screen', `/minutes/${made.key}`];
		let inline = 0;
		for (const path of [...surfaces, '/minutes/AAAAAAAA', '/nothing', '/api/tables']) {
			const response = await fetch(server.url + path);
			const { headers } = response;
			const policy = headers.get('content-security-policy') ?? '';
			const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
			expect(scripts, path).toMatch(/^'self'( 'sha256-[A-Za-z0-9+/=]+')*$/);
			expect(policy, path).not.toMatch(/upgrade-insecure|unsafe-eval|\*/);
			expect(policy, path).toContain("object-src 'none'");
			expect(policy, path).toContain("base-uri 'none'");
			expect(headers.get('strict-transport-security'), path).toBeNull();
			expect(headers.get('referrer-policy'), path).toBe('no-referrer');
			expect(headers.get('set-cookie'), path).toBeNull();
			if (!surfaces.includes(path)) continue;
			expect(response.status, path).toBe(200);
			for (const [, code = ''] of (await response.text()).matchAll(
				/<script(?![^>]*\ssrc=)[^>]*>([^]*?)<\/script>/g
			)) {
				inline += 1;
				expect(scripts, path).toContain(`'sha256-${createHash('sha256').update(code).digest('base64')}'`);
			}
		}
		expect(inline).toBeGreaterThan(0);
	});
});

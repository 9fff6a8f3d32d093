import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guidePage, readmeWithGuide } from '#scripts/guide.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'docs/guide');
const pictures = globSync('*.svg', { cwd: folder });

describe('the guide for somebody who is no developer', () => {
	it('the guide in the README is the one in the folder that starts (else: node scripts/guide.ts)', () => {
		expect(readFileSync(join(root, 'README.md'), 'utf8')).toBe(readmeWithGuide());
	});

	it('the guide is a page that asks for no other file, and shows every picture', () => {
		const page = guidePage();
		expect(page).not.toMatch(/\b(?:src|href)\s*=|url\(|@import/);
		expect(page.match(/<svg /g)?.length).toBe(pictures.length);
		expect(page.match(/<h1>/g)?.length).toBe(1);
		expect(page.match(/<h2>/g)?.length).toBeGreaterThan(4);
	});

	it('the guide says what each picture shows, in the picture itself and in the text', () => {
		const text = readFileSync(join(folder, 'guide.md'), 'utf8');
		const said = new Map([...text.matchAll(/!\[(.+?)\]\((.+?)\)/g)].map(([, words, file]) => [file, words]));
		for (const picture of pictures) {
			const [, title] = /<title>(.+?)<\/title>/.exec(readFileSync(join(folder, picture), 'utf8')) ?? [];
			expect(said.get(picture), picture).toBe(title);
		}
	});
});

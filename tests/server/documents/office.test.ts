// LibreOffice opens the documents, as an association does. Both are opened by one start of it, which takes a few seconds.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { officeHere } from '#scripts/office.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import type { Minutes } from '#meeting/minutes/types.ts';
import { formats } from '#server/documents/formats.ts';
import { compose } from '#server/documents/compose/document.ts';
import { docx } from '#server/documents/docx.ts';
import { odt } from '#server/documents/odt/odt.ts';
import { wordsIn } from '#server/process/words.ts';
import { evening, names, stringsIn } from '#tests/support/meeting/evening.ts';
import { six } from '#tests/support/meeting/evening-contents.ts';
import { orderFor } from '../../support/documents/orders.ts';
import { newFolder } from '../../support/server.ts';

const arabic = 'نريد 12 مقعدا في Place 12 منذ 2024';
const minutes = minutesOf(evening, names);
const mixed = JSON.parse(
	JSON.stringify(minutes)
		.replaceAll('told-words-entry-off', arabic)
		.replaceAll('told-words-entry-decision', arabic)
) as Minutes;
const others = ['brief', 'aloud', 'item', 'theme'] as const;
/** What each begins and ends with. */
const ends: Readonly<Record<(typeof others)[number], readonly [string, string]>> = {
	brief: ['En bref', 'told-next-place'],
	aloud: ['told-title', 'told-next-place'],
	item: ['told-item-lifts', 'told-question-vote-2'],
	theme: ['told-group', 'told-idea-1']
};

test('D72 LibreOffice opens the Word document and the OpenDocument text without repair, and reads all of it, also 12 within Arabic', async ({
	skip
}) => {
	const office = officeHere();
	if ('refused' in office) return skip(office.refused);
	const folder = await newFolder();
	const written = compose(mixed, wordsIn('fr', 'Europe/Paris'), six);
	const files: Record<string, string | Uint8Array> = {
		'word.docx': await docx(written),
		'open.odt': odt(written, six)
	};
	for (const kind of others)
		for (const format of ['docx', 'odt'] as const)
			files[`${kind}-${format}.${format}`] = await formats[format].make(
				orderFor(mixed, kind, format, { edition: 'table' })
			);
	for (const [name, body] of Object.entries(files)) writeFileSync(join(folder, name), body);
	execFileSync(
		office.program,
		[
			`-env:UserInstallation=file://${join(folder, 'profile')}`,
			...['--headless', '--norestore', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder],
			...Object.keys(files).map((name) => join(folder, name))
		],
		{ stdio: 'ignore', timeout: 120_000 }
	);
	const told = stringsIn(mixed, 'told-');
	for (const name of ['word.txt', 'open.txt']) {
		const text = readFileSync(join(folder, name), 'utf8').replace(/[\u2066-\u2069]/g, '');
		expect(
			told.filter((each) => !text.includes(each)),
			name
		).toEqual([]);
		expect(text).toContain(arabic);
	}
	for (const [name, [begin, end]] of Object.entries(ends))
		for (const format of ['docx', 'odt']) {
			const text = readFileSync(join(folder, `${name}-${format}.txt`), 'utf8').replace(
				/[\u2066-\u2069]/g,
				''
			);
			expect(text, `${name} ${format}`).toContain(begin);
			expect(text, `${name} ${format}`).toContain(end);
			expect(text.includes(arabic), `${name} ${format}`).toBe(name !== 'theme');
		}
}, 180_000);

// LibreOffice opens the documents, as an association does. Both are opened by one start of it, which takes a few seconds.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { officeHere } from '#scripts/office.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import type { Minutes } from '#meeting/minutes/types.ts';
import { compose } from '#server/documents/compose/document.ts';
import { docx } from '#server/documents/docx.ts';
import { odt } from '#server/documents/odt/odt.ts';
import { wordsIn } from '#server/process/words.ts';
import { evening, names, stringsIn } from '#tests/support/meeting/evening.ts';
import { six } from '#tests/support/meeting/evening-contents.ts';
import { newFolder } from '../../support/server.ts';

const arabic = 'نريد 12 مقعدا في Place 12 منذ 2024';
const minutes = minutesOf(evening, names);
const mixed = JSON.parse(JSON.stringify(minutes).replaceAll('told-words-entry-off', arabic)) as Minutes;

test('D72 LibreOffice opens the Word document and the OpenDocument text without repair, and reads all of it, also 12 within Arabic', async ({
	skip
}) => {
	const office = officeHere();
	if ('refused' in office) return skip(office.refused);
	const folder = await newFolder();
	const written = compose(mixed, wordsIn('fr', 'Europe/Paris'), six);
	const files = { 'word.docx': await docx(written), 'open.odt': odt(written, six) };
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
}, 180_000);

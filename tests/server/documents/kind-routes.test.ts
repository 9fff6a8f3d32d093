// Who reaches which document of an evening, by which address.
import { describe, expect, test } from 'vitest';
import { readable } from '#server/documents/asked.ts';
import { unpublished } from '#meeting/publication/state.ts';
import type { FindMeeting } from '#server/documents/router.ts';
import { Tickets } from '#server/documents/tickets.ts';
import { evening, midway, names } from '#tests/support/meeting/evening.ts';
import { serve, writing } from '../../support/documents/serving.ts';

const toRead = { ...evening, publication: unpublished };
const found =
	(meeting: typeof evening): FindMeeting =>
	(key) =>
		Promise.resolve(key === 'K7QM2XPA' ? { meeting, names } : null);
const at = (ending: string): string => `/minutes/K7QM2XPA${ending}`;
const handouts = ['/brief', '/brief.html', '/brief.md', '/aloud', '/aloud.md', '/message.txt'];

describe('L171 what may be handed out', () => {
	test('L171 is there for staff from the closing on, and quotes nobody, although their ticket opens the table’s edition', async () => {
		const get = await serve(found(toRead), writing(), true, 'staff');
		for (const ending of handouts) {
			const answer = await get(at(ending));
			expect(answer.status, ending).toBe(200);
			const text = await answer.text();
			expect(text, ending).toContain('told-words-entry-decision');
			expect(text, ending).not.toContain('told-words-entry-named');
		}
		expect(await (await get(at('.md'))).text()).toContain('told-words-entry-named');
	});

	test('L171 is not there before the closing, nor for a seat or without a ticket before the publication', async () => {
		const during = await serve(found(midway), writing(), true, 'staff');
		const seat = await serve(found(toRead), writing());
		const anybody = await serve(found(toRead), writing(), false);
		for (const get of [during, seat, anybody]) {
			expect((await get(at('/brief.md'))).status).toBe(404);
			expect(await (await get(at('/brief'))).text()).not.toContain('told-words-entry-decision');
		}
	});

	test('D74 is there for everybody once the minutes are published', async () => {
		const get = await serve(found(evening), writing(), false);
		for (const ending of handouts) expect((await get(at(ending))).status, ending).toBe(200);
	});
});

test('D22 the links of the page of a document lead to its files, and each has its name', async () => {
	const get = await serve(found(evening), writing(), false);
	const page = await (await get(at('/item/item-2'))).text();
	const links = [...page.matchAll(/href="(\/minutes\/K7QM2XPA[^"]*)"/g)].map(([, link = '']) => link);
	expect(links).toContain('/minutes/K7QM2XPA/item/item-2.docx?lang=fr');
	for (const link of links.filter((each) => !each.includes('.pdf')))
		expect((await get(link)).status, link).toBe(200);
	const named = async (ending: string) => (await get(at(ending))).headers.get('content-disposition');
	expect(await named('/brief.md')).toContain('"en-bref-told-table-des-rosiers-2026-11-22.md"');
	expect(await named('/message.txt')).toContain('"message-told-table-des-rosiers-2026-11-22.txt"');
	expect(await named('.md')).toContain('"compte-rendu-told-table-des-rosiers-2026-11-22.md"');
	const ofItem = 'extrait-told-item-lifts-told-table-des-rosiers-2026-11-22';
	expect(await named('/item/item-2.md')).toContain(`"${ofItem}.md"`);
	expect(await named('/theme/group-1.md')).toContain(
		'"theme-told-group-told-table-des-rosiers-2026-11-22.md"'
	);
	const ofTable = await serve(found(evening), writing(), true);
	expect((await ofTable(at('/item/item-2.md'))).headers.get('content-disposition')).toContain(
		`"${ofItem}-edition-de-la-table.md"`
	);
});

test('D22 the extract of an item whose title has no Latin letter has the id of the item in its name', async () => {
	const lifts = evening.agenda.items['item-2'];
	const items = { ...evening.agenda.items, ...(lifts && { 'item-2': { ...lifts, title: 'المصاعد' } }) };
	const arabic = { ...evening, agenda: { ...evening.agenda, items } };
	const get = await serve(found(arabic), writing(), false);
	const { headers } = await get(at('/item/item-2.md'));
	expect(headers.get('content-disposition')).toContain('"extrait-item-2-told-table-');
});

test('L171 what does not exist gets a page that says so', async () => {
	const get = await serve(found(evening), writing(), true);
	for (const ending of [
		'/poster',
		'/poster.docx',
		'/message.pdf',
		'/brief.txt',
		'/brief.json',
		'/minutes',
		'/brief/item-2',
		'/item',
		'/item.md',
		'/item/constructor.md',
		'/item/__proto__',
		'/item/nobody.md',
		'/theme/item-2.md',
		'/theme/hush-group.md',
		'/nothing.md',
		'/item/item-2/more'
	]) {
		const answer = await get(at(ending));
		expect(answer.status, ending).toBe(404);
		const text = await answer.text();
		expect(text, ending).not.toContain('told-');
	}
});

test('L56 a part that the meeting does not have is missing before any minutes are made', async () => {
	const desk = { tickets: new Tickets(Date.now), versions: { of: () => Promise.resolve(evening) } };
	const reading = (kind: 'item' | 'theme', of: string) =>
		readable(
			{ meeting: evening, names },
			{ key: 'K7QM2XPA', ticket: undefined, version: undefined, document: { kind, of } },
			desk
		);
	for (const id of ['nobody', 'constructor', '__proto__', 'group-1'])
		expect(await reading('item', id), id).toBe('missing');
	for (const id of ['nobody', 'constructor', '__proto__', 'item-2'])
		expect(await reading('theme', id), id).toBe('missing');
	expect(await reading('item', 'item-2')).toMatchObject({ record: { meeting: evening } });
	expect(await reading('theme', 'group-1')).toMatchObject({ record: { meeting: evening } });
});

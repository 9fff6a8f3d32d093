// The pages of every PDF: nothing is cut, however much there is of it.
import { describe, expect, test } from 'vitest';
import { documentKinds, filesOf } from '#api/minutes-files.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import type { Minutes } from '#meeting/minutes/types.ts';
import { formats } from '#server/documents/formats.ts';
import { evening, names } from '#tests/support/meeting/evening.ts';
import { longEvening } from '../../support/documents/long-evening.ts';
import { orderFor } from '../../support/documents/orders.ts';
import { readPdf, textBeyond } from '../../support/documents/pdf.ts';

const table = minutesOf(evening, names);
const arabic = 'نريد 12 مقعدا أمام المدرسة منذ 2024';
/** Everything that people typed is this. */
const typed = (instead: string): Minutes =>
	JSON.parse(JSON.stringify(table), (_, each: unknown) =>
		typeof each === 'string' && each.startsWith('told-') ? instead : each
	) as Minutes;

const evenings: readonly (readonly [string, Minutes])[] = [
	['a usual evening', table],
	['300 ideas', longEvening({ ideas: 300, decisions: 4, quotes: 30, votes: 3 })],
	[
		'a title of 200 letters',
		longEvening({ title: 'Le toit de l’école et la cour '.repeat(7).slice(0, 200), decisions: 3, votes: 1 })
	],
	['words of 120 letters without a space', typed('m'.repeat(120))],
	['everything in Arabic', typed(arabic)],
	['200 entries', longEvening({ quotes: 120, decisions: 40, actions: 30, commitments: 10, votes: 6 })]
];
const kinds = documentKinds.filter((kind) => filesOf(kind).includes('pdf'));

describe('D87 no text lies beyond its page', () => {
	test.each(evenings)(
		'D87 with %s',
		async (_, minutes) => {
			for (const kind of kinds) {
				if (
					kind === 'theme' &&
					!minutes.sections.some(({ walls }) => walls.some(({ groups }) => groups.length > 0))
				)
					continue;
				const of = kind === 'item' ? (minutes.sections.find(({ item }) => item)?.item?.id ?? '') : undefined;
				const order = orderFor(minutes, kind, 'pdf', { edition: 'table', ...(of !== undefined && { of }) });
				expect(await textBeyond(Buffer.from(await formats.pdf.make(order))), kind).toEqual([]);
			}
		},
		120_000
	);
});

test('D71 in each PDF a number within Arabic is read back as it was typed', async () => {
	for (const kind of kinds) {
		const { text } = await readPdf(
			Buffer.from(await formats.pdf.make(orderFor(typed(arabic), kind, 'pdf', { edition: 'table' })))
		);
		for (const word of arabic.split(' ')) expect(text, kind).toContain(word);
		expect(text, kind).not.toMatch(/(?<!\d)(21|4202)(?!\d)/);
	}
}, 120_000);

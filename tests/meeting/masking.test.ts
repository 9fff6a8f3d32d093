// Masking replaces words for ever, wherever people wrote them.
import { describe, expect, it, test } from 'vitest';
import { eventRows, eventTexts, type Event } from '#meeting/event.ts';
import { evolveAll } from '#meeting/evolve.ts';
import { maskedEvent, maskerOf, placesToMask } from '#meeting/masking.ts';
import { emptyMeeting } from '#meeting/meeting.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import { placesOf, searchFor } from '#meeting/name-search.ts';
import { schemaOfEvent } from '#stream/event-row.ts';
import * as v from 'valibot';
import { sampleEvent } from '#tests/support/event-samples.ts';
import { facilitator, Play, scribe } from '#tests/support/meeting-play.ts';
import { RandomMeeting } from '#tests/support/random-meeting.ts';

const masked = (words: string, text: string) => maskerOf(words).masked(text);

describe('F3 whole words', () => {
	test.each([
		['Nadia', 'Nadia attend, et NADIA aussi', '▮▮▮ attend, et ▮▮▮ aussi'],
		['nadia', 'Nadiane, Annadia et Nadia2 restent', 'Nadiane, Annadia et Nadia2 restent'],
		['Zoé', 'Comme dit ZOE : zoé !', 'Comme dit ▮▮▮ : ▮▮▮ !'],
		['Zoe', 'Zoe\u0301 et Zoé.', '▮▮▮ et ▮▮▮.'],
		['Ben Ali', 'Mme Ben-Ali, M. Ben\nAli, Ben  Ali et Ben', 'Mme ▮▮▮, M. ▮▮▮, ▮▮▮ et Ben'],
		['Anne-Marie', 'Anne Marie est là', '▮▮▮ est là'],
		['l’Œuvre', "à L'oeuvre", 'à ▮▮▮'],
		['06 12 34', 'au 06-12-34, pas au 06123456', 'au ▮▮▮, pas au 06123456'],
		['Νίκος', 'Ο ΝΙΚΟΣ εδώ', 'Ο ▮▮▮ εδώ'],
		['وليد', 'قال وليد: نعم', 'قال ▮▮▮: نعم'],
		['a.b', 'axb a.b', 'axb ▮▮▮']
	])('F3 « %s » in « %s »', (words, text, told) => {
		expect(masked(words, text)).toBe(told);
	});

	it('F3 whatever is masked is no longer found, and masking twice changes nothing', () => {
		const names = ['Nadia', 'Ben Ali', 'Œdipe', 'Éloïse', '李', 'Ж', '34'];
		const pieces = [
			'Nadia',
			' ',
			'BEN',
			'-',
			'ali',
			'œdipe',
			'’',
			'Eloi\u0308se',
			'李白',
			'ж',
			'34',
			'.',
			'\u00AD'
		];
		for (const name of names)
			for (let seed = 0; seed < 400; seed += 1) {
				const text = [1, 7, 49, 343]
					.map((n) => pieces[Math.floor(seed * 13 + seed / n) % pieces.length])
					.join('');
				const told = masked(name, text);
				expect(placesOf(name)(told), text).toEqual([]);
				expect(masked(name, told)).toBe(told);
				if (placesOf(name)(text).length > 0) expect(searchFor(name)(text), text).toBe(true);
				else expect(told).toBe(text);
			}
	});
});

describe('F4 every text of people', () => {
	it('F4 masks each text of each kind of event, and changes nothing else in it', () => {
		let texts = 0;
		for (const [type, row] of Object.entries(eventRows)) {
			const { event, written } = sampleEvent(type, row.fields);
			const told = maskedEvent(event as Event, maskerOf('texte'));
			texts += written.length;
			expect(JSON.stringify(told), type).toBe(JSON.stringify(event).replaceAll('texte', '▮▮▮'));
			expect(v.is(schemaOfEvent(type, row), told), type).toBe(true);
			expect(maskedEvent(event as Event, maskerOf('absent')), type).toBe(event);
		}
		expect(texts).toBeGreaterThan(40);
	});

	it('F4 over random meetings no text holds the words, and everything else is as it was', () => {
		for (const seed of [3, 88, 1234]) {
			const random = new RandomMeeting(seed);
			for (let step = 0; step < 400; step += 1) random.step();
			const masker = maskerOf('bancs');
			const lines = random.lines.map((line) => ({
				...line,
				events: line.events.map((event) => maskedEvent(event, masker))
			}));
			expect(
				lines
					.flatMap(({ events }) => events)
					.flatMap(eventTexts)
					.filter(masker.isIn)
			).toEqual([]);
			const meeting = lines.reduce((at, { events, cause }) => evolveAll(at, events, cause), emptyMeeting);
			const [before, after] = [JSON.stringify(random.meeting), JSON.stringify(meeting)];
			expect(after).toBe(before.replaceAll(/\bbancs\b/g, '▮▮▮'));
			expect(before).toContain('bancs');
		}
	});
});

describe('F5 the places', () => {
	it('F5 tells each text in which the words stand, also what was replaced since, and no part of a name', () => {
		const play = new Play();
		const events: Event[] = [
			...play.does(facilitator, { type: 'AddItem', title: 'La demande de Nadia Roy' }, 'item-000001'),
			...play.does(facilitator, { type: 'EditItem', item: 'item-000001', title: 'Nadia' }),
			...play.does(facilitator, { type: 'OpenDoors' }),
			...play.does(
				scribe,
				{ type: 'NoteEntry', kind: 'quote', words: 'Nadia Roy dit : Nadia Roy' },
				'entry-00001'
			)
		];
		const places = placesToMask(play.meeting, events, maskerOf('Nadia Roy'));
		expect(places.map(({ kind, text }) => [kind, text])).toEqual([
			['entry', 'Nadia Roy dit : Nadia Roy'],
			['former', 'La demande de Nadia Roy']
		]);
	});
});

it('F6 the minutes name a masking with time, role and reason, and without the words', () => {
	const play = Play.open();
	const at = (play.at += 1000);
	const event = { type: 'WordsMasked', reason: 'Un nom', places: 3 } as const;
	play.meeting = evolveAll(play.meeting, [event], { id: 'mask-000001', by: scribe, at });
	expect(minutesOf(play.meeting, {}).corrections.masked).toEqual([
		{ at, by: 'scribe', reason: 'Un nom', places: 3 }
	]);
});

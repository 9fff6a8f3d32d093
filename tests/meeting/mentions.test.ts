// Where a first name stands in what people wrote. The places are taken from the schemas of the commands. A new place in which nobody
// searches fails here.
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { clientRows, type ClientCommand } from '#meeting/command.ts';
import { eventRows, type Event } from '#meeting/event.ts';
import { emptyMeeting } from '#meeting/meeting.ts';
import { mentionsOf, type Mention } from '#meeting/mentions.ts';
import { searchFor } from '#meeting/name-search.ts';
import { schemaOfEvent } from '#stream/event-row.ts';
import { sampleEvent } from '#tests/support/event-samples.ts';
import { freeTextsIn } from '#tests/support/free-texts.ts';
import { facilitator, host, Play } from '#tests/support/meeting-play.ts';

/** Places that are left out: the first name itself, which forgetting erases, and texts that are only compared and never kept. */
const apart = ['SetName.name', 'NameGroup.seen'];
const everyPlace = Object.entries(clientRows)
	.flatMap(([type, { fields }]) => freeTextsIn(v.strictObject(fields)).map((path) => `${type}.${path}`))
	.filter((place) => !apart.includes(place));

/** A meeting in which each place where people write holds a first name of its own. */
class Written {
	readonly play = new Play();
	readonly events: Event[] = [];
	readonly #names = new Map<string, string>();

	constructor() {
		this.play.meeting = emptyMeeting;
		const created = { type: 'CreateMeeting', meeting: 'meeting-2', table: 'table-1', salt: 's' } as const;
		const texts = {
			tableName: this.text('CreateMeeting.tableName'),
			title: this.text('CreateMeeting.title')
		};
		this.events.push(...this.play.does(host, { ...created, ...texts }));
	}

	get places(): ReadonlyMap<string, string> {
		return this.#names;
	}
	/** "Chez Prenoma": a sentence with a name that stands nowhere else. */
	text(place: string): string {
		const name = `Prenom${String.fromCharCode(...[...String(this.#names.size)].map((digit) => 97 + Number(digit)))}`;
		this.#names.set(place, name);
		return `Chez ${name}`;
	}
	does(command: ClientCommand, id: string): string {
		this.events.push(...this.play.does(facilitator, command, id.padEnd(12, '0')));
		return id.padEnd(12, '0');
	}
	found(place: string): Mention[] {
		const name = this.#names.get(place) ?? '';
		return mentionsOf(this.play.meeting, this.events, searchFor(name));
	}
}

function plan(written: Written, type: 'PrepareVote' | 'EditVote') {
	const options = [written.text(`${type}.options.[]`), 'Rien'];
	return { question: written.text(`${type}.question`), kind: 'one', options } as const;
}
function entry(written: Written, type: 'NoteEntry' | 'EditEntry') {
	const text = (field: string) => written.text(`${type}.${field}`);
	return {
		disagreement: { kind: 'disagreement', words: text('words'), against: text('against') },
		action: { kind: 'action', words: 'Agir', who: { group: text('who.group') }, when: text('when') },
		commitment: {
			kind: 'commitment',
			words: 'Promettre',
			official: { name: text('official.name'), role: text('official.role') }
		}
	} as const;
}

/** What people write once the meeting is closed. */
function writePublication(written: Written, item: string): void {
	const text = (place: string) => written.text(place);
	const proposed = (field: string) => text(`ProposeCorrection.${field}`);
	const answered = (field: string) => text(`AnswerCorrection.${field}`);
	const proposal = written.does(
		{
			type: 'ProposeCorrection',
			item,
			words: proposed('words'),
			against: proposed('against'),
			reason: proposed('reason')
		},
		'propose'
	);
	written.does(
		{
			type: 'AnswerCorrection',
			proposal,
			outcome: 'both',
			words: answered('words'),
			against: answered('against'),
			reason: answered('reason')
		},
		'answer'
	);
	written.does({ type: 'PublishMinutes', how: 'by', by: text('PublishMinutes.by') }, 'publish');
	written.does(
		{ type: 'PublishMinutes', how: 'unread', reason: text('PublishMinutes.reason') },
		'publish-again'
	);
	const copy = { edition: 'outside', document: 'brief' } as const;
	written.does({ type: 'NoteCopy', ...copy, to: text('NoteCopy.to') }, 'copy');
}

/** A text in every place, some of them replaced since. */
function writeEverything(): Written {
	const written = new Written();
	const text = (place: string) => written.text(place);
	const item = written.does(
		{ type: 'AddItem', title: text('AddItem.title'), note: text('AddItem.note') },
		'item'
	);
	written.does(
		{ type: 'EditItem', item, title: text('EditItem.title'), note: text('EditItem.note') },
		'edit'
	);
	const vote = written.does(
		{ type: 'PrepareVote', item, ...plan(written, 'PrepareVote') } as ClientCommand,
		'vote'
	);
	written.does({ type: 'EditVote', vote, ...plan(written, 'EditVote') } as ClientCommand, 'edit-vote');
	const wall = written.does({ type: 'PrepareWall', item, prompt: text('PrepareWall.prompt') }, 'wall');
	written.does({ type: 'EditWall', wall, prompt: text('EditWall.prompt'), review: false }, 'edit-wall');
	written.does({ type: 'OpenDoors' }, 'doors');
	written.does({ type: 'OpenWall', wall }, 'open-wall');
	const idea = written.does({ type: 'PostIdea', wall, words: text('PostIdea.words') }, 'idea');
	const group = written.does({ type: 'GroupIdeas', wall, ideas: [idea] }, 'group');
	written.does({ type: 'NameGroup', wall, group, name: text('NameGroup.name') }, 'name');
	const edited = entry(written, 'EditEntry');
	for (const [kind, noted] of Object.entries(entry(written, 'NoteEntry'))) {
		const id = written.does({ type: 'NoteEntry', ...noted, item, source: null }, kind);
		written.does({ type: 'EditEntry', entry: id, ...edited[kind as keyof typeof edited] }, `edit-${kind}`);
	}
	const as = (type: string) => ({ name: text(`${type}name`), role: text(`${type}role`) });
	const guest = written.does({ type: 'WelcomeGuest', ...as('WelcomeGuest.') }, 'guest');
	written.does({ type: 'SetGuest', person: guest, guest: as('SetGuest.guest.') }, 'set-guest');
	const said = written.does({ type: 'NoteEntry', kind: 'quote', words: 'Dit', source: null }, 'said');
	const own = { answer: 'corrected', words: text('AnswerEntry.words') } as const;
	written.does({ type: 'AnswerEntry', entry: said, version: 1, ...own }, 'answer');
	const struck = written.does({ type: 'NoteEntry', kind: 'quote', words: 'Rien', source: null }, 'quote');
	written.does({ type: 'StrikeEntry', entry: struck, reason: text('StrikeEntry.reason') }, 'strike');
	const frame = (field: string) => text(`EditMeeting.${field}`);
	written.does(
		{
			type: 'EditMeeting',
			title: frame('title'),
			place: frame('place'),
			date: frame('date'),
			convener: frame('convener'),
			purpose: frame('purpose'),
			facilitator: frame('facilitator'),
			secretary: frame('secretary'),
			excused: frame('excused')
		},
		'frame'
	);
	written.does({ type: 'PlanNext', place: text('PlanNext.place') }, 'next');
	written.does({ type: 'CloseMeeting' }, 'close');
	writePublication(written, item);
	written.does({ type: 'ReopenMeeting', reason: text('ReopenMeeting.reason') }, 'reopen');
	return written;
}

describe('F1 where a name stands', () => {
	test('F1 the evening of this test writes in every place that the schemas of the commands have', () => {
		const { places } = writeEverything();
		expect(everyPlace.length).toBeGreaterThan(25);
		expect(everyPlace.filter((place) => !places.has(place))).toEqual([]);
	});

	test('F1 the list holds every such place, also what was replaced since', () => {
		const written = writeEverything();
		const untold = [...written.places.keys()].filter((place) => written.found(place).length === 0);
		expect(untold).toEqual([]);
	});

	test('F1 an event tells every text that people wrote in it', () => {
		const wrong: string[] = [];
		let texts = 0;
		for (const [type, row] of Object.entries(eventRows)) {
			const { event, written } = sampleEvent(type, row.fields);
			expect(v.is(schemaOfEvent(type, row), event), type).toBe(true);
			const told = row.texts(event);
			wrong.push(...written.filter((text) => !told.some((each) => each.includes(text))));
			texts += written.length;
		}
		expect(wrong).toEqual([]);
		expect(texts).toBeGreaterThan(25);
	});

	test('F1 a text that was replaced since is listed as former, once', () => {
		const written = writeEverything();
		const kinds = (place: string) => written.found(place).map(({ kind }) => kind);
		expect(kinds('EditItem.title')).toEqual(['item']);
		expect(kinds('AddItem.title')).toEqual(['former']);
		expect(kinds('EditItem.note')).toEqual(['note']);
		expect(kinds('EditVote.options.[]')).toEqual(['question']);
		expect(kinds('PrepareVote.question')).toEqual(['former']);
		expect(kinds('EditEntry.who.group')).toEqual(['entry']);
		expect(kinds('NoteEntry.who.group')).toEqual(['trace']);
		expect(kinds('StrikeEntry.reason')).toEqual(['trace']);
		expect(kinds('EditMeeting.purpose')).toEqual(['meeting']);
		expect(kinds('SetGuest.guest.name')).toEqual(['guest']);
		expect(kinds('WelcomeGuest.role')).toEqual(['former']);
		expect(kinds('ReopenMeeting.reason')).toEqual(['reopened']);
		expect(kinds('CreateMeeting.tableName')).toEqual(['former']);
	});

	test('F1 entries are listed in the order of the record', () => {
		const written = new Written();
		written.does({ type: 'OpenDoors' }, 'doors');
		const noted = ['eee', 'bbb', 'zzz', 'aaa', 'mmm'].map((id) =>
			written.does({ type: 'NoteEntry', kind: 'quote', words: 'Chez Zoé', source: null }, id)
		);
		const told = mentionsOf(written.play.meeting, written.events, searchFor('Zoé'));
		expect(told.map(({ id }) => id)).toEqual(noted);
	});

	test('F1 a removed text is listed while the journal has it; a withdrawn idea is not', () => {
		const written = new Written();
		const item = written.does({ type: 'AddItem', title: written.text('title') }, 'item');
		written.does({ type: 'RemoveItem', item }, 'remove');
		expect(written.found('title').map(({ kind }) => kind)).toEqual(['former']);
		const blanked = written.events.map((event) =>
			event.type === 'IdeaPosted' ? { ...event, words: null } : event
		);
		expect(mentionsOf(written.play.meeting, blanked, searchFor('bancs'))).toEqual([]);
	});
});

describe('F2 a name is found', () => {
	const finds = (name: string, text: string): boolean => searchFor(name)(text);

	test.each([
		['Zoé', 'Avec zoe.'],
		['zoe', 'Le mot de ZOÉ'],
		['Amina', 'C’est l’idée d’Amina'],
		['Jean-Luc', 'Jean Luc et Jean‑Luc'],
		['N’Golo', "N'golo attend"],
		['Cœur', 'coeur'],
		['Łucja', 'LUCJA'],
		['Marie Claude', 'Marie attend depuis mars'],
		['Zoé Martin', 'Madame Martin'],
		['نعم', 'قال نعم اليوم'],
		['زينب', 'وزينب أيضا'],
		['李', '我是李明']
	])('F2 %s in "%s"', (name, text) => {
		expect(finds(name, text)).toBe(true);
	});

	test.each([
		['Ali', 'l’alimentation'],
		['Zoé', 'Le zoéthrope'],
		['Al 3', 'le 3e étage'],
		['Ann', 'Année'],
		['a.*', 'abc'],
		['(', 'une parenthèse'],
		['’', 'l’eau']
	])('F2 not %s in "%s"', (name, text) => {
		expect(finds(name, text)).toBe(false);
	});
});

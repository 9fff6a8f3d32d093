import { describe, expect, test } from 'vitest';
import { checkOf } from '#meeting/minutes/check.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import { outsideOf } from '#meeting/minutes/outside.ts';
import { evening, names, stringsIn, withYes } from '#tests/support/meeting/evening.ts';
import { facilitator, Play, scribe } from '#tests/support/meeting-play.ts';

/** What is found in the words of a decision. */
function foundIn(words: string, known: readonly string[] = []) {
	const play = Play.open();
	play.does(scribe, { type: 'NoteEntry', kind: 'decision', words }, 'entry-000001');
	return checkOf(outsideOf(minutesOf(play.meeting, {})), known);
}
const kindsIn = (words: string, known: readonly string[] = []) =>
	foundIn(words, known).map(({ kind, found }) => [kind, found]);

describe('D49 the check finds', () => {
	test('D49 what stands in any text of the outside edition, but a first name that its owner switched on', () => {
		const outside = outsideOf(minutesOf(withYes, names));
		const { frame, publication, sections } = outside;
		const texts = stringsIn({ frame, versions: publication.versions, sections }, 'told-');
		const found = checkOf(outside, ['told']);
		const looked = new Set(found.map(({ text }) => text));
		expect(texts.filter((text) => !looked.has(text))).toEqual(['told-Samira']);
		const at = (sought: string) => found.filter(({ text }) => text === sought).map(({ at }) => at);
		expect(at('told-facilitator')).toEqual(['meeting']);
		expect(at('told-Dupuis')).toEqual(['guest']);
		expect(at('told-Martin')).toEqual(['entry', 'entry']);
		expect(at('told-readers')).toEqual(['publication']);
	});

	test('D49 known first names, in any text, and says where', () => {
		expect(foundIn('Demander à Zoé et à ZOE', ['Zoé'])).toEqual([
			{ kind: 'name', at: 'entry', id: 'entry-000001', text: 'Demander à Zoé et à ZOE', found: 'Zoé' }
		]);
		expect(foundIn('Le zoo est fermé', ['Zoé'])).toEqual([]);
	});

	test.each([
		'06 12 34 56 78',
		'0612345678',
		'04.91.00.11.22',
		'04-91-00-11-22',
		'+33 6 12 34 56 78',
		'0033 612345678',
		'+212 661-234567',
		'+44 (0)20 7946 0958'
	])('D49 the telephone number %s', (number) => {
		expect(kindsIn(`Appeler le ${number}, merci`)).toEqual([['telephone', number]]);
	});

	test.each([
		['Chez Mme R., appt 12', 'appt 12'],
		['appartement n° 4', 'appartement n° 4'],
		['Apt. 7B fuit', 'Apt. 7B'],
		['La porte 3 ne ferme pas', 'porte 3'],
		['escalier B', 'escalier B'],
		['au 3e étage', '3e étage'],
		['2ème étage', '2ème étage'],
		['on the 3rd floor', '3rd floor'],
		['flat 12', 'flat 12']
	])('D49 a home in “%s”', (words, found) => {
		expect(kindsIn(words)).toEqual([['home', found]]);
	});

	test.each([
		'Réunion le 10/12/2026 à 18 h 30',
		'Le bus 32 passe 12 fois',
		'2026-12-10',
		'L’escalier est sale, la porte aussi',
		'Le logement social à Marseille 13',
		'13015 Marseille',
		'1 200 000 euros'
	])('D49 nothing in “%s”', (words) => {
		expect(kindsIn(words)).toEqual([]);
	});

	test('D49 a vote with fewer than five ballots, and a way in which fewer than five answered beside others', () => {
		const found = checkOf(outsideOf(minutesOf(evening, names)), []);
		expect(
			found.filter(({ at }) => at === 'question').map(({ kind, id, found }) => [kind, id, found])
		).toEqual([['few-ballots', 'vote-2', '2']]);
		const [secret] = outsideOf(minutesOf(evening, names)).sections.flatMap(({ votes }) => votes);
		expect(secret?.secret).toBe(true);
		expect(secret?.rounds.map(({ cast, counts }) => [cast, counts.length > 0])).toEqual([
			[3, false],
			[34, true]
		]);
		const channels = { phone: 20, hand: 0, paper: 2, scribe: 0 };
		const votes = { ...evening.votes.votes };
		const first = votes['vote-1'];
		if (!first) throw new Error('no vote');
		votes['vote-1'] = {
			...first,
			results: first.results.map((result) => ({ ...result, cast: 22, channels }))
		};
		const crossed = checkOf(minutesOf({ ...evening, votes: { ...evening.votes, votes } }, names), []);
		expect(crossed.filter(({ kind }) => kind === 'small-count').map(({ id, found }) => [id, found])).toEqual([
			['vote-1', '2'],
			['vote-1', '2']
		]);
	});

	test('D49 every text that the edition has, and none that it has not', () => {
		const play = Play.open();
		play.does(facilitator, {
			type: 'EditMeeting',
			title: 'Chez Zoé',
			place: 'Salle Zoé',
			facilitator: 'Zoé'
		});
		play.does(facilitator, { type: 'AddItem', title: 'Le point de Zoé' });
		const wall = {
			type: 'PrepareWall',
			item: 'item-000001',
			prompt: 'Zoé demande',
			review: false,
			open: true
		} as const;
		play.does(facilitator, wall, 'wall-000001');
		const post = {
			type: 'PostIdea',
			wall: 'wall-000001',
			words: 'Idée de Zoé',
			for: { someone: 'new' }
		} as const;
		play.does(scribe, post, 'idea-000001');
		play.does(scribe, { type: 'NoteEntry', kind: 'quote', words: 'Zoé a dit', source: null });
		const minutes = minutesOf(play.meeting, {});
		const places = (edition: typeof minutes) =>
			checkOf(edition, ['Zoé']).map(({ at, text }) => `${at}: ${text}`);
		const everywhere = [
			'meeting: Chez Zoé',
			'meeting: Salle Zoé',
			'meeting: Zoé',
			'prompt: Zoé demande',
			'item: Le point de Zoé'
		];
		expect(places(outsideOf(minutes)).sort()).toEqual([...everywhere].sort());
		expect(places(minutes).sort()).toEqual([...everywhere, 'entry: Zoé a dit', 'idea: Idée de Zoé'].sort());
	});
});

import { describe, expect, test } from 'vitest';
import { languages } from '#i18n/catalogue.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import { kinds, markOf, voteKinds, type VoteKind } from '#meeting/vote/kinds/kinds.ts';
import { compose } from '#server/documents/compose/document.ts';
import { onePage } from '#server/documents/html/page.ts';
import { json } from '#server/documents/json.ts';
import { tableMinutes } from '#server/documents/order.ts';
import { wordsIn } from '#server/process/words.ts';
import { parsePage } from '../../support/documents/reading.ts';
import { inSentences, sightOf } from '../../support/documents/sights.ts';
import { choiceOf } from '../../support/meeting/choices.ts';
import { facilitator, phone, Play } from '../../support/meeting-play.ts';

const words = {
	approval: { fr: ['Pour', 'Ne vote pas'], en: ['For', 'Does not vote'] },
	one: { fr: ['Banc', 'Lampe'], en: ['Banc', 'Lampe'] },
	several: { fr: ['Banc', 'Lampe'], en: ['Banc', 'Lampe'] },
	faces: { fr: ['Très bien', 'Très mal'], en: ['Very good', 'Very bad'] }
} as const;

/** A closed vote of this kind: two people chose its first answer, one its last. */
function voted(kind: VoteKind) {
	const play = Play.open();
	const vote = 'vote-000001';
	const options = kinds[kind].asks.includes('options') ? ['Banc', 'Arbre', 'Lampe'] : [];
	const asked = { options: kinds[kind].optionsOf(options), max: kinds[kind].mostOf(options.length) };
	const ids = asked.options.map(({ id }) => id);
	const plan = { question: 'Et la place ?', kind, options, secret: false, open: true };
	play.does(facilitator, { type: 'PrepareVote', ...plan }, vote);
	for (const [n, first] of [ids[0], ids[0], ids.at(-1)].entries()) {
		const choice = choiceOf(kind, asked, [first ?? '']);
		play.does(phone(n), { type: 'Arrive' });
		play.does(phone(n), { type: 'CastBallot', vote, round: 1, choice });
	}
	play.does(facilitator, { type: 'CloseVote', vote, round: 1 });
	return { minutes: minutesOf(play.meeting, {}), ids };
}

const bare = (text: string): string => text.replace(/\s+/gu, ' ');

describe.each(voteKinds)('the minutes of a vote of the kind %s', (kind) => {
	const { minutes, ids } = voted(kind);

	const said = languages.flatMap((language) => inSentences.map((format) => ({ language, format })));
	test.each(said)(
		'V32 the minutes say each answer with its count, in $language, in the format $format',
		async ({ language, format }) => {
			const { text } = await sightOf({
				...tableMinutes(format, language),
				minutes,
				zone: 'Europe/Paris',
				at: 0,
				here: null
			});
			const [first, last] = words[kind][language];
			expect(bare(text)).toMatch(new RegExp(`${first}[ |]*2.*${last}[ |]*1`));
		}
	);

	test('V32 the page draws the answers that the kind draws itself', () => {
		const said = wordsIn('fr', 'Europe/Paris');
		const page = parsePage(onePage(compose(minutes, said, 0), said));
		const drawn = [...page.querySelectorAll('.counts .sign path')].map((path) => path.getAttribute('d'));
		expect(drawn).toEqual(ids.flatMap((id) => markOf(kind, id)?.sign ?? []));
	});

	test('V32 the JSON has the count of each answer by its id', () => {
		const counts = ids.map((option, n) => ({ option, count: n === 0 ? 2 : n === ids.length - 1 ? 1 : 0 }));
		expect(JSON.stringify(JSON.parse(json(minutes, 0)))).toContain(JSON.stringify(counts));
	});
});

import { expect, test } from 'vitest';
import { entryWords } from '#components/phone/record/entry-words.ts';
import { createTranslator } from '#i18n/translator.ts';
import { viewFor } from '#meeting/view.ts';
import record from '#messages/fr/phone/record.json' with { type: 'json' };
import resident from '#messages/fr/resident.json' with { type: 'json' };
import { facilitator, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';

test('R19 a phone sets the marks around a quote, and around nothing else', () => {
	const play = Play.open();
	for (const kind of ['quote', 'decision'] as const)
		play.does(facilitator, { type: 'NoteEntry', kind, words: 'Un banc' });
	const { entries } = viewFor(play.meeting, {}, presenceOf(play.meeting), 'staff', null);
	const t = createTranslator<'resident' | 'record'>('fr', { ...resident, ...record });
	expect(entries.map((entry) => entryWords(entry, t))).toEqual(['«\u00a0Un banc\u00a0»', 'Un banc']);
});

// How the form says what a note belongs to: whose words they are, and under which item they will stand.
import type { StaffWords } from '#i18n/staff-words.ts';
import type { Called } from '#i18n/room-words.ts';
import { kindsOfEntry, type EntryKind } from '#meeting/record/kinds/kinds.ts';
import type { Source } from '#meeting/record/state.ts';
import type { StaffView } from '#meeting/view-types.ts';
import { entryWords } from './entry-words.ts';

interface Seen {
	readonly view: StaffView;
	readonly calledThen: (turn: string) => Called | undefined;
}
type OfKind<Kind extends Source['kind']> = Extract<Source, { kind: Kind }>;

/** The person of a turn. The sign by which the turn was called while it ran is kept as long as the form knows it. */
function whoOf(words: StaffWords, { view, calledThen }: Seen, turn: string): string {
	const { floor, past, turns } = view;
	const running = floor?.turn === turn ? floor : calledThen(turn);
	const called = running ?? [...past, ...turns].find(({ id }) => id === turn);
	return called ? words.calledInSentence(called) : words.t('entry.somebody');
}

function turnWords(words: StaffWords, kind: EntryKind, seen: Seen, { turn }: OfKind<'turn'>): string {
	const who = whoOf(words, seen, turn);
	const of = kindsOfEntry[kind].isQuoted ? 'quoted' : 'other';
	const past = seen.view.past.find(({ id }) => id === turn);
	if (!past) return words.t(`entry.of-turn.${of}`, { who });
	return words.t(`entry.of-past.${of}`, { who, time: words.time(past.at) });
}

export function belongsWords(words: StaffWords, kind: EntryKind, source: Source | null, seen: Seen): string {
	switch (source?.kind) {
		case undefined:
			return words.t(kindsOfEntry[kind].isQuoted ? 'entry.of-nobody' : 'entry.of-nothing');
		case 'turn':
			return turnWords(words, kind, seen, source);
		case 'vote':
			return words.t('entry.vote', {
				question: seen.view.votes.find(({ id }) => id === source.vote)?.question ?? ''
			});
		case 'idea':
			return words.t('entry.idea-words');
		case 'entry': {
			const from = seen.view.entries.find(({ id }) => id === source.entry);
			return words.t('thread.of', { words: from ? entryWords(words, from) : words.t('thread.gone') });
		}
	}
}

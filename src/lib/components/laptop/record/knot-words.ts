// How one knot of the thread reads on the laptop: its kind, and its words or a mark where they were taken back.
import type { StaffWords } from '#i18n/staff-words.ts';
import type { Knot } from '#meeting/thread.ts';
import type { StaffView } from '#meeting/view-types.ts';
import { entryWords } from './entry-words.ts';

export function knotWords(words: StaffWords, view: StaffView, knot: Knot): string {
	const { t } = words;
	switch (knot.kind) {
		case 'turn': {
			const turn = [...view.past, ...(view.floor ? [{ ...view.floor, id: view.floor.turn }] : [])].find(
				({ id }) => id === knot.turn
			);
			return t('thread.turn', { who: turn ? words.inSentence(turn.label) : t('entry.somebody') });
		}
		case 'entry': {
			const entry = view.entries.find(({ id }) => id === knot.entry);
			return entry ? `${t(`kind.${entry.kind}`)} · ${entryWords(words, entry)}` : t('thread.gone');
		}
		case 'idea': {
			const idea = view.ideas.find(({ id }) => id === knot.idea);
			return t('thread.idea', { words: idea?.words ?? t('entry.withdrawn') });
		}
		case 'group': {
			const group = view.groups.find(({ id }) => id === knot.group);
			const first = view.ideas.find(({ id }) => id === group?.ideas[0])?.words;
			return t('thread.group', { name: group?.name || (first ?? ''), n: group?.ideas.length ?? 0 });
		}
		case 'vote': {
			const vote = view.votes.find(({ id }) => id === knot.vote);
			return t('entry.vote', { question: vote?.question ?? '' });
		}
	}
}

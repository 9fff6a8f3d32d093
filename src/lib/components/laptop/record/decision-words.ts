// The words of the decision that a vote led to: its question, then its result in numbers of people. They are edited before they are noted.
import type { StaffWords } from '#i18n/staff-words.ts';
import { fewest } from '#meeting/minutes/check.ts';
import { kinds } from '#meeting/vote/kinds/kinds.ts';
import type { StaffVoteView } from '#meeting/vote/view.ts';
import { optionLabel } from '../vote/option-words.ts';

export function decisionWords(words: StaffWords, vote: StaffVoteView): string {
	const result = vote.results.at(-1);
	// Who reads the decision elsewhere could tell who chose what (D75).
	if (!result || result.cast < fewest) return vote.question;
	const counts = kinds[vote.kind]
		.lines(vote, result.counts)
		.map(({ option, count }) =>
			words.t('vote.counted', { option: optionLabel(words, vote.kind, option), n: count })
		);
	const cast = words.t('vote.decided-cast', { n: result.cast, present: result.present });
	return `${vote.question}\n${counts.join(', ')}. ${cast}.`;
}

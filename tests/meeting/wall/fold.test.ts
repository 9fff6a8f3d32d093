import { describe, expect, it } from 'vitest';
import { foldIdeas } from '#meeting/wall/fold.ts';

const idea = (id: string, words: string | null, more: { group?: string; state?: 'waiting' } = {}) => ({
	id,
	words,
	group: more.group ?? null,
	state: words === null ? ('withdrawn' as const) : (more.state ?? ('shown' as const))
});
const folded = (ideas: ReturnType<typeof idea>[]) =>
	foldIdeas(ideas).map(({ idea: { words }, ideas: all }) => [words, all.map(({ id }) => id)]);

describe('identical ideas', () => {
	it('W30 stand as one where the first of them stood, each still there', () => {
		const ideas = [
			idea('1', 'Un banc'),
			idea('2', 'Un arbre'),
			idea('3', 'un  BANC.'),
			idea('4', 'Un banc !')
		];
		expect(folded(ideas)).toEqual([
			['Un banc', ['1', '3', '4']],
			['Un arbre', ['2']]
		]);
		expect(folded(ideas.toReversed())).toEqual([
			['Un banc !', ['4', '3', '1']],
			['Un arbre', ['2']]
		]);
	});

	it('W30 are alike whatever their apostrophes and hyphens, and different by an accent or a question', () => {
		expect(folded([idea('1', 'L’arc-en-ciel'), idea('2', "L'arc en ciel")])).toHaveLength(1);
		expect(folded([idea('1', 'Le marché'), idea('2', 'Le marche'), idea('3', 'Le marché ?')])).toHaveLength(
			3
		);
		expect(folded([idea('1', '!'), idea('2', '…')])).toHaveLength(2);
	});

	it('W30 are not folded over groups, nor over what waits and what is shown, nor without words', () => {
		const ideas = [
			idea('1', 'Un banc'),
			idea('2', 'Un banc', { group: 'g' }),
			idea('3', 'Un banc', { state: 'waiting' }),
			idea('4', null),
			idea('5', null)
		];
		expect(folded(ideas)).toHaveLength(5);
	});

	it('W14 W30 fold without losing any: count in is count out', () => {
		const ideas = Array.from({ length: 120 }, (_, at) => idea(`${at}`, `Idée ${at % 17}`));
		const folds = foldIdeas(ideas);
		expect(folds).toHaveLength(17);
		expect(new Set(folds.flatMap(({ ideas: all }) => all.map(({ id }) => id))).size).toBe(120);
	});
});

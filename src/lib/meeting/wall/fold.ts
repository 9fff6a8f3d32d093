// W30. Identical ideas stand as one, with how many they are. Nothing is put together by this: it is a way of showing them. Phones,
// the screen and the laptop fold by this file, so it loads no library.
import type { IdeaView } from './view.ts';

/** Identical ideas, in the order in which they were given. There is at least one. */
export interface Fold<I> {
	/** The first of them, whose words stand for all. */
	readonly idea: I;
	readonly ideas: readonly I[];
}

/** Capitals, spaces, hyphens, the kind of apostrophe, and the mark at the end make no difference. Accents do: they change words. */
export const likeness = (words: string): string =>
	words
		.normalize('NFC')
		.toLowerCase()
		.replace(/[\s'’‘ʼ-]+/g, ' ')
		.replace(/[\s.…!;,]+$/, '')
		.trim();

/** An idea as it stands among others: of one group and one state, where these are not told. */
type Foldable = Pick<IdeaView, 'id' | 'words'> & Partial<Pick<IdeaView, 'group' | 'state'>>;

/** A withdrawn idea has no words, and stands alone. Ideas of different groups or states are never folded. */
const foldOf = ({ id, words, group, state }: Foldable): string =>
	words === null ? id : JSON.stringify([group, state, likeness(words) || words]);

/** In the order of the first of each. Given newest first, each fold stands where its newest idea does. */
export function foldIdeas<I extends Foldable>(ideas: readonly I[]): Fold<I>[] {
	const folds = new Map<string, [I, ...I[]]>();
	for (const idea of ideas) {
		const key = foldOf(idea);
		const fold = folds.get(key);
		if (fold) fold.push(idea);
		else folds.set(key, [idea]);
	}
	return [...folds.values()].map((each) => ({ idea: each[0], ideas: each }));
}

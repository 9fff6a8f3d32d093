// The answers of a vote, as its ballots and the run sheet show them: each with its drawing, if its kind has one.
import { isNamed, markOf, type VoteKind } from '#meeting/vote/kinds/kinds.ts';
import type { Option } from '#meeting/vote/kinds/kind.ts';
import { pictureFile } from '../documents/pictures.ts';
import type { Words } from '../process/words.ts';
import { ink } from './pictures.ts';
import { told, type Told } from './text.ts';

interface ToldOption {
	readonly label: Told;
	/** An SVG file; null: it has a label alone. */
	readonly sign: string | null;
}

export const optionsTold = (
	kind: VoteKind,
	options: readonly Option[],
	{ t }: Words
): readonly ToldOption[] =>
	options.map(({ id, label }) => {
		const mark = markOf(kind, id);
		return {
			label: told(isNamed(kind, id) ? t(`option.${id}`) : label),
			sign: mark && pictureFile(mark.sign, ink)
		};
	});

// The words for an option and a code on the screen.
import type { Translate } from '#i18n/translator.ts';
import type { Option } from '#meeting/vote/kinds/kind.ts';
import { isNamed, type VoteKind } from '#meeting/vote/kinds/kinds.ts';

type Say = Translate<'staff'>;

/** Where the kind names its options, their words are the page's. */
export const optionWord = (t: Say, kind: VoteKind, { id, label }: Option): string =>
	isNamed(kind, id) ? t(`stage.option.${id}`) : tied(label);

/** "482 915": read aloud in two halves. */
export const codeWord = (code: string): string => `${code.slice(0, 3)}\u00A0${code.slice(3)}`;

/** No line of the projector begins with a question mark: the space before it, as French sets it, does not break. Nor does “Wi-Fi”. */
export const tied = (text: string): string =>
	text
		.replace(/ (?=[?!:;»])/g, '\u00A0')
		.replace(/(?<=«) /g, '\u00A0')
		.replaceAll('Wi-Fi', 'Wi-\u2060Fi');

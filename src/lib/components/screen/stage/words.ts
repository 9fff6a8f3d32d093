// The words for a person, a reason and an option on the screen.
import type { Translate } from '#i18n/translator.ts';
import type { Label } from '#meeting/label.ts';
import type { Reason } from '#meeting/queue/order.ts';
import type { Option } from '#meeting/vote/kinds/kind.ts';
import { isNamed, type VoteKind } from '#meeting/vote/kinds/kinds.ts';

type Say = Translate<'staff'>;

export function labelWord(t: Say, label: Label): string {
	switch (label.kind) {
		case 'name':
			return label.name;
		case 'card':
			return t('stage.label.card', { number: label.number });
		case 'resident':
			return t('stage.label.resident');
		case 'someone':
			return t('stage.label.someone');
	}
}

export function reasonWord(t: Say, reason: Reason): string {
	switch (reason.code) {
		case 'kept':
			return t('stage.reason.kept', { reason: reasonWord(t, reason.because) });
		case 'nth':
			return t('stage.reason.nth', { n: reason.n });
		case 'fewest':
			return t(reason.n === 0 ? 'stage.reason.first-in-item' : 'stage.reason.fewest', { n: reason.n });
		case 'technical':
		case 'moved':
		case 'first-in-meeting':
		case 'first-in-item':
		case 'in-order':
		case 'least-time':
		case 'round':
		case 'passed':
			return t(`stage.reason.${reason.code}`);
	}
}

/** Where the kind names its options, their words are the page's. */
export const optionWord = (t: Say, kind: VoteKind, { id, label }: Option): string =>
	isNamed(kind, id) ? t(`stage.option.${id}`) : tied(label);

/** "482 915": read aloud in two halves. */
export const codeWord = (code: string): string => `${code.slice(0, 3)}\u00A0${code.slice(3)}`;

/** No line of the projector begins with a question mark: the space before it, as French sets it, does not break. */
export const tied = (text: string): string =>
	text.replace(/ (?=[?!:;»])/g, '\u00A0').replace(/(?<=«) /g, '\u00A0');

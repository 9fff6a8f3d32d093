// How the laptop says what the domain only names: people, reasons, times of day. Components take their words from here.
import type { Label } from '#meeting/label.ts';
import type { Reason } from '#meeting/queue/view.ts';
import { staffLanguage, type StaffLanguage } from './language.svelte.ts';

const timeOf = (language: StaffLanguage, at: number): string => {
	const date = new Date(at);
	const minutes = String(date.getMinutes()).padStart(2, '0');
	return language.t('time.clock', { hours: date.getHours(), minutes });
};

function labelOf({ t }: StaffLanguage, label: Label): string {
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

/** Within a sentence: "carte 7". A name keeps its capital. */
const lowered = (text: string, label: Label): string =>
	label.kind === 'name' ? text : text.charAt(0).toLocaleLowerCase() + text.slice(1);

function reasonOf(language: StaffLanguage, reason: Reason): string {
	const { t } = language;
	switch (reason.code) {
		case 'kept':
			return t('stage.reason.kept', { reason: reasonOf(language, reason.because) });
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

export interface StaffWords {
	readonly t: StaffLanguage['t'];
	readonly label: (label: Label) => string;
	readonly inSentence: (label: Label) => string;
	readonly reason: (reason: Reason) => string;
	/** "18 h 42". */
	readonly time: (at: number) => string;
}

export function useStaffWords(): StaffWords {
	const language = staffLanguage();
	return {
		t: language.t,
		label: (label) => labelOf(language, label),
		inSentence: (label) => lowered(labelOf(language, label), label),
		reason: (reason) => reasonOf(language, reason),
		time: (at) => timeOf(language, at)
	};
}

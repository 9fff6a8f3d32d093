// The laptop's words for what the domain only names: people, reasons, times of day. Components take their words from here.
import { getContext, setContext } from 'svelte';
import type { RefusalCode } from '#meeting/frame.ts';
import type { Label } from '#meeting/label.ts';
import type { Reason } from '#meeting/queue/order.ts';
import { dayWords, whenWords } from './day-words.ts';
import type { LanguageCode } from './catalogue.ts';
import { firstOfMonth, inZone } from './in-zone.ts';
import { languageFacts } from './languages.ts';
import { staffLanguage, type StaffLanguage } from './language.svelte.ts';
import { refusedToStaff } from './refused-staff.ts';
import { calledWord, labelWord, reasonWord, type Called } from './room-words.ts';

type Zone = () => string | null;
const zoneKey = Symbol('time zone');

/** Components below tell times in this zone; null means the computer's zone. */
export const tellTimesIn = (zone: Zone): Zone => setContext(zoneKey, zone);

/** "18 h 42", in that zone. */
export function timeOf(language: StaffLanguage, at: number, zone: string | null): string {
	const clock = inZone('en-GB', { hour: 'numeric', minute: '2-digit' }, zone);
	const [hours = '', minutes = ''] = clock.format(at).split(':');
	return language.t('time.clock', { hours: Number(hours), minutes });
}

const dayInZone = (code: LanguageCode, at: number, zone: string | null): string =>
	firstOfMonth(code, inZone(languageFacts[code].locale, { dateStyle: 'long' }, zone).format(at));

/** Within a sentence: "carte 7". A name keeps its capital. */
const lowered = (text: string, label: Label): string =>
	label.kind === 'name' || label.kind === 'guest' ? text : text.charAt(0).toLocaleLowerCase() + text.slice(1);

/** The question where two people change the same field. */
export const clashWords = (t: StaffLanguage['t']) => ({
	changed: (field: string) => t('clash.changed', { field }),
	nothing: t('clash.nothing'),
	spaces: t('clash.spaces'),
	first: t('clash.first'),
	mine: t('clash.mine'),
	theirs: t('clash.theirs')
});

/** Why a request by http was refused. */
export const refusedWord = (t: StaffLanguage['t'], code: RefusalCode | 'no-network'): string =>
	code === 'no-network' ? t('tables.offline') : refusedToStaff(t, code);

/** The words of the form that lets in another computer. */
export const letInWords = (t: StaffLanguage['t'], address: string | null) => ({
	how: t(address === null ? 'let-in.none' : 'let-in.how'),
	code: t('let-in.code'),
	may: t('let-in.may'),
	needed: t('let-in.needed'),
	let: t('let-in.let'),
	done: t('let-in.done')
});

/** Why another computer was not let in. */
export const notLetIn = (t: StaffLanguage['t'], code: RefusalCode | 'no-network'): string =>
	code === 'unknown' || code === 'bad-command' ? t('let-in.unknown') : refusedWord(t, code);

/** The words of the question that is asked before a computer gives back its link or key. */
export const leaveWords = (t: StaffLanguage['t'], opened: 'meeting' | 'table' | 'laptop') => ({
	title: t('leave.title'),
	stay: t('leave.stay'),
	leave: t('leave.do'),
	what: t(`leave.${opened}`),
	back: t(`leave.${opened}.back`)
});

export interface StaffWords {
	readonly t: StaffLanguage['t'];
	readonly label: (label: Label) => string;
	readonly inSentence: (label: Label) => string;
	/** Somebody on the floor or in the queue, with the sign: "Aïcha · la clé rouge". */
	readonly called: (called: Called) => string;
	readonly calledInSentence: (called: Called) => string;
	readonly reason: (reason: Reason) => string;
	/** "18 h 42". */
	readonly time: (at: number) => string;
	/** "15 mars 2026", of an instant, in that zone. */
	readonly dayAt: (at: number) => string;
	readonly code: LanguageCode;
	/** "15 mars 2026", of a day written 2026-03-15. */
	readonly day: (day: string) => string;
	/** By when: a day as people write it, else the words that were typed. */
	readonly when: (of: { readonly when: string; readonly due?: string }) => string;
}

export function useStaffWords(): StaffWords {
	const language = staffLanguage();
	const { t } = language;
	const zone = getContext<Zone | undefined>(zoneKey);
	return {
		t,
		label: (label) => labelWord(t, label),
		inSentence: (label) => lowered(labelWord(t, label), label),
		called: (called) => calledWord(t, called, 'queue.called'),
		calledInSentence: (called) => lowered(calledWord(t, called, 'queue.called'), called.label),
		reason: (reason) => reasonWord(t, reason),
		time: (at) => timeOf(language, at, zone?.() ?? null),
		dayAt: (at) => dayInZone(language.code, at, zone?.() ?? null),
		code: language.code,
		day: (day) => dayWords(language.code, day),
		when: (of) => whenWords(language.code, of)
	};
}

// How the laptop and the screen call a person, with a sign where they speak or wait, and why a turn stands where it does.
import type { Label } from '#meeting/label.ts';
import type { Reason } from '#meeting/queue/order.ts';
import type { Sign } from '#meeting/sign.ts';
import { raised, signWord } from './sign-words.ts';
import type { Translate } from './translator.ts';

type Say = Translate<'staff'>;
type SayCalled = Translate<'staff' | 'signs'>;

/** Somebody on the floor or in the queue. */
export interface Called {
	readonly label: Label;
	readonly sign?: Sign | undefined;
}

/** P10: "Aïcha" with her sign, "la barque bleue", "Carte 7". `both`: how a first name and a sign stand together. */
export function calledWord(t: SayCalled, called: Called, both: 'stage.called' | 'queue.called'): string {
	const { label, sign } = called;
	if (!sign) return labelWord(t, label);
	const said = signWord(t, sign);
	return label.kind === 'name' ? t(both, { name: label.name, sign: said }) : raised(said);
}

export function labelWord(t: Say, label: Label): string {
	switch (label.kind) {
		case 'name':
			return label.name;
		case 'card':
			return t('stage.label.card', { number: label.number });
		case 'guest':
			return t('stage.label.guest', { name: label.name, role: label.role });
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

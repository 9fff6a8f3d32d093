// How the laptop and the screen call a person, and why a turn stands where it does.
import type { Label } from '#meeting/label.ts';
import type { Reason } from '#meeting/queue/order.ts';
import type { Translate } from './translator.ts';

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

// How a phone says who speaks.
import type { FloorView } from '#meeting/queue/view.ts';
import { raised, signWord } from '#i18n/sign-words.ts';
import type { ResidentLanguage } from '#i18n/language.svelte.ts';

/** P10: "Le soleil jaune parle", "Aïcha, la clé rouge, parle", "M. Roy, maire, parle". */
export function calledByPhone(t: ResidentLanguage['t'], { label, sign }: FloorView): string {
	const bySign = sign && signWord(t, sign);
	switch (label.kind) {
		case 'guest':
			return t('floor.guest', { name: label.name, role: label.role });
		case 'name':
			return bySign
				? t('floor.both', { name: label.name, sign: bySign })
				: t('floor.name', { name: label.name });
		case 'card':
			return t('floor.card', { n: label.number });
		case 'someone':
		case 'resident':
			return bySign ? t('floor.name', { name: raised(bySign) }) : t('floor.someone');
	}
}

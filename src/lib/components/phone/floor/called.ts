// How a phone says who speaks.
import type { FloorView } from '#meeting/queue/view.ts';
import { raised, signWord } from '#i18n/sign-words.ts';
import type { ResidentLanguage } from '#i18n/language.svelte.ts';

/** P10: "Le soleil jaune parle", "Aïcha, la clé rouge, parle". */
export function calledByPhone(t: ResidentLanguage['t'], { label, sign }: FloorView): string {
	if (label.kind === 'guest') return t('floor.name', { name: label.name });
	if (label.kind === 'name') {
		const { name } = label;
		return sign ? t('floor.both', { name, sign: signWord(t, sign) }) : t('floor.name', { name });
	}
	if (sign) return t('floor.name', { name: raised(signWord(t, sign)) });
	return label.kind === 'card' ? t('floor.card', { n: label.number }) : t('floor.someone');
}

// How a sign is said: "la barque bleue", and "la barque bleue 2" where another phone has the first one.
import type { Sign } from '#meeting/sign.ts';
import type { Translate } from './translator.ts';

/** Within a sentence. */
export function signWord(t: Translate<'signs'>, { object, number }: Sign): string {
	const sign = t(`sign.${object}`);
	return number === 1 ? sign : t('sign.numbered', { sign, n: number });
}

/** At the beginning of a sentence: "La barque bleue". */
export const raised = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

// Months and weekdays as people write them in the languages of Tablée, whole or cut, with or without accents.
const months: readonly (readonly string[])[] = [
	['janvier', 'janv', 'jan', 'january'],
	['fevrier', 'fevr', 'fev', 'february', 'feb'],
	['mars', 'march', 'mar'],
	['avril', 'avr', 'april', 'apr'],
	['mai', 'may'],
	['juin', 'june', 'jun'],
	['juillet', 'juil', 'july', 'jul'],
	['aout', 'august', 'aug'],
	['septembre', 'sept', 'september', 'sep'],
	['octobre', 'oct', 'october'],
	['novembre', 'nov', 'november'],
	['decembre', 'dec', 'december']
];
const weekdays: readonly (readonly string[])[] = [
	['dimanche', 'dim', 'sunday', 'sun'],
	['lundi', 'lun', 'monday', 'mon'],
	['mardi', 'mar', 'tuesday', 'tue'],
	['mercredi', 'mer', 'wednesday', 'wed'],
	['jeudi', 'jeu', 'thursday', 'thu'],
	['vendredi', 'ven', 'friday', 'fri'],
	['samedi', 'sam', 'saturday', 'sat']
];

const plain = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const placeIn = (names: readonly (readonly string[])[], word: string): number | undefined => {
	const at = names.findIndex((each) => each.includes(plain(word)));
	return at < 0 ? undefined : at;
};

/** 1 to 12, of a name or of a number. Undefined: no month is called so. */
export function monthOf(written: string): number | undefined {
	if (/^\d+$/.test(written)) return Number(written);
	const at = placeIn(months, written);
	return at === undefined ? undefined : at + 1;
}

/** 0 is Sunday. Undefined: no weekday is called so. */
export const weekdayOf = (written: string): number | undefined => placeIn(weekdays, written);

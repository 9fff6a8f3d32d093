// Numbers, days and hours as one says them in French.
import type { Spoken } from './language.ts';

const small = [
	'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize',
	'dix-sept dix-huit dix-neuf'
]
	.join(' ')
	.split(' ');
const tens = [
	'',
	'',
	'vingt',
	'trente',
	'quarante',
	'cinquante',
	'soixante',
	'soixante',
	'quatre-vingt',
	'quatre-vingt'
];
const months = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
	' '
);
const weekdays = 'dimanche lundi mardi mercredi jeudi vendredi samedi'.split(' ');

/** `isLast`: nothing follows, so « quatre-vingts » and « deux cents » have their s. */
function below100(n: number, isLast: boolean): string {
	if (n < 20) return small[n] ?? '';
	const ten = Math.floor(n / 10);
	const base = ten === 7 || ten === 9 ? 10 * (ten - 1) : 10 * ten;
	const rest = n - base;
	const word = tens[ten] ?? '';
	if (n === 80) return isLast ? 'quatre-vingts' : word;
	if (rest === 0) return word;
	const isJoined = (rest === 1 || rest === 11) && base < 80;
	return `${word}${isJoined ? ' et ' : '-'}${small[rest] ?? ''}`;
}

function below1000(n: number, isLast: boolean): string {
	const [hundreds, rest] = [Math.floor(n / 100), n % 100];
	if (hundreds === 0) return below100(rest, isLast);
	const hundred = hundreds === 1 ? 'cent' : `${small[hundreds] ?? ''} cent${rest === 0 && isLast ? 's' : ''}`;
	return rest === 0 ? hundred : `${hundred} ${below100(rest, isLast)}`;
}

function number(n: number): string {
	const [thousands, rest] = [Math.floor(n / 1000), n % 1000];
	if (thousands === 0) return below1000(n, true);
	const thousand = thousands === 1 ? 'mille' : `${below1000(thousands, false)} mille`;
	return rest === 0 ? thousand : `${thousand} ${below1000(rest, true)}`;
}

/** Before a feminine noun: « vingt et une personnes ». */
const feminine = (n: number): string => number(n).replace(/(^| |-)un$/, '$1une');

export const french: Spoken = {
	number,
	feminine,
	day: ({ year, month, date, weekday }) =>
		`le ${weekdays[weekday] ?? ''} ${date === 1 ? 'premier' : number(date)} ${months[month - 1] ?? ''} ${number(year)}`,
	clock: (hour, minute) =>
		[feminine(hour), hour < 2 ? 'heure' : 'heures', ...(minute === 0 ? [] : [feminine(minute)])].join(' ')
};

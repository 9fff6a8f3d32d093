// Numbers, days and hours as one says them in English.
import type { Spoken } from './language.ts';

const small = [
	'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen',
	'seventeen eighteen nineteen'
]
	.join(' ')
	.split(' ');
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const months = 'January February March April May June July August September October November December'.split(
	' '
);
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const ordinals: Readonly<Record<string, string>> = {
	one: 'first',
	two: 'second',
	three: 'third',
	five: 'fifth',
	eight: 'eighth',
	nine: 'ninth',
	twelve: 'twelfth'
};

function below100(n: number): string {
	if (n < 20) return small[n] ?? '';
	const rest = n % 10;
	return [tens[Math.floor(n / 10)] ?? '', ...(rest === 0 ? [] : [small[rest] ?? ''])].join('-');
}

function below1000(n: number): string {
	const [hundreds, rest] = [Math.floor(n / 100), n % 100];
	if (hundreds === 0) return below100(rest);
	const hundred = `${small[hundreds] ?? ''} hundred`;
	return rest === 0 ? hundred : `${hundred} and ${below100(rest)}`;
}

function number(n: number): string {
	const [thousands, rest] = [Math.floor(n / 1000), n % 1000];
	if (thousands === 0) return below1000(n);
	const thousand = `${below1000(thousands)} thousand`;
	if (rest === 0) return thousand;
	return `${thousand}${rest < 100 ? ' and' : ''} ${below1000(rest)}`;
}

function nth(n: number): string {
	const words = below100(n).split('-');
	const last = words.pop() ?? '';
	return [...words, ordinals[last] ?? `${last.replace(/y$/, 'ie')}th`].join('-');
}

/** "Six thirty p.m.", "six oh five p.m.", "six p.m." */
const minutes = (minute: number): readonly string[] => {
	if (minute === 0) return [];
	return [minute < 10 ? `oh ${number(minute)}` : number(minute)];
};

export const english: Spoken = {
	number,
	feminine: number,
	day: ({ year, month, date, weekday }) =>
		`${weekdays[weekday] ?? ''} the ${nth(date)} of ${months[month - 1] ?? ''} ${number(year)}`,
	clock: (hour, minute) =>
		[number(((hour + 11) % 12) + 1), ...minutes(minute), hour < 12 ? 'a.m.' : 'p.m.'].join(' ')
};

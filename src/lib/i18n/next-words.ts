// When and where the table meets again, in one line: "jeudi 10 décembre 2026 à 18 h 30, salle des fêtes". Empty if nothing is planned.
import type { NextMeeting } from '#meeting/meeting.ts';
import type { LanguageCode } from './catalogue.ts';
import { dayWords } from './day-words.ts';
import type { Values } from './translator.ts';

type Say = (key: 'next.at' | 'next.clock', values: Values) => string;

export function nextWords(code: LanguageCode, { date, time, place }: NextMeeting, t: Say): string {
	const day = date && dayWords(code, date, 'full');
	const clock = time && clockWords(time, t);
	const when = day && clock ? t('next.at', { date: day, time: clock }) : day || clock;
	return [when, place].filter(Boolean).join(', ');
}

function clockWords(time: string, t: Say): string {
	const [hours = '', minutes = ''] = time.split(':');
	return t('next.clock', { hours: Number(hours), minutes });
}

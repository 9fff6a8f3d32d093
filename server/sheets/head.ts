// The head of every sheet: of which table and meeting it is, when and where.
import type { SheetGround } from './ground.ts';
import { told, toldIf } from './text.ts';

export function headOf(ground: SheetGround) {
	const { title, tableName, place } = ground.meeting.about;
	return { over: told(tableName), title: told(title), when: toldIf(whenOf(ground)), where: toldIf(place) };
}

/** "jeudi 10 décembre 2026 à 18 h 30". Empty: neither is known. */
export function whenOf({ meeting: { about }, words, say, start }: SheetGround): string {
	const date = about.date === '' ? '' : words.typedDate(about.date);
	const time = start === '' ? '' : words.clock(start);
	return date && time ? say('when', { date, time }) : date || time;
}

/** As it stands within a sentence: "« Réunion de mars », jeudi 10 décembre 2026 à 18 h 30". */
export const meetingWords = (ground: SheetGround): string =>
	[ground.meeting.about.title, whenOf(ground)].filter(Boolean).join(', ');

// The sheets that are printed before a meeting, with one row for each.
import type { SheetAsked } from '#api/sheets.ts';
import type { RefusalCode } from '#meeting/frame.ts';
import { agenda } from './compose/agenda.ts';
import { assembly } from './compose/assembly.ts';
import { attendance } from './compose/attendance.ts';
import { ballots } from './compose/ballots.ts';
import { cards } from './compose/cards.ts';
import { poster } from './compose/poster.ts';
import { run } from './compose/run.ts';
import type { SheetGround } from './ground.ts';
import type { Sheet } from './sheet.ts';

function bodyOf(asked: SheetAsked, ground: SheetGround): object | RefusalCode {
	switch (asked.kind) {
		case 'poster':
			return poster(asked, ground);
		case 'agenda':
			return agenda(ground);
		case 'run':
			return run(ground);
		case 'cards':
			return cards(asked, ground);
		case 'ballots':
			return ballots(asked, ground);
		case 'attendance':
			return attendance(asked, ground);
		case 'assembly':
			return assembly(asked, ground);
	}
}

/** The sheet in words, or why there is none. */
export function sheetOf(asked: SheetAsked, ground: SheetGround): Sheet | RefusalCode {
	const body = bodyOf(asked, ground);
	if (typeof body === 'string') return body;
	const { title, tableName } = ground.meeting.about;
	return {
		kind: asked.kind,
		language: asked.language,
		paper: asked.kind === 'poster' ? asked.paper : 'a4',
		name: ground.say(`name.${asked.kind}`, { title }),
		author: tableName,
		body
	};
}

// Which page of the stage the room looks at: presence, which staff turn and a new stage begins anew.
import { describe, expect, it } from 'vitest';
import { parseSignal, turnPage, viewPage, type Signal, type TurnedPage } from '#meeting/agenda/page.ts';
import type { Role } from '#meeting/frame.ts';
import { facilitator, Play } from '../../support/meeting-play.ts';

const item = { kind: 'item', item: 'item-000001' } as const;
const readback = { kind: 'readback' } as const;
const to = (stage: Signal['stage'], page: number, turns?: boolean): Signal => ({
	type: 'TurnPage',
	stage,
	page,
	...(turns !== undefined && { turns })
});
const turned = (play: Play, signal: Signal, by: Role = 'facilitator', before: TurnedPage | null = null) =>
	turnPage(play.meeting.agenda, before, signal, { by, at: 5 });

function onWall(): Play {
	const play = Play.open();
	const wall = { type: 'PrepareWall', item: 'item-000001', prompt: 'Où ?', open: true } as const;
	play.does(facilitator, wall, 'wall-000001');
	return play;
}
const wall = { kind: 'wall', wall: 'wall-000001' } as const;

describe('the page of the stage', () => {
	it.each(['facilitator', 'scribe'] as const)('M30 the %s turns the page, and it is seen', (role) => {
		const play = Play.open();
		const next = turned(play, to(item, 2), role);
		if (next === null || 'refused' in next) throw new Error('refused');
		expect(viewPage(play.meeting.agenda, next)).toEqual({ page: 2, turns: false, since: 5 });
	});

	it.each(['resident', 'screen'] as const)('M30 a %s may not turn the page', (role) => {
		expect(turned(Play.open(), to(item, 2), role)).toEqual({ refused: 'not-allowed' });
	});

	it('M30 the first page is shown when the stage changes, also when it is shown again', () => {
		const play = Play.open();
		const next = turned(play, to(item, 3));
		if (next === null || 'refused' in next) throw new Error('refused');
		play.does(facilitator, { type: 'ShowStage', stage: readback });
		expect(viewPage(play.meeting.agenda, next)).toMatchObject({ page: 1, since: play.at });
		play.does(facilitator, { type: 'ShowStage', stage: item });
		expect(viewPage(play.meeting.agenda, next)).toMatchObject({ page: 1, since: play.at });
	});

	it('M30 a turn of a stage that is gone changes nothing', () => {
		const play = Play.open();
		expect(turned(play, to(readback, 2))).toBe(null);
	});

	it('M31 only a wall turns by itself, from when it is shown until somebody turns', () => {
		const play = onWall();
		expect(viewPage(play.meeting.agenda, null)).toEqual({ page: 1, turns: true, since: play.at });
		expect(turned(play, to(wall, 2))).toMatchObject({ page: 2, turns: false });
		expect(turned(play, to(wall, 2, true))).toMatchObject({ page: 2, turns: true });
		expect(turned(Play.open(), to(item, 2, true))).toMatchObject({ turns: false });
		expect(viewPage(Play.open().meeting.agenda, null).turns).toBe(false);
	});

	it('M30 what is no turn of a page is no signal', () => {
		const sent = { id: 'signal-000001', command: to(item, 2) };
		expect(parseSignal(sent)).toEqual(to(item, 2));
		expect(parseSignal({ ...sent, command: { type: 'CallNext' } })).toBe(null);
		expect(parseSignal({ ...sent, command: { ...to(item, 2), page: 0 } })).toBe(null);
	});
});

describe('a pause', () => {
	it('M33 a pause says until when, and the instant may be changed', () => {
		const play = Play.open();
		play.does(facilitator, { type: 'ShowStage', stage: { kind: 'pause' } });
		expect(play.meeting.agenda.stage).toEqual({ kind: 'pause' });
		for (const until of [1_800_000_000_000, 1_800_000_300_000]) {
			play.does(facilitator, { type: 'ShowStage', stage: { kind: 'pause', until } });
			expect(play.meeting.agenda.stage).toEqual({ kind: 'pause', until });
		}
	});
});

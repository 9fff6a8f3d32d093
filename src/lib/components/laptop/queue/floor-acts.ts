// The acts of the floor, for buttons and keys alike. Each names the turn that the facilitator sees.
import type { Desk } from '#live/desk.svelte.ts';

export async function callNext(desk: Desk): Promise<void> {
	const { floor, turns } = desk.view;
	if (turns.length > 0) await desk.act({ type: 'CallNext', after: floor?.turn ?? null });
	else await endTurn(desk);
}

export async function endTurn(desk: Desk): Promise<void> {
	const { floor } = desk.view;
	if (floor) await desk.act({ type: 'EndTurn', turn: floor.turn });
}

export async function togglePause(desk: Desk): Promise<void> {
	const { floor } = desk.view;
	if (floor) await desk.act({ type: floor.pausedAt === null ? 'PauseTurn' : 'ResumeTurn', turn: floor.turn });
}

export async function extend(desk: Desk, bySeconds: number): Promise<void> {
	const { floor } = desk.view;
	if (floor) await desk.act({ type: 'ExtendTurn', turn: floor.turn, bySeconds });
}

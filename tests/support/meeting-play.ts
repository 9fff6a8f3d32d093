// Plays a meeting by hand, only in the domain: given these acts, when that one, then its events or its refusal.
import type { Command } from '#meeting/command.ts';
import { decide } from '#meeting/decide.ts';
import type { Event } from '#meeting/event.ts';
import { evolveAll } from '#meeting/evolve.ts';
import { isRefusal, type Author, type RefusalCode } from '#meeting/frame.ts';
import { emptyMeeting, type Meeting } from '#meeting/meeting.ts';
import type { BoxContent } from '#meeting/vote/state.ts';

export const facilitator: Author = { role: 'facilitator', device: 'laptop' };
export const scribe: Author = { role: 'scribe', device: 'scribe' };
export const host: Author = { role: 'host', device: 'host' };
export const phone = (n: number): Author => ({ role: 'resident', device: `device-${n}` });

export class Play {
	meeting: Meeting = emptyMeeting;
	at = Date.UTC(2026, 10, 22, 17, 0);
	box: BoxContent = null;
	#made = 0;

	/** A created meeting, still preparing. */
	constructor() {
		const command = { type: 'CreateMeeting', meeting: 'meeting-1', table: 'table-1' } as const;
		this.does(host, { ...command, tableName: 'Table des Rosiers', title: 'Séance', salt: 'salt' });
	}

	/** A meeting with its doors open, one item on stage (id `item-000001`). */
	static open(): Play {
		const play = new Play();
		play.does(facilitator, { type: 'AddItem', title: 'Les ascenseurs', minutes: 30 }, 'item-000001');
		play.does(facilitator, { type: 'OpenDoors' });
		play.does(facilitator, { type: 'ShowStage', stage: { kind: 'item', item: 'item-000001' } });
		return play;
	}

	/** The events, or the code of the refusal. One second passes. */
	tries(
		by: Author,
		command: Command,
		id = `command-${String((this.#made += 1)).padStart(6, '0')}`
	): readonly Event[] | RefusalCode {
		const cause = { id, by, at: (this.at += 1000) };
		const decision = decide(this.meeting, command, cause, { box: () => this.box, zone: 'Europe/Paris' });
		if (isRefusal(decision)) return decision.refused;
		this.meeting = evolveAll(this.meeting, decision.events, cause);
		return decision.events;
	}

	/** Must be accepted. */
	does(by: Author, command: Command, id?: string): readonly Event[] {
		const outcome = id === undefined ? this.tries(by, command) : this.tries(by, command, id);
		if (typeof outcome === 'string') throw new Error(`${command.type} was refused: ${outcome}`);
		return outcome;
	}
}

// The movers of a walk: the desk, and the buttons of the watched phone.
import type { Page } from 'playwright-core';
import type { ClientCommand } from '#meeting/command.ts';
import type { Client } from '#tests/support/client.ts';
import { fill, tap } from '../acts.ts';
import type { Party } from '../party.ts';
import type { ResidentSay, StaffSay } from '../words.ts';

export interface Step {
	readonly name: string;
	readonly happens: () => Promise<unknown>;
	/** The words of the phone at that stage, and those of the room. */
	readonly phone?: string;
	readonly room?: string | RegExp;
}
type Stage = Extract<ClientCommand, { type: 'ShowStage' }>['stage'];

export class Mover {
	readonly party: Party;
	readonly phone: Page;
	readonly resident: ResidentSay;
	readonly staff: StaffSay;
	/** Phones that no test looks at. */
	readonly neighbours: Client[] = [];

	constructor(party: Party, phone: Page, says: { resident: ResidentSay; staff: StaffSay }) {
		this.party = party;
		this.phone = phone;
		this.resident = says.resident;
		this.staff = says.staff;
	}

	do(command: ClientCommand): Promise<string> {
		return this.party.desk.do(command);
	}
	tap(name: string): Promise<void> {
		return tap(this.phone, name);
	}
	async write(words: string): Promise<void> {
		await fill(this.phone, this.resident('wall.label'), words);
		await this.tap(this.resident('wall.send'));
	}
	show(stage: Stage): Promise<string> {
		return this.do({ type: 'ShowStage', stage });
	}
	stage(kind: 'pause' | 'readback' | 'closing'): Pick<Step, 'happens'> {
		return { happens: () => this.show({ kind }) };
	}
	item(index: number): Stage {
		return { kind: 'item', item: this.party.desk.view.agenda[index]?.id ?? '' };
	}
	vote(question: string): string {
		return this.party.desk.view.votes.find((vote) => vote.question === question)?.id ?? '';
	}
	floor(): string {
		return this.party.desk.view.floor?.turn ?? '';
	}
	card(): string {
		return this.party.desk.view.persons.find(({ kind }) => kind === 'card')?.id ?? '';
	}
}

// The people of the pictures: somebody at the desk, forty phones without a page, and the one phone that is looked at.
import type { Page } from 'playwright-core';
import type { ClientCommand } from '#meeting/command.ts';
import type { RoomView, StaffView } from '#meeting/view-types.ts';
import { randomId, Wire } from '#server/rehearsal/wire.ts';
import type { SurfaceName } from './axes.ts';
import type { PictureHall } from './hall.ts';
import { saidIn, type Said } from './said.ts';
import { residentSay, staffSay, type ResidentSay, type StaffSay } from './words.ts';

type ShownStage = Extract<ClientCommand, { type: 'ShowStage' }>['stage'];
export type Item = keyof Said['items'];

export class Evening {
	readonly hall: PictureHall;
	readonly said: Said;
	readonly staff: StaffSay;
	readonly resident: ResidentSay;
	readonly desk: Wire<StaffView>;
	readonly phones: Wire<RoomView>[] = [];
	/** The person whose phone is looked at. */
	watched = '';

	private constructor(hall: PictureHall, desk: Wire<StaffView>) {
		this.hall = hall;
		this.desk = desk;
		this.said = saidIn[hall.language];
		this.staff = staffSay(hall.language);
		this.resident = residentSay(hall.language);
	}

	static async begin(hall: PictureHall): Promise<Evening> {
		const { server, laptop, made } = hall;
		const auth = { meeting: made.meeting, token: laptop.token, role: 'facilitator' } as const;
		const desk = new Wire<StaffView>(server.url, auth);
		await desk.until(() => true);
		return new Evening(hall, desk);
	}

	get view(): StaffView {
		if (!this.desk.view) throw new Error('the desk has no view');
		return this.desk.view;
	}
	get phone(): Page {
		return this.hall.page('phone');
	}
	get laptop(): Page {
		return this.hall.page('laptop');
	}

	does(command: ClientCommand): Promise<string> {
		return this.desk.does(command);
	}
	pass(seconds: number): void {
		this.hall.pass(seconds);
	}

	/** The watched phone comes in first, then so many others. Some give their names. */
	async arrive(count: number): Promise<void> {
		const { persons } = await this.desk.until((view) => view.persons.length > 0);
		this.watched = persons[0]?.id ?? '';
		const { server, made } = this.hall;
		for (let n = 0; n < count; n += 1) {
			const auth = { meeting: made.key, token: randomId(24), role: 'resident' } as const;
			const phone = new Wire<RoomView>(server.url, auth);
			await phone.until((view) => view.meeting.phase === 'open');
			await phone.does({ type: 'Arrive' });
			const name = this.said.names[n];
			if (name !== undefined && n % 2 === 0) await phone.does({ type: 'SetName', name });
			this.phones.push(phone);
		}
	}

	item(name: Item): string {
		const title = this.said.items[name];
		return this.view.agenda.find((item) => item.title === title)?.id ?? '';
	}
	show(stage: ShownStage | Item): Promise<string> {
		const shown = typeof stage === 'string' ? ({ kind: 'item', item: this.item(stage) } as const) : stage;
		return this.does({ type: 'ShowStage', stage: shown });
	}
	vote(question: string): string {
		return this.view.votes.find((vote) => vote.question === question)?.id ?? '';
	}
	get wall(): string {
		return this.view.walls[0]?.id ?? '';
	}
	get turn(): string {
		return this.view.floor?.turn ?? '';
	}

	/** The floor goes to the head of the queue, who then speaks for so long. */
	async next(seconds: number): Promise<void> {
		const speaking = this.view.floor?.turn ?? null;
		await this.does({ type: 'CallNext', after: speaking });
		await this.desk.until((view) => view.floor !== null && view.floor.turn !== speaking);
		this.pass(seconds);
	}

	/** The watched phone is touched. */
	async tap(name: string): Promise<void> {
		await this.phone.getByRole('button', { name }).first().tap();
	}
	async press(name: string, surface: SurfaceName = 'laptop'): Promise<void> {
		await this.hall.page(surface).getByRole('button', { name }).first().click();
	}

	end(): void {
		for (const wire of [this.desk, ...this.phones]) wire.close();
	}
}

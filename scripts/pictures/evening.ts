// The evening of the pictures: a facilitator, eleven phones and two cards at the point about the lifts, then a vote.
import type { RoomView, StaffView } from '#meeting/view-types.ts';
import { plan } from '../demo/agenda.ts';
import type { Laptop } from '../demo/laptop.ts';
import { randomId, Wire } from '../demo/wire.ts';

const names = [
	'Yasmine',
	'Bruno',
	'Nadia',
	'Ibrahim',
	'Colette',
	'Sami',
	'Aïcha',
	'Paul',
	'Leïla',
	'Omar',
	'Jeanne'
];
/** The points of the demonstration's agenda. */
const [lifts, letter] = [2, 4];

export class Evening {
	readonly meeting: string;
	readonly key: string;
	readonly said = 'Ma mère n’est pas descendue depuis onze jours.';
	readonly question = 'Écrire ensemble au bailleur pour l’ascenseur ?';
	readonly #staff: Wire<StaffView>;
	readonly #phones: readonly Wire<RoomView>[];
	readonly #pass: (seconds: number) => void;
	#vote = '';

	private constructor(
		made: { readonly meeting: string; readonly key: string },
		staff: Wire<StaffView>,
		phones: readonly Wire<RoomView>[],
		pass: (seconds: number) => void
	) {
		this.meeting = made.meeting;
		this.key = made.key;
		this.#staff = staff;
		this.#phones = phones;
		this.#pass = pass;
	}

	/** Doors open, everybody there, the lifts on stage. `pass` lets so many seconds pass. */
	static async begin(laptop: Laptop, pass: (seconds: number) => void): Promise<Evening> {
		const table = await laptop.makeTable('Table des Rosiers');
		const made = await laptop.makeMeeting(table, 'Assemblée de novembre', plan);
		const staff = new Wire<StaffView>(laptop.server, {
			meeting: made.meeting,
			token: laptop.token,
			role: 'facilitator'
		});
		await staff.until(() => true);
		await staff.does({ type: 'OpenDoors' });
		const phones = names.map(
			() => new Wire<RoomView>(laptop.server, { meeting: made.key, token: randomId(24), role: 'resident' })
		);
		for (const [n, phone] of phones.entries()) {
			await phone.until((view) => view.meeting.phase === 'open');
			await phone.does({ type: 'Arrive' });
			await phone.does({ type: 'SetName', name: names[n] ?? '' });
		}
		for (const number of [7, 12]) await staff.does({ type: 'GiveCard', number });
		await staff.does({ type: 'CountPresent', present: 19 });
		pass(1_500);
		const evening = new Evening(made, staff, phones, pass);
		await evening.#show(lifts);
		return evening;
	}

	/** Three have spoken, one speaks, four wait. */
	async speak(): Promise<void> {
		for (const phone of this.#phones.slice(0, 8)) await phone.does({ type: 'RaiseHand', kind: 'speak' });
		await this.#staff.until((view) => view.turns.length === 8);
		for (let n = 0; n < 4; n += 1) {
			const speaking = this.#staff.view?.floor?.turn ?? null;
			await this.#staff.does({ type: 'CallNext', after: speaking });
			await this.#staff.until((view) => view.floor !== null && view.floor.turn !== speaking);
			this.#pass(n === 3 ? 35 : 80);
			if (n === 1) await this.#staff.does({ type: 'NoteEntry', kind: 'quote', words: this.said });
		}
		await this.#staff.does({
			type: 'NoteEntry',
			kind: 'action',
			words: 'Relever les pannes, escalier par escalier',
			who: 'to-find',
			when: 'avant le 6 décembre'
		});
	}

	async openVote(): Promise<void> {
		await this.#staff.does({ type: 'EndTurn', turn: this.#staff.view?.floor?.turn ?? '' });
		await this.#show(letter);
		this.#vote = await this.#staff.does({
			type: 'PrepareVote',
			item: this.#item(letter),
			question: this.question,
			kind: 'approval',
			options: [],
			open: true
		});
	}

	async closeVote(): Promise<void> {
		const vote = this.#vote;
		for (const [n, phone] of this.#phones.entries())
			await phone.does({
				type: 'CastBallot',
				vote,
				round: 1,
				choice: [n < 8 ? 'for' : n < 10 ? 'abstain' : 'against']
			});
		const counts = { for: 4, against: 1, abstain: 0, none: 0 };
		await this.#staff.does({ type: 'CountHands', vote, round: 1, counts });
		await this.#staff.does({ type: 'CloseVote', vote, round: 1 });
		await this.#staff.until((view) => view.vote?.state === 'closed');
	}

	end(): void {
		for (const wire of [this.#staff, ...this.#phones]) wire.close();
	}

	async #show(place: number): Promise<void> {
		await this.#staff.does({ type: 'ShowStage', stage: { kind: 'item', item: this.#item(place) } });
	}

	#item(place: number): string {
		return this.#staff.view?.agenda[place]?.id ?? '';
	}
}

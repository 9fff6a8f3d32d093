// Random meetings: plausible and absurd commands of every type, given to the domain as the server gives them. The replay test and the
// sight test use them. The seed decides everything.
import { commandSchema, hostRows, type Command } from '#meeting/command.ts';
import { decide } from '#meeting/decide.ts';
import { dueOf } from '#meeting/due.ts';
import type { Event } from '#meeting/event.ts';
import { evolveAll } from '#meeting/evolve.ts';
import { isRefusal, type Author, type Cause } from '#meeting/frame.ts';
import { folding, Copies } from '#stream/growth.ts';
import { emptyMeeting, type Meeting, type Sealed } from '#meeting/meeting.ts';
import { isOffRecord } from '#meeting/off-record.ts';
import type { Outside } from '#meeting/outside.ts';
import { idOf, type BoxBallot, type Voter } from '#meeting/vote/state.ts';
import * as v from 'valibot';
import { dice, type Dice } from './dice.ts';
import {
	answering,
	bySlip,
	confirming,
	covering,
	freeing,
	hushing,
	lateMoves,
	moves,
	publishedMoves,
	rareMoves
} from './random-moves.ts';

export interface RandomLine {
	readonly cause: Cause;
	readonly events: readonly Event[];
}

export class RandomMeeting {
	readonly dice: Dice;
	readonly #rare: Dice;
	readonly #late: Dice;
	readonly #freeing: Dice;
	readonly #answers: Dice;
	readonly #covers: Dice;
	readonly #consents: Dice;
	readonly #slips: Dice;
	readonly #masks: Dice;
	readonly #hushes: Dice;
	readonly #published: Dice;
	readonly lines: RandomLine[] = [];
	readonly accepted = new Set<Command['type']>();
	readonly names: Record<string, string> = {};
	meeting: Meeting = emptyMeeting;
	#at = Date.UTC(2026, 10, 22, 17, 0);
	readonly #boxes = new Map<string, Map<string, BoxBallot>>();
	/** The copies of the batch under way. Null: each command is a batch of its own. */
	#batch: { readonly own: Copies; readonly before: Meeting; readonly text: string } | null = null;
	readonly #batches: Dice | null;

	/** `inBatches`: the same commands are decided in batches, as the room does it. */
	constructor(seed: number, { inBatches = false } = {}) {
		this.#batches = inBatches ? dice(seed + 33_000) : null;
		this.dice = dice(seed);
		this.#rare = dice(seed + 77_000);
		this.#late = dice(seed + 99_000);
		this.#freeing = dice(seed + 55_000);
		this.#answers = dice(seed + 44_000);
		this.#covers = dice(seed + 66_000);
		this.#consents = dice(seed + 88_000);
		this.#slips = dice(seed + 111_000);
		this.#masks = dice(seed + 144_000);
		this.#hushes = dice(seed + 22_000);
		this.#published = dice(seed + 11_000);
		const created = {
			type: 'CreateMeeting',
			meeting: 'meeting-of-the-dice',
			table: 'table-of-the-dice'
		} as const;
		this.act(host, { ...created, tableName: 'Table des Rosiers', title: 'Séance', salt: 'salt' });
	}

	/** One random act, by a random author; time passes. */
	step(): void {
		this.#at += this.dice.roll(this.dice.chance(0.05) ? 600_000 : 4_000);
		this.#carryOut();
		const move = this.#rare.chance(0.02) ? this.#rare.pick(rareMoves) : this.dice.pick(moves);
		const made = move?.(this.meeting, this.dice);
		if (made) this.act(made.by, parsed(made.command));
		const late = this.#late.chance(0.05) ? this.#late.pick(lateMoves)?.(this.meeting, this.#late) : null;
		if (late) this.act(late.by, parsed(late.command), this.#late.id());
		const answer = this.#answers.chance(0.2) ? answering(this.meeting, this.#answers) : null;
		if (answer) this.act(answer.by, parsed(answer.command), this.#answers.id());
		const cover = this.#covers.chance(0.02) ? covering(this.meeting, this.#covers) : null;
		if (cover) this.act(cover.by, parsed(cover.command), this.#covers.id());
		const consent = this.#consents.chance(0.08) ? confirming(this.meeting, this.#consents) : null;
		if (consent) this.act(consent.by, parsed(consent.command), this.#consents.id());
		if (this.#hushes.chance(isOffRecord(this.meeting.about) ? 0.3 : 0.01)) {
			const hush = hushing(this.meeting);
			this.act(hush.by, hush.command, this.#hushes.id());
		}
		const slip = this.#slips.chance(0.03) ? bySlip(this.meeting, this.#slips) : null;
		if (slip) this.act(slip.by, slip.command, this.#slips.id());
		const isOver = ['closed', 'correcting'].includes(this.meeting.about.phase);
		const read =
			isOver && this.#published.chance(0.1)
				? this.#published.pick(publishedMoves)?.(this.meeting, this.#published)
				: null;
		if (read) this.act(read.by, parsed(read.command), this.#published.id());
		if (this.#freeing.chance(0.005)) this.act(freeing.by, freeing.command, this.#freeing.id());
		if (this.#masks.chance(0.004)) this.#mask();
	}

	/** The server writes this line by itself, when it has rewritten the journal. */
	#mask(): void {
		const cause: Cause = {
			id: this.#masks.id(),
			by: { role: 'facilitator', device: 'laptop' },
			at: this.#at
		};
		const events: readonly Event[] = [{ type: 'WordsMasked', reason: 'Un nom de famille', places: 2 }];
		this.meeting = this.#grown(() => evolveAll(this.meeting, events, cause));
		this.lines.push({ cause, events });
	}

	/** As the room does it. */
	#carryOut(): void {
		const due = dueOf(this.meeting);
		if (due && this.#at >= due.at) this.act(host, due.command, this.#late.id());
	}

	/** Half of the phones have a line. */
	isHere(device: string): boolean {
		return /[02468]$/.test(device);
	}

	act(by: Author, command: Command, id: string = this.dice.id()): 'accepted' | 'refused' {
		const cause: Cause = { id, by, at: this.#at };
		if (command.type === 'CloseVote' && command.lost) this.#boxes.delete(`${command.vote}.${command.round}`);
		const decision = decide(this.meeting, command, cause, this.#outside);
		if (isRefusal(decision)) return 'refused';
		this.#seal(decision.sealed);
		if (command.type === 'RecoverBallot') {
			const [first] = this.meeting.votes.votes[command.vote]?.options ?? [];
			this.#fill(command, { channel: command.channel, choice: [first?.id] });
		}
		this.meeting = this.#grown(() => evolveAll(this.meeting, decision.events, cause));
		this.lines.push({ cause, events: decision.events });
		this.accepted.add(command.type);
		return 'accepted';
	}

	/** A batch of ten commands on average. What was there before it stays as it was. */
	#grown(evolved: () => Meeting): Meeting {
		if (!this.#batches) return evolved();
		const { meeting } = this;
		if (this.#batches.chance(0.1) || !this.#batch) {
			if (this.#batch && JSON.stringify(this.#batch.before) !== this.#batch.text)
				throw new Error('a batch has changed what was before it');
			this.#batch = { own: new Copies(), before: meeting, text: JSON.stringify(meeting) };
		}
		return folding(this.#batch.own, evolved);
	}

	readonly #outside: Outside = {
		box: (vote, round) => [...(this.#boxes.get(`${vote}.${round}`)?.values() ?? [])],
		isHere: (device) => this.isHere(device)
	};

	#seal(sealed: Sealed | undefined): void {
		if (sealed?.kind === 'name') this.names[sealed.person] = sealed.name;
		if (sealed?.kind === 'ballot') this.#fill(sealed, { channel: sealed.channel, choice: sealed.choice });
	}

	#fill(slot: { vote: string; round: number } & Voter, ballot: BoxBallot): void {
		const key = `${slot.vote}.${slot.round}`;
		const box = this.#boxes.get(key) ?? new Map<string, BoxBallot>();
		this.#boxes.set(key, box.set(idOf(slot), ballot));
	}
}

export const host: Author = { role: 'host', device: 'host' };

/** Commands of random clients are parsed like real ones. Commands of the host are not. */
const parsed = (command: Command): Command =>
	Object.hasOwn(hostRows, command.type) ? command : v.parse(commandSchema, command);

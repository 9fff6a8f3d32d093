// One meeting at work: a single queue, taken in batches. Nobody is shown or told anything that is not on disk:
// decide and evolve on a draft, save it with one flush, and only then swap, show and answer.
import type { Command } from '#meeting/command.ts';
import type { Event } from '#meeting/event.ts';
import { refuse, type Author } from '#meeting/frame.ts';
import type { Names } from '#meeting/label.ts';
import type { Meeting } from '#meeting/meeting.ts';
import type { Answer } from './answers.ts';
import { AskedCommands } from './asked-commands.ts';
import { dueOf, type Due } from '#meeting/due.ts';
import { decideBatch, type Draft, type Job } from './batch.ts';
import type { Clock } from '../process/clock.ts';
import { Deadline } from './deadline.ts';
import { debtsOf, openContents } from '../meeting/effects.ts';
import { newId } from '../entry/identity.ts';
import { faultOf } from '../process/log.ts';
import { Marking } from './marking.ts';
import { unwatched, type RoomWatch } from './room-watch.ts';
import { Rounds } from './rounds.ts';
import { Saving, type SavingGround } from './saving.ts';
import { Settling } from './settling.ts';
import { Standing, type Folded } from './standing.ts';
import { BoxLost, type BoxName } from '../store/store.ts';
import { zoneHere } from '../process/zone.ts';

export interface RoomGround extends SavingGround {
	readonly clock: Clock;
}

const unopposed: Job['check'] = { objection: () => null, accepted: () => undefined };

export class Room {
	readonly id: string;
	/** Which run of this room: versions of another one say nothing here. */
	readonly boot = newId();
	readonly #ground: RoomGround;
	readonly #asked: AskedCommands;
	readonly #saving: Saving;
	readonly #settling: Settling;
	readonly #deadline: Deadline;
	readonly #marking: Marking;
	readonly #standing: Standing;
	/** First names that were given before could not be read. */
	readonly areNamesLost: boolean;
	/** How far the laptop's date stood behind the journal when the room was opened: somebody set it back. */
	readonly #behindMs: number;
	#state: 'taking' | 'stopping' | 'closed' | 'fallen' = 'taking';
	readonly #rounds: Rounds;
	watch: RoomWatch = unwatched;

	constructor(ground: RoomGround, folded: Folded) {
		this.id = ground.id;
		this.#ground = ground;
		this.#rounds = new Rounds(
			() => this.#round(),
			(error) => this.fall(error)
		);
		this.#saving = new Saving(ground, () => this.watch.troubled());
		this.#settling = new Settling({
			due: () => this.#rounds.ask(),
			changed: () => this.watch.troubled(),
			refused: (error) => ground.log.error({ meeting: ground.id, ...faultOf(error) }, 'not-erased')
		});
		this.#standing = new Standing(folded);
		this.areNamesLost = folded.areNamesLost;
		this.#asked = new AskedCommands(folded.answers);
		this.#behindMs = Math.max(0, (folded.savedAt ?? 0) - ground.clock());
		this.#deadline = new Deadline({
			due: () => this.due,
			now: () => this.now,
			mayBeSaved: () => !this.closed && !this.#saving.isOver,
			carryOut: (command) => this.submit({ role: 'host', device: 'host' }, newId(), command),
			failed: (error) => this.fall(error)
		});
		this.#deadline.follow();
		this.#marking = new Marking(() => ground.store.mark(ground.id), ground);
	}

	get meeting(): Meeting {
		return this.#standing.meeting;
	}
	get names(): Names {
		return this.#standing.names;
	}
	get version(): number {
		return this.#standing.version;
	}
	get savedAt(): number | null {
		return this.#standing.savedAt;
	}
	/** Wall time here: it goes on from the journal's last, over a restart too. */
	get now(): number {
		return this.#ground.clock() + this.#behindMs;
	}
	/** What it brings to an end by itself, and when; a room that has something due stays open. */
	get due(): Due | null {
		return dueOf(this.meeting);
	}
	/** It may be closed and opened again: nothing is asked, owed or due, and the disk is well. */
	get isIdle(): boolean {
		const isDone = this.#rounds.isIdle && this.#asked.isAnswered;
		return isDone && this.due === null && !this.owing && !this.failing;
	}
	/** It takes nothing more: the server stops, or it has fallen. */
	get closed(): boolean {
		return this.#state !== 'taking';
	}
	get failing(): boolean {
		return this.#saving.failing;
	}
	/** It fails for want of room alone. */
	get isFull(): boolean {
		return this.#saving.isFull;
	}
	/** Something that was to be erased is still on disk. */
	get owing(): boolean {
		return this.#settling.isOwed;
	}

	/**
	 * The answer never rejects. It comes without another command having to come. A command that is sent again gets the first
	 * answer: each is decided once.
	 */
	submit(by: Author, id: string, command: Command, check = unopposed): Promise<Answer> {
		const before = this.#asked.before(by, id);
		if (before) return before;
		if (this.closed || this.#saving.isOver) return Promise.resolve(refuse('not-saved'));
		const answer = this.#asked.add(by, id, command, check);
		this.#rounds.ask();
		return answer;
	}

	/** Takes nothing more, and resolves once what was taken is answered and nothing of it touches the disk any more. */
	async close(): Promise<void> {
		if (this.#state === 'taking') this.#state = 'stopping';
		this.#deadline.stop();
		await this.#rounds.idle();
		this.#settling.end();
		await this.#marking.end();
		if (this.#state === 'stopping') this.#state = 'closed';
	}

	async #round(): Promise<void> {
		while (this.#asked.isWaiting) await this.#run(this.#asked.nextBatch());
		if (this.#settling.isOwed) await this.#settling.settle();
	}

	/** Whatever becomes of it, each of them is answered. */
	async #run(jobs: readonly Job[]): Promise<void> {
		try {
			await this.#carryOut(jobs);
		} finally {
			this.#asked.answerAll(jobs, refuse('not-saved'));
		}
	}

	async #carryOut(jobs: readonly Job[]): Promise<void> {
		const draft = await this.#decide(jobs);
		const saved = draft.lines.length === 0 || (await this.#save(draft));
		if (saved instanceof BoxLost) return this.#runWithout(saved.box, jobs);
		if (!saved) return;
		const events = draft.lines.flatMap((line) => line.events);
		try {
			if (events.length > 0) this.watch.saved(events);
		} finally {
			for (const job of jobs) this.#asked.answer(job, draft.answers.get(job) ?? refuse('not-saved'));
		}
		await this.#settle(events);
	}

	async #settle(events: readonly Event[]): Promise<void> {
		const isNamed = (person: string) => this.meeting.people.persons[person]?.named === true;
		const debts = debtsOf(this.#ground.store, this.id, events, isNamed);
		if (debts.length > 0) await this.#settling.settle(debts);
	}

	/** Ballots for a box that is lost are refused by themselves; what was sent beside them goes on. */
	async #runWithout({ vote, round }: BoxName, jobs: readonly Job[]): Promise<void> {
		const isFor = ({ command }: Job) =>
			command.type === 'CastBallot' && command.vote === vote && command.round === round;
		this.#asked.answerAll(jobs.filter(isFor), refuse('box-mismatch'));
		const others = jobs.filter((job) => !isFor(job));
		if (others.length > 0) await this.#carryOut(others);
	}

	async #decide(jobs: readonly Job[]): Promise<Draft> {
		const closing = jobs.some(({ command: { type } }) => type === 'CloseVote' || type === 'CloseMeeting');
		const { store } = this.#ground;
		const box = closing ? await openContents(store, this.id, this.meeting) : () => null;
		return decideBatch(jobs, {
			meeting: this.meeting,
			version: this.version,
			at: this.now,
			box,
			isHere: (device) => this.watch.isHere(device),
			zone: zoneHere(),
			fault: (command, error) =>
				this.#ground.log.error({ meeting: this.id, command, ...faultOf(error) }, 'rule-threw')
		});
	}

	/** Swaps the state once the draft is on disk; else nothing has happened. */
	async #save(draft: Draft): Promise<boolean | BoxLost> {
		const saved = await this.#saving.save(draft, this.version, this.names);
		if (saved !== true) return saved;
		this.#standing.saved(draft);
		this.#saving.recovered();
		this.#deadline.follow();
		this.#marking.saved();
		return true;
	}

	/** A mistake of ours: this room stops, the others go on. Opened again, it is what its journal says. */
	fall(error: unknown): void {
		if (this.#state === 'fallen' || this.#state === 'closed') return;
		this.#ground.log.error({ meeting: this.id, ...faultOf(error) }, 'room-fell');
		this.#state = 'fallen';
		this.#deadline.stop();
		this.#settling.end();
		this.#marking.stop();
		this.#asked.answerWaiting(refuse('not-saved'));
		try {
			this.watch.fallen();
		} catch (cause) {
			this.#ground.log.error({ meeting: this.id, ...faultOf(cause) }, 'fall-threw');
		}
	}
}

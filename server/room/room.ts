// One stream at work. It has a single queue, which is taken in batches (`carrying.ts`). Nobody is shown or told anything that is not on
// disk. A room that throws stops by itself, and is opened anew from its journal.
import { refuse } from '#stream/decision.ts';
import { same } from '#stream/patch.ts';
import type { Answer, AuthorIn, Due, Stream } from '#stream/rules.ts';
import { AskedCommands } from './asked-commands.ts';
import { Carrying } from './carrying.ts';
import type { Clock } from '../process/clock.ts';
import { Deadline } from './deadline.ts';
import type { Check } from './draft.ts';
import { newId } from '../process/ids.ts';
import { calledIn, type StreamGround } from './kind.ts';
import { faultOf } from '../process/log.ts';
import { Marking } from './marking.ts';
import { Followers, type RoomFollower } from './room-follower.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { Saving } from './saving.ts';
import { Debts } from './debts.ts';
import { Standing, type Opened } from './standing.ts';

export interface RoomGround<S extends Stream> extends StreamGround<S> {
	readonly clock: Clock;
}

/** The room itself, as the author of a command. */
export const host = { role: 'host', device: 'host' } as const;

const unopposed = { objection: () => null, accepted: () => undefined };

export class Room<S extends Stream> {
	readonly id: string;
	/** Names this run of the room. A version of another run says nothing here. */
	readonly boot = newId();
	readonly #ground: RoomGround<S>;
	readonly #called: object;
	readonly #asked: AskedCommands<S>;
	readonly #saving: Saving<S>;
	readonly #debts: Debts;
	readonly #deadline: Deadline<S['command']>;
	readonly #marking: Marking;
	readonly #standing: Standing<S>;
	readonly #carrying: Carrying<S>;
	#state: 'taking' | 'stopping' | 'closed' | 'fallen' = 'taking';
	readonly #work: OneAtATime;
	readonly #followers = new Followers<S>();

	constructor(ground: RoomGround<S>, opened: Opened<S>) {
		this.id = ground.id;
		this.#ground = ground;
		this.#called = calledIn(ground);
		const { streams, log, kind, clock } = ground;
		this.#work = new OneAtATime(
			() => this.#workThrough(),
			(error) => this.fall(error)
		);
		this.#saving = new Saving(ground, () => this.#followers.troubled());
		this.#debts = new Debts({
			due: () => this.#work.ask(),
			changed: () => this.#followers.troubled(),
			refused: (error) => log.error({ ...this.#called, ...faultOf(error) }, 'not-erased')
		});
		this.#standing = new Standing(kind.effects, opened, clock);
		this.#asked = new AskedCommands(opened.answers, kind.effects.settledBefore);
		this.#deadline = new Deadline({
			due: () => this.due,
			now: () => this.now,
			mayBeSaved: () => !this.closed && !this.#saving.isOver,
			carryOut: (due) =>
				this.submit(host, newId(), due.command, {
					...unopposed,
					// A command before it may have changed that, and may still have been on its way to the disk at the instant.
					objection: (state) => (same(kind.dueIn(state), due) ? null : 'unknown')
				}),
			failed: (error) => this.fall(error)
		});
		this.#deadline.follow();
		this.#carrying = new Carrying({
			stream: ground,
			standing: this.#standing,
			asked: this.#asked,
			saving: this.#saving,
			debts: this.#debts,
			isHere: (device) => this.#followers.isHere(device),
			saved: () => {
				this.#deadline.follow();
				this.#marking.saved();
			},
			tell: (events) => this.#followers.saved(events)
		});
		this.#marking = new Marking(() => streams.mark(ground.id), { called: this.#called, log, clock });
	}

	get state(): S['state'] {
		return this.#standing.state;
	}
	get beside(): S['beside'] {
		return this.#standing.beside;
	}
	get version(): number {
		return this.#standing.version;
	}
	get savedAt(): number | null {
		return this.#standing.savedAt;
	}
	/** Wall time here. It goes on from the journal's last line, over a restart too. */
	get now(): number {
		return this.#standing.now;
	}
	/** What it ends by itself, and when. A room with something due stays open. */
	get due(): Due<S['command']> | null {
		return this.#ground.kind.dueIn(this.state);
	}
	/** Nothing is asked, owed or due, and the disk is well. So the room may be closed and opened again. */
	get isIdle(): boolean {
		const isDone = this.#work.isIdle && this.#asked.isAnswered;
		return isDone && this.due === null && !this.owing && !this.failing;
	}
	/** It takes nothing more, because the server stops or because it has fallen. */
	get closed(): boolean {
		return this.#state !== 'taking';
	}
	get failing(): boolean {
		return this.#saving.failing;
	}
	/** It fails only because the disk is full. */
	get isFull(): boolean {
		return this.#saving.isFull;
	}
	/** Something that was to be erased is still on disk. */
	get owing(): boolean {
		return this.#debts.isOwed;
	}

	/** From now on these followers are told, in this order. */
	follow(...followers: readonly RoomFollower<S>[]): void {
		this.#followers.add(followers);
	}

	/**
	 * The answer never rejects, and does not wait for another command. A command that is sent again gets its first answer, because each
	 * command is decided once.
	 */
	submit(
		by: AuthorIn<S>,
		id: string,
		command: S['command'],
		check: Check<S> = unopposed
	): Promise<Answer<S>> {
		const before = this.#asked.before(by, id);
		if (before) return before;
		if (this.closed || this.#saving.isOver) return Promise.resolve(refuse('not-saved'));
		const answer = this.#asked.add(by, id, command, check);
		this.#work.ask();
		return answer;
	}

	/** Takes nothing more. Resolves once everything taken is answered and nothing touches the disk any more. */
	async close(): Promise<void> {
		if (this.#state === 'taking') this.#state = 'stopping';
		this.#deadline.stop();
		await this.#work.idle();
		this.#debts.end();
		await this.#marking.end();
		if (this.#state === 'stopping') this.#state = 'closed';
	}

	async #workThrough(): Promise<void> {
		while (this.#asked.isWaiting) await this.#carrying.run(this.#asked.nextBatch());
		if (this.#debts.isOwed) await this.#debts.pay();
	}

	/** Something threw, which is a mistake of ours. This room stops, and the others go on. Opened again, it is what its journal says. */
	fall(error: unknown): void {
		if (this.#state === 'fallen' || this.#state === 'closed') return;
		this.#ground.log.error({ ...this.#called, ...faultOf(error) }, 'room-fell');
		this.#state = 'fallen';
		this.#deadline.stop();
		this.#debts.end();
		this.#marking.stop();
		this.#asked.answerWaiting(refuse('not-saved'));
		try {
			this.#followers.fallen();
		} catch (cause) {
			this.#ground.log.error({ ...this.#called, ...faultOf(cause) }, 'fall-threw');
		}
	}
}

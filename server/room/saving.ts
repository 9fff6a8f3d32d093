// What a batch decided, onto the disk: what lies beside the journal, then its lines. If anything of it fails, nothing has happened.
import type { Names } from '#meeting/label.ts';
import type { Draft } from './batch.ts';
import { sealEffects } from '../meeting/effects.ts';
import { faultOf, type Log } from '../process/log.ts';
import { isFull } from '../store/disk.ts';
import { BoxLost, StoreFailure, type Store } from '../store/store.ts';

export interface SavingGround {
	readonly id: string;
	readonly store: Store;
	readonly log: Log;
}

const isLasting = (error: unknown): boolean => !(error instanceof StoreFailure) || error.lasting;

/** Nothing was written for want of room: the same may be taken once there is some. */
export const isNoRoom = (error: unknown): boolean =>
	!isLasting(error) && error instanceof Error && isFull(error.cause);

export class Saving {
	readonly #ground: SavingGround;
	readonly #troubled: () => void;
	#failing: 'no' | 'once' | 'full' | 'for-good' = 'no';

	/** `troubled`: `failing` has changed. */
	constructor(ground: SavingGround, troubled: () => void) {
		this.#ground = ground;
		this.#troubled = troubled;
	}

	get failing(): boolean {
		return this.#failing !== 'no';
	}
	get isFull(): boolean {
		return this.#failing === 'full';
	}
	/** The disk may have what it said it has not: nothing more is taken until a restart reads it. */
	get isOver(): boolean {
		return this.#failing === 'for-good';
	}

	/** Whether all of it is on disk; or the box that ballots in it were for, and that is lost. */
	async save(draft: Draft, version: number, names: Names): Promise<boolean | BoxLost> {
		const { id, store, log } = this.#ground;
		try {
			const undo = await sealEffects(store, id, draft, names);
			await store.append(id, version, draft.lines).catch(async (error: unknown) => {
				// Where the lines may be on disk after all, so must be what they speak of: opening sorts it out.
				if (!isLasting(error)) await undo();
				throw error;
			});
			return true;
		} catch (error) {
			if (error instanceof BoxLost) return error;
			log.error({ meeting: id, ...faultOf(error) }, 'not-saved');
			this.#failing = isLasting(error) ? 'for-good' : isNoRoom(error) ? 'full' : 'once';
			this.#troubled();
			return false;
		}
	}

	/** What was saved is seen by now. */
	recovered(): void {
		if (!this.failing) return;
		this.#failing = 'no';
		this.#troubled();
	}
}

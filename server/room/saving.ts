// Saves what a batch decided: first what lies beside the journal, then the lines. If any of it fails, nothing has happened.
import type { Stream } from '#stream/rules.ts';
import type { Draft } from './draft.ts';
import { calledIn, type StreamGround } from './kind.ts';
import { faultOf } from '../process/log.ts';
import { isFull } from '../store/disk.ts';
import { BoxLost, StoreFailure } from '../store/store.ts';

const isLasting = (error: unknown): boolean => !(error instanceof StoreFailure) || error.lasting;

/** Nothing was written because the disk is full. The same command may be accepted once there is room. */
export const isNoRoom = (error: unknown): boolean =>
	!isLasting(error) && error instanceof Error && isFull(error.cause);

export class Saving<S extends Stream> {
	readonly #ground: StreamGround<S>;
	readonly #troubled: () => void;
	#failing: 'no' | 'once' | 'full' | 'for-good' = 'no';

	/** `troubled`: told when `failing` has changed. */
	constructor(ground: StreamGround<S>, troubled: () => void) {
		this.#ground = ground;
		this.#troubled = troubled;
	}

	get failing(): boolean {
		return this.#failing !== 'no';
	}
	get isFull(): boolean {
		return this.#failing === 'full';
	}
	/** Nobody knows what the disk has. Nothing more is taken until a restart reads it. */
	get isOver(): boolean {
		return this.#failing === 'for-good';
	}

	/** Resolves to whether all of it is on disk, or to the lost box that it needs. */
	async save(draft: Draft<S>, version: number, beside: S['beside']): Promise<boolean | BoxLost> {
		const { id, kind, streams, log } = this.#ground;
		try {
			const undo = await kind.effects.seal(this.#ground, draft, beside);
			await streams.append(id, version, draft.lines).catch(async (error: unknown) => {
				// If the lines may be on disk after all, what they speak of stays too. The next opening sorts it out.
				if (!isLasting(error)) await undo();
				throw error;
			});
			return true;
		} catch (error) {
			if (error instanceof BoxLost) return error;
			log.error({ ...calledIn(this.#ground), ...faultOf(error) }, 'not-saved');
			this.#failing = isLasting(error) ? 'for-good' : isNoRoom(error) ? 'full' : 'once';
			this.#troubled();
			return false;
		}
	}

	/** Everybody has been told of the saving. */
	recovered(): void {
		if (!this.failing) return;
		this.#failing = 'no';
		this.#troubled();
	}
}

// What a batch decided, onto the disk: what lies beside the journal, then its lines. If anything of it fails, nothing has happened.
import type { Stream } from '#stream/rules.ts';
import type { Draft } from './draft.ts';
import { calledIn, type StreamGround } from './kind.ts';
import { faultOf } from '../process/log.ts';
import { isFull } from '../store/disk.ts';
import { BoxLost, StoreFailure } from '../store/store.ts';

const isLasting = (error: unknown): boolean => !(error instanceof StoreFailure) || error.lasting;

/** Nothing was written for want of room: the same may be taken once there is some. */
export const isNoRoom = (error: unknown): boolean =>
	!isLasting(error) && error instanceof Error && isFull(error.cause);

export class Saving<S extends Stream> {
	readonly #ground: StreamGround<S>;
	readonly #troubled: () => void;
	#failing: 'no' | 'once' | 'full' | 'for-good' = 'no';

	/** `troubled`: `failing` has changed. */
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
	/** The disk may have what it said it has not: nothing more is taken until a restart reads it. */
	get isOver(): boolean {
		return this.#failing === 'for-good';
	}

	/** Whether all of it is on disk; or the box that it needs, and that is lost. */
	async save(draft: Draft<S>, version: number, beside: S['beside']): Promise<boolean | BoxLost> {
		const { id, kind, streams, log } = this.#ground;
		try {
			const undo = await kind.effects.seal(this.#ground, draft, beside);
			await streams.append(id, version, draft.lines).catch(async (error: unknown) => {
				// Where the lines may be on disk after all, so must be what they speak of: opening sorts it out.
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

	/** What was saved is seen by now. */
	recovered(): void {
		if (!this.failing) return;
		this.#failing = 'no';
		this.#troubled();
	}
}

// When the index learns how far a meeting's journal is on disk: once nothing was saved for some seconds, and as the room
// closes. Never with each command: it is another file, and another flush.
import { inBackground } from './background.ts';
import { faultOf, type Log } from './log.ts';

const quietMs = 5000;

export class Marking {
	readonly #mark: () => Promise<void>;
	readonly #ground: { readonly id: string; readonly log: Log };
	#timer: NodeJS.Timeout | null = null;

	/** What an opened journal holds is marked too, once it is quiet. */
	constructor(mark: () => Promise<void>, ground: { readonly id: string; readonly log: Log }) {
		this.#mark = mark;
		this.#ground = ground;
		this.saved();
	}

	saved(): void {
		if (this.#timer) this.#timer.refresh();
		else this.#timer = setTimeout(() => inBackground(this.#mark(), this.#failed), quietMs).unref();
	}

	stop(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
	}

	/** Never rejects. */
	async end(): Promise<void> {
		this.stop();
		await this.#mark().catch(this.#failed);
	}

	/** What could not be written is written at the next quiet moment. */
	readonly #failed = (error: unknown): void =>
		this.#ground.log.warn({ meeting: this.#ground.id, ...faultOf(error) }, 'not-marked');
}

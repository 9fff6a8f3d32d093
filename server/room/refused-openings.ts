// Streams whose room could not be opened. A damaged one is refused until its journal is another one. After any other failure the disk is left
// alone for a moment, because each try reads a whole journal.
import type { Clock } from '../process/clock.ts';
import { StreamDamaged, type Damage } from './folding.ts';
import { againMs } from './readings.ts';

export class RefusedOpenings {
	readonly #clock: Clock;
	readonly #damaged = new Map<string, Damage>();
	readonly #failed = new Map<string, { readonly until: number; readonly error: unknown }>();

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	damage(stream: string): Damage | undefined {
		return this.#damaged.get(stream);
	}

	/** Why it is not even tried now; null if it is. */
	reason(stream: string): { readonly error: unknown } | null {
		const damage = this.#damaged.get(stream);
		if (damage) return { error: new StreamDamaged(damage) };
		const failed = this.#failed.get(stream);
		if (failed && this.#clock() < failed.until) return failed;
		this.#failed.delete(stream);
		return null;
	}

	add(stream: string, error: unknown): void {
		if (error instanceof StreamDamaged) this.#damaged.set(stream, error.damage);
		else this.#failed.set(stream, { until: this.#clock() + againMs, error });
	}

	/** Its journal is another one now. */
	mended(stream: string): void {
		this.#failed.delete(stream);
		this.#damaged.delete(stream);
	}
}

// The own parts of devices. It remembers what each device was sent last, so that only news goes out.
import { same } from '#stream/patch.ts';
import type { Stream } from '#stream/rules.ts';
import type { Kind } from './kind.ts';
import type { Room } from './room.ts';

export interface OwnGround<S extends Stream> {
	readonly room: Room<S>;
	readonly kind: Kind<S>;
	/** The calendar date. */
	readonly today: () => string;
}

export class OwnParts<S extends Stream> {
	readonly #ground: OwnGround<S>;
	readonly #sent = new Map<string, S['own']>();

	constructor(ground: OwnGround<S>) {
		this.#ground = ground;
	}

	/** The devices that were sent their own part. */
	get devices(): readonly string[] {
		return [...this.#sent.keys()];
	}
	get isEmpty(): boolean {
		return this.#sent.size === 0;
	}

	/** The devices of those persons who have one. */
	devicesOf(persons: ReadonlySet<string | null>): string[] {
		const { room, kind } = this.#ground;
		return [...persons].flatMap(
			(person) => (person !== null && kind.views.own?.deviceOf(room.state, person)) || []
		);
	}

	/** Another page of the same device may still wait for the next tick, so what it was sent last stays remembered. */
	first(device: string): S['own'] | null {
		const mine = this.#part(device);
		if (mine && !this.#sent.has(device)) this.#sent.set(device, mine);
		return mine;
	}

	/** The device's part as it is now. Null if it is the same as it was sent last, or if none was sent. */
	news(device: string): S['own'] | null {
		const before = this.#sent.get(device);
		const mine = before ? this.#part(device) : null;
		if (!before || !mine) return null;
		this.#sent.set(device, mine);
		return same(mine, before) ? null : mine;
	}

	forget(device: string): void {
		this.#sent.delete(device);
	}

	#part(device: string): S['own'] | null {
		const { room, kind, today } = this.#ground;
		return kind.views.own?.viewOf(room.state, room.beside, device, today()) ?? null;
	}
}

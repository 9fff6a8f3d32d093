// Knows who is connected now. That is presence, not history: it is in the room and in views, and never in the journal.
import type { Stream, Views } from '#stream/rules.ts';

export interface Connected<S extends Stream> {
	readonly role: S['role'];
	readonly device: string;
}

export class Connections<S extends Stream> {
	readonly #views: Pick<Views<S>, 'roles' | 'audienceOf'>;
	readonly #connected = new Map<string, Connected<S>>();
	/** How many lines each device has in each role. */
	readonly #lines: ReadonlyMap<S['role'], Map<string, number>>;
	readonly #came = new Set<S['role']>();
	#changes = 0;

	constructor(views: Pick<Views<S>, 'roles' | 'audienceOf'>) {
		this.#views = views;
		this.#lines = new Map(views.roles.map((role) => [role, new Map<string, number>()]));
	}

	/** How many changes of presence there were. */
	get changes(): number {
		return this.#changes;
	}
	/** Nobody is connected. */
	get isEmpty(): boolean {
		return this.#connected.size === 0;
	}

	enter(line: string, connected: Connected<S>): void {
		this.#connected.set(line, connected);
		this.#count(connected, 1);
		this.#came.add(connected.role);
		this.#changes += 1;
	}

	/** Whoever was behind this line. Undefined if nobody was. */
	leave(line: string): Connected<S> | undefined {
		const connected = this.#connected.get(line);
		if (!connected) return undefined;
		this.#connected.delete(line);
		this.#count(connected, -1);
		this.#changes += 1;
		return connected;
	}

	/** Something else beside the history has changed: an address, a code, trouble with the disk. */
	changed(): void {
		this.#changes += 1;
	}

	/** Somebody of this audience is here. */
	has(audience: S['audience']): boolean {
		const { roles } = this.#views;
		return roles.some((role) => this.#views.audienceOf(role) === audience && this.#of(role).size > 0);
	}

	/** Somebody in this role was here since the room was opened. */
	hasCome(role: S['role']): boolean {
		return this.#came.has(role);
	}

	/** Each device once, however many of these roles and windows it has. */
	devicesIn(...roles: readonly S['role'][]): ReadonlySet<string> {
		return new Set(roles.flatMap((role) => [...this.#of(role).keys()]));
	}

	isIn(role: S['role'], device: string): boolean {
		return this.#of(role).has(device);
	}

	/** Windows, not devices: one device may show two. */
	windowsIn(role: S['role']): number {
		return [...this.#of(role).values()].reduce((all, windows) => all + windows, 0);
	}

	/** How many lines this device has here. */
	lineCount(device: string): number {
		return this.#views.roles.reduce((all, role) => all + (this.#of(role).get(device) ?? 0), 0);
	}

	#of(role: S['role']): Map<string, number> {
		return this.#lines.get(role) ?? new Map<string, number>();
	}

	#count({ role, device }: Connected<S>, more: 1 | -1): void {
		const lines = this.#of(role);
		const count = (lines.get(device) ?? 0) + more;
		if (count > 0) lines.set(device, count);
		else lines.delete(device);
	}
}

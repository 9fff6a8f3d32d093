// Sends what has changed in a room to whoever looks at it. Each audience gets one view, encoded once. A device's own part goes to that
// device alone. The first change goes out at once, and the changes right behind it go out together, one tick later.
import { isRefusal, refuse } from '#stream/decision.ts';
import { diff, type Patch } from '#stream/patch.ts';
import type { Answer, Stream } from '#stream/rules.ts';
import type { Version } from '#stream/version.ts';
import { Connections, type Connected } from './connections.ts';
import { JournalPace } from './journal-pace.ts';
import type { Kind } from './kind.ts';
import { OwnParts } from './own-parts.ts';
import type { RoomFollower } from './room-follower.ts';
import type { Room } from './room.ts';
import { Steps } from './steps.ts';
import { Ticker } from './ticker.ts';
import { Today } from './today.ts';

/** The one message of the server. `full` replaces the view; patches apply in order; `mine` replaces the device's own part. */
export interface ViewMessage<S extends Stream = Stream> {
	readonly version: Version;
	readonly at: number;
	readonly full?: S['view'];
	readonly patches?: readonly Patch[];
	readonly mine?: S['own'];
}

/** The lines of those who look at this room. */
export interface RoomLines {
	readonly toAudience: (audience: string, message: ViewMessage) => void;
	readonly toDevice: (device: string, message: ViewMessage) => void;
	/** Closes all of them. Their clients come back by themselves. */
	readonly closeAll: () => void;
}

export interface BroadcastGround<S extends Stream> {
	readonly room: Room<S>;
	readonly kind: Kind<S>;
	/** What is shown and is not history. */
	readonly presence: (broadcast: Broadcast<S>) => S['presence'];
	readonly lines: RoomLines;
}

interface Shown<S extends Stream> {
	readonly view: S['view'];
	readonly version: Version;
	readonly steps: Steps;
}

export const tickMs = 80;
/** For events that come in storms. Each storm reaches every device, and nobody needs a new number at every blink. */
export const countTickMs = 400;

export class Broadcast<S extends Stream> implements RoomFollower<S> {
	readonly connections: Connections<S>;
	readonly #ground: BroadcastGround<S>;
	readonly #shown = new Map<S['audience'], Shown<S>>();
	readonly #pace = new JournalPace();
	readonly #own: OwnParts<S>;
	/** Every own part may have changed. Own parts go out after the views that they speak of. */
	#isOwnDue = false;
	#signalled: S['signalled'] | null = null;
	readonly #views: Ticker;
	readonly #today: Today;

	constructor(ground: BroadcastGround<S>) {
		const { room, kind } = ground;
		this.#ground = ground;
		this.connections = new Connections(kind.views);
		this.#views = new Ticker(
			() => this.#refreshAll(),
			(error) => room.fall(error)
		);
		this.#own = new OwnParts({ room, kind, today: () => this.#today.date });
		this.#today = new Today({
			zone: () => kind.views.zoneOf(room.state),
			now: () => room.now,
			over: () => this.changed()
		});
	}

	/** What people have signalled to this room. Null: nothing. */
	get signalled(): S['signalled'] | null {
		return this.#signalled;
	}

	/** The journal grows unusually fast. */
	get isGrowing(): boolean {
		return this.#pace.isUnusual(this.#ground.room.now);
	}

	/** The history has grown. */
	saved(events: readonly S['event'][]): void {
		const { room, kind } = this.#ground;
		this.#pace.saved(events.length, room.now);
		const persons = new Set(events.map(kind.views.stormOf));
		this.#isOwnDue ||= persons.has(null);
		this.#views.schedule(persons.has(null) ? tickMs : countTickMs);
		// An own part does not wait for the tick: whoever did something sees at once that it is done.
		if (!persons.has(null) && !this.#isOwnDue) this.#refreshOwn(this.#own.devicesOf(persons));
	}

	troubled(): void {
		this.changed();
	}

	/** Something beside the history has changed. It never throws, because whoever calls it for all rooms could not tell which room threw. The room falls instead. */
	changed(): void {
		this.connections.changed();
		this.#isOwnDue = true;
		try {
			this.#views.schedule(tickMs);
		} catch (error) {
			this.#ground.room.fall(error);
		}
	}

	/** It is shown like any change of presence. */
	signal(signal: S['signal'], role: S['role']): Answer<S> {
		const { room, kind } = this.#ground;
		if (!kind.signals) return refuse('bad-command');
		const taken = kind.signals.take(room.state, this.#signalled, signal, { role, at: room.now });
		if (taken !== null && isRefusal(taken)) return taken;
		if (taken !== this.#signalled) {
			this.#signalled = taken;
			this.connections.changed();
			this.#views.schedule(tickMs);
		}
		return { version: room.version };
	}

	enter(socket: string, connected: Connected<S>): void {
		this.connections.enter(socket, connected);
		this.#views.schedule(countTickMs);
	}

	leave(socket: string): void {
		const left = this.connections.leave(socket);
		const { own } = this.#ground.kind.views;
		if (left && own && !this.connections.isIn(own.role, left.device)) this.#own.forget(left.device);
		this.#views.schedule(countTickMs);
	}

	/** The first message to a socket. From then on `toAudience` must reach it. `owner`: the device, if it has an own part. */
	welcome(
		audience: S['audience'],
		isFirst: boolean,
		have: Version | undefined,
		owner: string | null
	): ViewMessage<S> {
		// The own part goes with it, and may speak of what the next tick would have shown.
		if (isFirst || this.#isOwnDue || !this.#shown.has(audience)) this.#refresh(audience);
		const shown = this.#shown.get(audience);
		if (!shown) throw new Error('a refreshed audience is shown something');
		const patches = have && shown.steps.since(have, shown.version);
		const mine = owner === null ? null : this.#own.first(owner);
		return {
			version: shown.version,
			at: this.#ground.room.now,
			...(patches ? { patches } : { full: shown.view }),
			...(mine && { mine })
		};
	}

	close(): void {
		this.#views.end();
		this.#today.end();
	}

	#refreshAll(): void {
		const presence = this.#ground.presence(this);
		for (const audience of this.#ground.kind.views.audiences)
			if (this.connections.has(audience)) this.#refresh(audience, presence);
		if (this.#isOwnDue) this.#refreshOwn(this.#own.devices);
		this.#isOwnDue = false;
	}

	#version(): Version {
		const { boot, version } = this.#ground.room;
		return { boot, journal: version, presence: this.connections.changes };
	}

	/** `presence`: the same for all audiences of one tick, for asking the network costs more than the rest. */
	#refresh(audience: S['audience'], presence = this.#ground.presence(this)): void {
		const { room, kind, lines } = this.#ground;
		const view = kind.views.viewFor(room.state, room.beside, presence, audience, this.#today.date);
		const version = this.#version();
		const shown = this.#shown.get(audience);
		const steps = shown?.steps ?? new Steps(version);
		this.#shown.set(audience, { view, version, steps });
		const patch = shown ? diff(shown.view, view) : null;
		if (!patch) return;
		steps.add(version, patch);
		lines.toAudience(audience, { version, at: room.now, patches: [patch] });
	}

	#refreshOwn(devices: readonly string[]): void {
		const { room, kind, lines } = this.#ground;
		const { own, audienceOf } = kind.views;
		if (!own || this.#own.isEmpty) return;
		// Not the version of the room: the view that goes with it may still be on its way.
		const version = this.#shown.get(audienceOf(own.role))?.version ?? this.#version();
		for (const device of devices) {
			const mine = this.#own.news(device);
			if (mine) lines.toDevice(device, { version, at: room.now, mine });
		}
	}
}

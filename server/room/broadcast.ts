// What changed in a room goes out to whoever looks at it: three views, one for each audience, encoded once each;
// what is one's own, to that device alone. The first change goes at once, those right behind it in one tick.
import { stormOf, type Event } from '#meeting/event.ts';
import type { Names } from '#meeting/label.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { diff, same, type Patch } from '#stream/patch.ts';
import type {
	Audience,
	CardView,
	ConnectionsView,
	HallView,
	InternetView,
	Mine,
	View
} from '#meeting/view-types.ts';
import { mineOf, viewFor, type Presence as Looking } from '#meeting/view.ts';
import type { Version } from '#stream/version.ts';
import { JournalPace } from './journal-pace.ts';
import { Presence } from './connections.ts';
import type { Room } from './room.ts';
import { Steps } from './steps.ts';
import { Ticker } from './ticker.ts';

/** The one message of the server. `full` replaces the view; patches apply in order; `mine` replaces what was one's own. */
export interface ViewMessage {
	readonly version: Version;
	readonly at: number;
	readonly full?: View;
	readonly patches?: readonly Patch[];
	readonly mine?: Mine;
}

/** What a room does not know by itself. */
export interface Surroundings {
	readonly hall: () => HallView;
	readonly cards: () => readonly CardView[];
	readonly internet: () => InternetView;
	readonly minutes: string;
	readonly namesKeptDays: () => number;
	readonly toAudience: (audience: Audience, message: ViewMessage) => void;
	readonly toDevice: (device: string, message: ViewMessage) => void;
}

interface Shown {
	readonly view: View;
	readonly version: Version;
	readonly steps: Steps;
}

type ViewOf = (meeting: Meeting, names: Names, presence: Looking) => View;
const views: Readonly<Record<Audience, ViewOf>> = {
	resident: (meeting, names, looking) => viewFor(meeting, names, looking, 'resident'),
	screen: (meeting, names, looking) => viewFor(meeting, names, looking, 'screen'),
	staff: (meeting, names, looking) => viewFor(meeting, names, looking, 'staff')
};
export const tickMs = 80;
/** Where only people and ballots came in: how many there are is no news at every blink, and a storm of them reaches every phone. */
export const countTickMs = 400;
export const audiences = ['resident', 'screen', 'staff'] as const satisfies readonly Audience[];

export class Broadcast {
	readonly presence = new Presence();
	readonly #room: Room;
	readonly #around: Surroundings;
	readonly #shown = new Map<Audience, Shown>();
	readonly #pace = new JournalPace();
	readonly #mine = new Map<string, Mine>();
	/** Everybody's own may have changed: it is told behind the views that it speaks of. */
	#isOwnDue = false;
	readonly #views: Ticker;

	constructor(room: Room, around: Surroundings) {
		this.#room = room;
		this.#around = around;
		this.#views = new Ticker(
			() => this.#refreshAll(),
			(error) => room.fall(error)
		);
	}

	/** The history has grown. */
	saved(events: readonly Event[]): void {
		this.#pace.saved(events.length, this.#room.now);
		const persons = new Set(events.map(stormOf));
		this.#isOwnDue ||= persons.has(null);
		this.#views.schedule(persons.has(null) ? tickMs : countTickMs);
		// What is one's own alone does not wait: whoever arrives is shown their seat, whoever answers that it is in.
		if (!persons.has(null) && !this.#isOwnDue) this.#refreshMine((person) => persons.has(person));
	}

	/** Something beside the history has changed. It never throws: the room falls instead, because whoever calls this for all rooms could not tell which one threw. */
	changed(): void {
		this.presence.changed();
		this.#isOwnDue = true;
		try {
			this.#views.schedule(tickMs);
		} catch (error) {
			this.#room.fall(error);
		}
	}

	enter(socket: string, connected: Parameters<Presence['enter']>[1]): void {
		this.presence.enter(socket, connected);
		this.#views.schedule(countTickMs);
	}

	leave(socket: string): void {
		const left = this.presence.leave(socket);
		if (left && !this.presence.isPhone(left.device)) this.#mine.delete(left.device);
		this.#views.schedule(countTickMs);
	}

	/** The first message to a socket; from then on it must be among those that `toAudience` reaches. */
	welcome(
		audience: Audience,
		isFirst: boolean,
		have: Version | undefined,
		phone: string | null
	): ViewMessage {
		// What is one's own goes with it, and may speak of what the next tick would have shown.
		if (isFirst || this.#isOwnDue || !this.#shown.has(audience)) this.#refresh(audience);
		const shown = this.#shown.get(audience);
		if (!shown) throw new Error('a refreshed audience is shown something');
		const patches = have && shown.steps.since(have, shown.version);
		return {
			version: shown.version,
			at: this.#room.now,
			...(patches ? { patches } : { full: shown.view }),
			...(phone !== null && { mine: this.#mineFor(phone) })
		};
	}

	close(): void {
		this.#views.end();
	}

	#refreshAll(): void {
		const looking = this.#looking();
		for (const audience of audiences) if (this.presence.has(audience)) this.#refresh(audience, looking);
		if (this.#isOwnDue) this.#refreshMine(() => true);
		this.#isOwnDue = false;
	}

	#version(): Version {
		return { boot: this.#room.boot, journal: this.#room.version, presence: this.presence.changes };
	}

	#refresh(audience: Audience, looking = this.#looking()): void {
		const { meeting, names } = this.#room;
		const view = views[audience](meeting, names, looking);
		const version = this.#version();
		const shown = this.#shown.get(audience);
		const steps = shown?.steps ?? new Steps(version);
		this.#shown.set(audience, { view, version, steps });
		const patch = shown ? diff({ ...shown.view }, { ...view }) : null;
		if (!patch) return;
		steps.add(version, patch);
		this.#around.toAudience(audience, { version, at: this.#room.now, patches: [patch] });
	}

	/** What all audiences of one tick are shown around the meeting: asking the network costs more than the rest. */
	#looking(): Looking {
		const { hall, minutes, namesKeptDays } = this.#around;
		return {
			connected: this.presence.persons(this.#room.meeting),
			hall: hall(),
			connections: this.#connections(),
			minutes,
			namesKeptDays: namesKeptDays()
		};
	}

	#connections(): ConnectionsView {
		const { phones, phoneReached, screens, staff } = this.presence;
		const { savedAt, failing, isFull, owing, areNamesLost: namesLost } = this.#room;
		const cards = this.#around.cards();
		const addresses = cards.map(({ address }) => address);
		const growing = this.#pace.isUnusual(this.#room.now);
		return {
			phones,
			phoneReached,
			screens,
			staff,
			addresses,
			cards,
			internet: this.#around.internet(),
			savedAt,
			failing,
			...(isFull && { full: true }),
			owing,
			growing,
			namesLost
		};
	}

	#refreshMine(isTouched: (person: string) => boolean): void {
		const { seats } = this.#room.meeting.people;
		// Not that of the room: what residents see of it may still be on its way.
		const version = this.#shown.get('resident')?.version ?? this.#version();
		for (const [device, before] of this.#mine) {
			if (!isTouched(seats[device] ?? '')) continue;
			const mine = this.#remembered(device);
			if (same(mine, before)) continue;
			this.#around.toDevice(device, { version, at: this.#room.now, mine });
		}
	}

	/** Another page of the same phone may still wait for the next tick: what it was told last stays remembered. */
	#mineFor(device: string): Mine {
		const { meeting, names } = this.#room;
		return this.#mine.has(device) ? mineOf(meeting, names, device) : this.#remembered(device);
	}

	#remembered(device: string): Mine {
		const mine = mineOf(this.#room.meeting, this.#room.names, device);
		this.#mine.set(device, mine);
		return mine;
	}
}

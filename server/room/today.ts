// Knows today's date where a stream is at home, and the moment when that day ends. What is late follows from the date, so a room that
// somebody looks at wakes at midnight.
import { zoneOf } from '../process/zone.ts';

export interface TodayGround {
	/** As the stream says it. Null means the zone of this computer. */
	readonly zone: () => string | null;
	/** Wall milliseconds. */
	readonly now: () => number;
	/** Told when another day has begun. */
	readonly over: () => void;
}

/** No day is longer, even if the clocks go back. */
const longestDayMs = 26 * 60 * 60 * 1000;

export class Today {
	readonly #ground: TodayGround;
	#zone: string | null | undefined;
	#date = '';
	#from = Infinity;
	#until = -Infinity;
	#timer: NodeJS.Timeout | undefined;
	#isOver = false;

	constructor(ground: TodayGround) {
		this.#ground = ground;
	}

	/** Written 2026-11-29. From the first time that it is asked for, `over` is told each midnight. */
	get date(): string {
		const [zone, now] = [this.#ground.zone(), this.#ground.now()];
		if (zone !== this.#zone || now < this.#from || now >= this.#until) this.#look(zone, now);
		return this.#date;
	}

	/** For good. */
	end(): void {
		this.#isOver = true;
		clearTimeout(this.#timer);
	}

	#look(zone: string | null, now: number): void {
		const dateAt = dateIn(zoneOf(zone));
		this.#zone = zone;
		this.#date = dateAt(now);
		this.#from = now;
		this.#until = endOfDay(dateAt, now);
		this.#wait(now);
	}

	#wait(now: number): void {
		clearTimeout(this.#timer);
		if (!this.#isOver) this.#timer = setTimeout(() => this.#wake(), this.#until - now).unref();
	}

	/** A timer may be early. Then it waits for the rest. */
	#wake(): void {
		const now = this.#ground.now();
		if (now < this.#until) this.#wait(now);
		else this.#ground.over();
	}
}

function dateIn(timeZone: string): (at: number) => string {
	const format = new Intl.DateTimeFormat('en-CA', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit'
	});
	return (at) => {
		const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
		return `${parts['year']}-${parts['month']}-${parts['day']}`;
	};
}

/** The first millisecond of another date. */
function endOfDay(dateAt: (at: number) => string, now: number): number {
	const today = dateAt(now);
	let [within, beyond] = [now, now + longestDayMs];
	while (beyond - within > 1) {
		const middle = Math.floor((within + beyond) / 2);
		if (dateAt(middle) === today) within = middle;
		else beyond = middle;
	}
	return beyond;
}

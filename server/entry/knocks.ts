// The laptops that knock: each shows a code for two minutes. Whoever facilitates types that code and chooses what the laptop may do. Only
// then is a link made, and only the laptop that shows the code gets it. Codes and links stand here alone: in no file and in no log.
import { customAlphabet } from 'nanoid';
import type { Clock } from '../process/clock.ts';
import { newToken } from './identity.ts';

/** No vowels, so that no code is a word, and nothing that looks like a digit: the code on the screen has digits alone. */
const newCode = customAlphabet('CDFGHJKLMNPQRTVWX', 6);

/** How long a code is good. */
export const knockMs = 120_000;
/** How long an approved laptop may come for its link. */
const fetchMs = 60_000;

interface Knock {
	readonly code: string;
	/** Known to the laptop that knocked, and to nobody else. */
	readonly secret: string;
	readonly device: string;
	goesAt: number;
	/** Null: nobody has approved it. */
	link: string | null;
	/** Somebody approves it at this instant. */
	isTaken: boolean;
}

/** A code that nobody else can approve any more. One of the two must be called. */
export interface TakenKnock {
	readonly give: (link: string) => void;
	readonly putBack: () => void;
}

export class Knocks {
	readonly #clock: Clock;
	#waiting: readonly Knock[] = [];

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/** The former code of the same device is good no more. */
	knock(device: string): Pick<Knock, 'code' | 'secret'> {
		const others = this.#good().filter((each) => each.device !== device);
		let code = newCode();
		while (others.some((each) => each.code === code)) code = newCode();
		const knock = { code, secret: newToken(), device, goesAt: this.#clock() + knockMs };
		this.#waiting = [...others, { ...knock, link: null, isTaken: false }];
		return { code, secret: knock.secret };
	}

	/** The link, once the knock was approved. Null: it waits. Undefined: it is gone, or never was. */
	linkFor(secret: string): string | null | undefined {
		return this.#good().find((each) => each.secret === secret)?.link;
	}

	/** Null if no laptop shows this code now, or if somebody was faster. */
	take(code: string): TakenKnock | null {
		const knock = this.#good().find((each) => each.code === code && !each.isTaken);
		if (!knock) return null;
		knock.isTaken = true;
		return {
			give: (link) => {
				knock.link = link;
				knock.goesAt = this.#clock() + fetchMs;
			},
			putBack: () => void (knock.isTaken = false)
		};
	}

	/** A knock that is being approved stays: its code came in time. */
	#good(): readonly Knock[] {
		const now = this.#clock();
		this.#waiting = this.#waiting.filter((each) => each.goesAt > now || (each.isTaken && each.link === null));
		return this.#waiting;
	}
}

// Counts refusals for whoever reads the log when something went wrong. The log never says who was refused, what they sent, or from where.
// It gets at most one line a minute, so that nobody fills it by being refused.
import type { Log } from '../process/log.ts';

export type RefusalKind =
	'wrong-code' | 'wrong-secret' | 'not-allowed' | 'foreign-host' | 'foreign-origin' | 'too-fast';

/** By the code of a refusal: how it is counted. The codes that tell of no attack and no trouble are left out. */
export type CountedRefusals = Readonly<Partial<Record<string, string>>>;

const ofEveryKind = {
	'not-allowed': 'not-allowed',
	'link-revoked': 'not-allowed',
	'too-fast': 'too-fast'
} satisfies CountedRefusals & Readonly<Record<string, RefusalKind>>;

const everyMs = 60_000;

export class Refusals {
	readonly #log: Log;
	readonly #counted: CountedRefusals;
	#counts: Partial<Record<string, number>> = {};
	#timer: NodeJS.Timeout | null = null;

	/** `ofKinds`: the refusals of the kinds of stream that are served. */
	constructor(log: Log, ofKinds: CountedRefusals = {}) {
		this.#log = log;
		this.#counted = { ...ofKinds, ...ofEveryKind };
	}

	count(kind: RefusalKind): void {
		this.#add(kind);
	}

	countCode(code: string): void {
		const kind = this.#counted[code];
		if (kind) this.#add(kind);
	}

	#add(kind: string): void {
		this.#counts[kind] = (this.#counts[kind] ?? 0) + 1;
		this.#timer ??= setTimeout(() => this.end(), everyMs).unref();
	}

	/** Logs what was counted so far. */
	end(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
		if (Object.keys(this.#counts).length > 0) this.#log.warn(this.#counts, 'refused');
		this.#counts = {};
	}
}

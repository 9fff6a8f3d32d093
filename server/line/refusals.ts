// Counts refusals for whoever reads the log when something went wrong. The log never says who was refused, what they sent, or from where.
// It gets at most one line a minute, so that nobody fills it by being refused.
import type { Log } from '../process/log.ts';

export type RefusalKind =
	| 'wrong-code'
	| 'wrong-secret'
	| 'not-allowed'
	| 'wrong-slip'
	| 'foreign-host'
	| 'foreign-origin'
	| 'full'
	| 'too-fast';

/** The refusals of a command or a line that tell of an attack or of trouble. The others are everyday life. */
const kinds: Partial<Record<string, RefusalKind>> = {
	'not-allowed': 'not-allowed',
	'link-revoked': 'not-allowed',
	'slip-unknown': 'wrong-slip',
	full: 'full',
	'too-fast': 'too-fast'
};

const everyMs = 60_000;

export class Refusals {
	readonly #log: Log;
	#counts: Partial<Record<RefusalKind, number>> = {};
	#timer: NodeJS.Timeout | null = null;

	constructor(log: Log) {
		this.#log = log;
	}

	count(kind: RefusalKind): void {
		this.#counts[kind] = (this.#counts[kind] ?? 0) + 1;
		this.#timer ??= setTimeout(() => this.end(), everyMs).unref();
	}

	countCode(code: string): void {
		const kind = kinds[code];
		if (kind) this.count(kind);
	}

	/** Logs what was counted so far. */
	end(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
		if (Object.keys(this.#counts).length > 0) this.#log.warn(this.#counts, 'refused');
		this.#counts = {};
	}
}

// The process of documents ends when one document costs too much (L170). Its main thread looks while another thread works: wasm grows
// beyond any limit that Node has for a thread, and a thread at work reads no message.

export interface Limits {
	/** The memory of the process. */
	readonly bytes: number;
	/** The time of a core for one document. */
	readonly workMs: number;
}
export const usual: Limits = { bytes: 500e6, workMs: 20_000 };

/** As the last arguments of the process. */
export const asWords = ({ bytes, workMs }: Limits): readonly string[] => [String(bytes), String(workMs)];
export function fromWords(words: readonly string[]): Limits {
	const [bytes = NaN, workMs = NaN] = words.slice(-2).map(Number);
	return { bytes, workMs };
}

/** Wasm gives no memory back. A process that rests with more than this share of its limit is not used again. */
const restShare = 0.7;
const everyMs = 100;

const workedMs = (since?: NodeJS.CpuUsage): number => {
	const { user, system } = process.cpuUsage(since);
	return (user + system) / 1000;
};

export class Watch {
	readonly #limits: Limits;
	#looking: NodeJS.Timeout | undefined;

	constructor(limits: Limits) {
		this.#limits = limits;
	}

	/** Calls `over` once if the document that is being made costs too much. */
	begin(over: (code: 'too-much-memory' | 'too-long') => void): void {
		const began = process.cpuUsage();
		this.end();
		this.#looking = setInterval(() => {
			const isLarge = process.memoryUsage.rss() > this.#limits.bytes;
			if (!isLarge && workedMs(began) <= this.#limits.workMs) return;
			this.end();
			over(isLarge ? 'too-much-memory' : 'too-long');
		}, everyMs);
	}

	end(): void {
		clearInterval(this.#looking);
	}

	get isFull(): boolean {
		return process.memoryUsage.rss() > restShare * this.#limits.bytes;
	}
}

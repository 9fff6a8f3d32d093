// Is loaded into each measured process (`node --import`), and reports the CPU time and memory of that process to the bench.
export interface Probed {
	/** The CPU time of all its threads since its start, in milliseconds. */
	readonly cpuMs: number;
	readonly rss: number;
}

/** `collect`: after a full garbage collection. That also gives back memory that is reserved and not used. */
export interface Probing {
	readonly collect: boolean;
}

process.on('message', ({ collect }: Probing) => {
	if (collect)
		for (let n = 0; n < 3; n += 1)
			globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
	const { user, system } = process.cpuUsage();
	const probed: Probed = { cpuMs: (user + system) / 1000, rss: process.memoryUsage.rss() };
	process.send?.(probed);
});
process.on('disconnect', () => process.exit(0));

// Loaded before whatever is measured (`node --import`): tells its own CPU and memory over the channel to the bench.
export interface Probed {
	/** Milliseconds of all its threads since it began. */
	readonly cpuMs: number;
	readonly rss: number;
}

/** `collect`: after a full garbage collection. */
export interface Probing {
	readonly collect: boolean;
}

process.on('message', ({ collect }: Probing) => {
	if (collect) for (let n = 0; n < 3; n += 1) globalThis.gc?.();
	const { user, system } = process.cpuUsage();
	const probed: Probed = { cpuMs: (user + system) / 1000, rss: process.memoryUsage.rss() };
	process.send?.(probed);
});
process.on('disconnect', () => process.exit(0));

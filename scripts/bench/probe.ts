// Loaded before whatever is measured (`node --import`): tells its own CPU and memory over the channel to the bench.
export interface Probed {
	/** Milliseconds of all its threads since it began. */
	readonly cpuMs: number;
	readonly rss: number;
}

/** `collect`: after a full garbage collection, which also gives back the room kept for what is made next: it is nobody's. */
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

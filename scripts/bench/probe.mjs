// Loaded before whatever is measured (`node --import`): tells its own CPU and memory over the channel to the bench. Plain JavaScript, so that
// what is measured does not also load what reads TypeScript. `target.ts` has the types of what it is asked and tells.
process.on('message', ({ collect }) => {
	if (collect)
		for (let n = 0; n < 3; n += 1)
			globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
	const { user, system } = process.cpuUsage();
	process.send?.({ cpuMs: (user + system) / 1000, rss: process.memoryUsage.rss() });
});
process.on('disconnect', () => process.exit(0));

/** If our parent (npm, or the demo) is killed, we stop as if somebody had asked for it, so that no port stays taken. */
export function stopWhenOrphaned(): void {
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		process.kill(process.pid, 'SIGTERM');
	}, 250);
	watch.unref();
}

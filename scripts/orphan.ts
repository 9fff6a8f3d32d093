/**
 * npm starts us through a shell, and a signal or a kill may end npm or that shell alone. Once our
 * parent is gone we stop as if we had been asked to, so that no port stays taken.
 */
export function stopWhenOrphaned(): void {
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		process.kill(process.pid, 'SIGTERM');
	}, 250);
	watch.unref();
}

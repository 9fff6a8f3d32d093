// A page that the whole room looks at does not go dark. Browsers grant it only on the laptop itself (or over https);
// where they do not, nothing happens.
type Waker = Partial<Pick<Navigator, 'wakeLock'>>;

/** Asks for the lock, and again whenever it was lost and the page is in sight. Until what it returns is called. */
export function stayAwake({ wakeLock }: Waker, page: Document): () => void {
	if (!wakeLock) return () => undefined;
	let isOver = false;
	let lock: WakeLockSentinel | null = null;
	let last = Promise.resolve();

	async function ask(): Promise<void> {
		if (isOver || page.visibilityState !== 'visible' || lock?.released === false) return;
		lock = (await wakeLock?.request('screen').catch(() => null)) ?? null;
		lock?.addEventListener('release', askAgain, { once: true });
		if (isOver) release();
	}
	// One after the other: two questions at once would be granted two locks.
	const askAgain = (): void => void (last = last.then(ask));
	const release = (): void => void lock?.release().catch(() => undefined);

	page.addEventListener('visibilitychange', askAgain);
	askAgain();
	return () => {
		isOver = true;
		page.removeEventListener('visibilitychange', askAgain);
		release();
	};
}

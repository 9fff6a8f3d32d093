// Keeps the display on for a page that the whole room looks at. Browsers grant this only on the laptop itself, or over https.
// Elsewhere nothing happens.
type Waker = Partial<Pick<Navigator, 'wakeLock'>>;

/** Asks for the lock, and again whenever it was lost and the page is in sight, until the returned function is called. */
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
	// One request at a time, because two at once would be granted two locks.
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

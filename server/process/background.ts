/** Goes on by itself: nobody waits for it, and what it throws is told to `failed`, never to the process. */
export function inBackground(work: Promise<unknown>, failed: (error: unknown) => void): void {
	work.then(undefined, failed);
}

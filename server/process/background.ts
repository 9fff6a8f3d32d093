/** Lets the work go on in the background. If it throws, `failed` gets the error and the process goes on. */
export function inBackground(work: Promise<unknown>, failed: (error: unknown) => void): void {
	work.then(undefined, failed);
}

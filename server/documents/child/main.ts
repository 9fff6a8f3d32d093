// The process that makes documents. Its priority is below the server's, so that the hall is answered first. It is not the lowest that
// there is: on a busy laptop, the minutes would then not come at all. A thread does the work, so that the process
// notices at any moment that its parent has ended, and ends too. It prints nothing, because its input is people's words.
import { readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { documentThread } from '../../process/places.ts';
import { fromWords, Watch } from './limits.ts';

/** On Linux a priority belongs to a thread. It is set for the threads that exist, and they pass it on to new ones. */
function standBack(): void {
	for (const thread of process.platform === 'linux' ? readdirSync('/proc/self/task') : ['0'])
		setPriority(Number(thread), constants.priority.PRIORITY_BELOW_NORMAL);
}

try {
	standBack();
} catch {
	// If the system does not allow this, documents are made all the same.
}
const stop = (): never => process.exit(1);
const watch = new Watch(fromWords(process.argv));
const thread = new Worker(documentThread).on('error', stop).on('exit', stop);
thread.on('message', (made) => {
	watch.end();
	process.send?.(made, () => watch.isFull && stop());
});
process
	.on('message', (order) => {
		watch.begin((code) => process.send?.({ fault: { fault: 'Limit', code } }, stop));
		thread.postMessage(order);
	})
	.on('disconnect', stop)
	.on('SIGINT', () => undefined); // Ctrl+C in the terminal is for the parent, which ends this process

// The process in which documents are made, at a low priority: the hall is answered first. It makes them in a thread, so that
// it hears at any moment that its parent is gone, and goes too. It prints nothing: what it is given are people's words.
import { readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { documentThread } from '../../process/places.ts';

/** On Linux a priority is that of a thread: of those that are there already, and of whatever they begin. */
function beLast(): void {
	for (const thread of process.platform === 'linux' ? readdirSync('/proc/self/task') : ['0'])
		setPriority(Number(thread), constants.priority.PRIORITY_LOW);
}

try {
	beLast();
} catch {
	// A system that does not allow it makes documents all the same.
}
const stop = (): never => process.exit(1);
const thread = new Worker(documentThread).on('error', stop).on('exit', stop);
thread.on('message', (made) => process.send?.(made));
process
	.on('message', (order) => thread.postMessage(order))
	.on('disconnect', stop)
	.on('SIGINT', () => undefined); // Ctrl+C in the terminal is for the parent, which ends us

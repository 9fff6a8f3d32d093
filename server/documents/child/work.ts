// Makes one document after the other. The server itself put the orders together, so they are not parsed.
import { parentPort } from 'node:worker_threads';
import { faultOf } from '../../process/log.ts';
import { inBackground } from '../../process/background.ts';
import { fileName } from '../file-name.ts';
import { formats } from '../formats.ts';
import type { Order } from '../order.ts';
import { wordsIn } from '../../process/words.ts';

export interface Made {
	readonly body: Uint8Array;
	/** The name of the file; null for a page. */
	readonly name: string | null;
}
/** `cpuMs` is the time of a core that it took, without its waits. */
export type Reply =
	{ readonly made: Made; readonly cpuMs: number } | { readonly fault: ReturnType<typeof faultOf> };

async function make(order: Order): Promise<Reply> {
	const { make, extension } = formats[order.format];
	const began = process.cpuUsage();
	const body = Buffer.from(await make(order));
	const words = wordsIn(order.language, order.zone);
	const name = extension && fileName(order.minutes.frame, order.document.kind, words, extension);
	const { user, system } = process.cpuUsage(began);
	return { made: { body, name }, cpuMs: (user + system) / 1000 };
}

const answer = (reply: Reply): void => parentPort?.postMessage(reply);
parentPort?.on('message', (order: Order) =>
	inBackground(make(order).then(answer), (error) => answer({ fault: faultOf(error) }))
);

// Makes one document after the other. The server itself put the orders together, so they are not parsed.
import { parentPort } from 'node:worker_threads';
import { faultOf } from '../../process/log.ts';
import { inBackground } from '../../process/background.ts';
import { fileName } from '../file-name.ts';
import { formats } from '../formats.ts';
import type { Order } from '../order.ts';
import { sheetPdf } from '../../sheets/pdf.ts';
import type { SheetOrder } from '../../sheets/sheet.ts';
import { wordsIn } from '../../process/words.ts';

export interface Made {
	readonly body: Uint8Array;
	/** The name of the file; null for a page. */
	readonly name: string | null;
}
/** `cpuMs` is the time of a core that it took, without its waits. */
export type Reply =
	{ readonly made: Made; readonly cpuMs: number } | { readonly fault: ReturnType<typeof faultOf> };

/** A document of the minutes, or a sheet that is printed before the meeting. */
export type AnyOrder = Order | SheetOrder;

async function make(order: AnyOrder): Promise<Reply> {
	const began = process.cpuUsage();
	const made = order.format === 'sheet' ? await sheet(order) : await document(order);
	const { user, system } = process.cpuUsage(began);
	return { made, cpuMs: (user + system) / 1000 };
}

async function document(order: Order): Promise<Made> {
	const { make, extension } = formats[order.format];
	const body = Buffer.from(await make(order));
	const words = wordsIn(order.language, order.zone);
	return { body, name: extension && fileName(order, words, extension) };
}

const sheet = async (order: SheetOrder): Promise<Made> => ({
	body: Buffer.from(await sheetPdf(order)),
	name: `${order.file}.pdf`
});

const answer = (reply: Reply): void => parentPort?.postMessage(reply);
parentPort?.on('message', (order: AnyOrder) =>
	inBackground(make(order).then(answer), (error) => answer({ fault: faultOf(error) }))
);

// Lets the process of documents make a sheet (L176). Whoever asks is told if too many are waited for, or if it could not be made.
import { RefusedError } from '../http/refused.ts';
import { NotWritten, TooManyDocuments, type Writer } from '../documents/writer.ts';
import type { SheetOrder } from './sheet.ts';

export const sheetMade = (writer: Writer, order: SheetOrder): ReturnType<Writer['write']> =>
	writer.write(order).catch((error: unknown) => {
		if (error instanceof TooManyDocuments) throw new RefusedError('too-fast');
		if (error instanceof NotWritten) throw new RefusedError('not-saved', 'not-made');
		throw error;
	});

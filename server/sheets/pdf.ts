// The sheet as PDF. It is made in the process of documents.
import { instantOf } from '../documents/pdf/data.ts';
import { typeset } from '../documents/pdf/typesetter.ts';
import { legal } from '../documents/legal.ts';
import { sheetPictures } from './pictures.ts';
import type { SheetOrder } from './sheet.ts';

export const sheetPdf = ({ sheet, at }: SheetOrder): Promise<Uint8Array> =>
	typeset(
		{
			...sheet,
			name: legal(sheet.name),
			author: legal(sheet.author),
			at: instantOf(at),
			pictures: sheetPictures
		},
		'sheets'
	);

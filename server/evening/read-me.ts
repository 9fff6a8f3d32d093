// The text that lies beside the documents: what each of them is, and to whom it may be given.
import type { Meeting } from '#meeting/meeting.ts';
import type { Words } from '../process/words.ts';

const bom = '\uFEFF'; // so that an older Notepad reads the accents
const newline = '\r\n';

export function readMe({ about, publication }: Meeting, isOutsideThere: boolean, { t, date }: Words): string {
	const what = { title: about.title, table: about.tableName, date: date(about.openedAt ?? about.createdAt) };
	const paragraphs = [
		t('evening.read-me.what', what),
		heading(t('evening.folder.table'), t('evening.read-me.table')),
		isOutsideThere
			? heading(t('evening.folder.outside'), t('evening.read-me.outside', { n: publication.versions.length }))
			: t('evening.read-me.unpublished'),
		t('evening.read-me.formats'),
		t('evening.read-me.withdrawn')
	];
	return bom + paragraphs.join('\n\n').replaceAll('\n', newline) + newline;
}

const heading = (folder: string, text: string): string => `« ${folder} »\n${text}`;

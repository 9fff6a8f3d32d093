// The text that lies beside the documents: what each of them is, and to whom it may be given.
import type { Meeting } from '#meeting/meeting.ts';
import type { Edition } from '#meeting/publication/state.ts';
import type { Words } from '../process/words.ts';

const bom = '\uFEFF'; // so that an older Notepad reads the accents
const newline = '\r\n';

export function readMe({ about, publication }: Meeting, isOutsideThere: boolean, { t, date }: Words): string {
	const what = { title: about.title, table: about.tableName, date: date(about.openedAt ?? about.createdAt) };
	const heading = (edition: Edition, text: string): string =>
		`${t('evening.read-me.folder', { folder: t(`evening.folder.${edition}`) })}\n${text}`;
	const paragraphs = [
		t('evening.read-me.what', what),
		heading('table', t('evening.read-me.table')),
		heading(
			'outside',
			isOutsideThere
				? t('evening.read-me.outside', { n: publication.versions.length })
				: t('evening.read-me.unpublished')
		),
		t('evening.read-me.formats'),
		t('evening.read-me.withdrawn')
	];
	return bom + paragraphs.join('\n\n').replaceAll('\n', newline) + newline;
}

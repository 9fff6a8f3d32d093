// `npm run export`: writes every document of one meeting into a folder, from the files of a data folder or from a bare journal. The words
// go to the terminal line by line; the number that it resolves to is that of the process: 0 done, 1 not everything could be made or
// written, 2 asked in a wrong way, 3 there is no such meeting, or it cannot be read.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { languageOf, type LanguageCode } from '#i18n/catalogue.ts';
import { DocumentShelf } from '../documents/shelf.ts';
import { versionIn } from '../documents/versions.ts';
import { NotWritten, Writer } from '../documents/writer.ts';
import { openLog } from '../process/log.ts';
import { wordsIn } from '../process/words.ts';
import { errorCode } from '../store/disk.ts';
import { editionsOf } from './contents.ts';
import { eveningFiles } from './files.ts';
import {
	CannotRead,
	meetingOfFolder,
	meetingOfJournal,
	meetingsOfFolder,
	type FromFiles
} from './reading-files.ts';
import { FolderInUse, prepareFolder, writeEveningFile } from './writing-files.ts';

const words = wordsIn('fr');
const { t } = words;

export interface ExportAsked {
	readonly from: { readonly meeting: string } | { readonly journal: string };
	readonly to: string;
	readonly mayReplace: boolean;
	readonly language: LanguageCode;
}

type Say = (line: string) => void;

/** Null: it was asked in a wrong way. */
export function exportAsked(args: readonly string[]): ExportAsked | null {
	try {
		const { values } = parseArgs({
			args: [...args],
			options: {
				meeting: { type: 'string' },
				journal: { type: 'string' },
				to: { type: 'string' },
				lang: { type: 'string', default: 'fr' },
				force: { type: 'boolean', default: false }
			}
		});
		const { meeting, journal, to, force } = values;
		const language = languageOf(values.lang);
		if (!to || language === null || (meeting === undefined) === (journal === undefined)) return null;
		const from = journal === undefined ? { meeting: meeting ?? '' } : { journal };
		return { from, to, mayReplace: force, language };
	} catch {
		return null;
	}
}

export async function exportEvening(args: readonly string[], dataDir: string, say: Say): Promise<number> {
	const asked = exportAsked(args);
	if (!asked) return tell(say, t('export.usage'), 2);
	const folder = resolve(asked.to);
	try {
		const read = await readAsked(asked, dataDir);
		await prepareFolder(folder, asked.mayReplace);
		return await writeAll(read, asked, folder, say);
	} catch (error) {
		if (error instanceof CannotRead) return cannotRead(error, asked, dataDir, say);
		if (error instanceof FolderInUse) return tell(say, t('export.in-use', { folder }), 2);
		if (error instanceof NotWritten) return tell(say, t('export.not-made', { folder }), 1);
		if (errorCode(error) === '') throw error; // a mistake of ours
		return tell(say, t('export.not-written', { folder, code: errorCode(error) }), 1);
	}
}

const readAsked = ({ from }: ExportAsked, dataDir: string): Promise<FromFiles> =>
	'journal' in from ? meetingOfJournal(resolve(from.journal)) : meetingOfFolder(dataDir, from.meeting);

async function writeAll(
	read: FromFiles,
	{ language }: ExportAsked,
	folder: string,
	say: Say
): Promise<number> {
	const { meeting, names, lines } = read;
	const version = (now: typeof meeting, number: number) => versionIn(lines, now, number);
	const editions = await editionsOf({ key: meeting.about.id, meeting, names }, version);
	const writer = new Writer({ log: openLog('silent') });
	let count = { made: 0, of: 0 };
	const made = (each: number, of: number) => void (count = { made: each, of });
	try {
		const shelf = new DocumentShelf(writer, Date.now);
		say(t('export.begun', { title: meeting.about.title, table: meeting.about.tableName }));
		for await (const file of eveningFiles({ editions, language, shelf, made })) {
			const path = await writeEveningFile(folder, file);
			say(`  ${count.made}/${count.of}  ${path}`);
		}
	} finally {
		await writer.close();
	}
	if (!editions.outside) say(t('export.unpublished'));
	return tell(say, t('export.done', { n: count.of, folder }), 0);
}

async function cannotRead(
	{ why, line }: CannotRead,
	{ from }: ExportAsked,
	dataDir: string,
	say: Say
): Promise<number> {
	const path = 'journal' in from ? resolve(from.journal) : join(dataDir, 'meetings');
	const named = 'journal' in from ? path : from.meeting;
	say(t(`export.${why}`, { folder: resolve(dataDir), named, line }));
	if (why === 'no-meeting') for (const each of await listed(dataDir)) say(each);
	return 3;
}

/** The meetings that there are, for whoever mistyped one. */
async function listed(dataDir: string): Promise<string[]> {
	const meetings = await meetingsOfFolder(dataDir);
	const lines = meetings
		.filter(({ title }) => title !== '')
		.map(({ id, title, table, at }) => `  ${id}  ${words.day(at)}  ${table} · ${title}`);
	return lines.length === 0 ? [] : [t('export.there-are'), ...lines];
}

function tell(say: Say, line: string, code: number): number {
	say(line);
	return code;
}

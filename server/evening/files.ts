// The files of an evening, made one after the other. The next one is asked for before the last one is taken, so that the process that makes
// them rests in between (L42), and the hall goes on.
import { setTimeout as pause } from 'node:timers/promises';
import type { LanguageCode } from '#i18n/catalogue.ts';
import type { DocumentBytes, DocumentShelf } from '../documents/shelf.ts';
import { TooManyDocuments } from '../documents/writer.ts';
import { wordsIn, type Words } from '../process/words.ts';
import { zoneOf } from '../process/zone.ts';
import { contentsOf, type Editions, type EveningDocument } from './contents.ts';
import { FolderNames, folderOf } from './names.ts';
import { readMe } from './read-me.ts';

export interface EveningFile {
	/** With `/` between a folder and one in it. Null: it lies beside them. */
	readonly folder: string | null;
	readonly name: string;
	readonly body: Uint8Array;
}

export interface EveningAsked {
	readonly editions: Editions;
	readonly language: LanguageCode;
	readonly shelf: Pick<DocumentShelf, 'get'>;
	/** Told after each file. */
	readonly made: (count: number, of: number) => void;
}

const againMs = 1000;
const mostTries = 60;

/** Rejects with the errors of the writer. */
export async function* eveningFiles(asked: EveningAsked): AsyncGenerator<EveningFile> {
	const { editions, made } = asked;
	const { meeting } = editions.table;
	const words = wordsIn(asked.language, zoneOf(meeting.about.zone));
	const contents = contentsOf(editions);
	const text = readMe(meeting, editions.outside !== null, words);
	made(0, contents.length);
	yield { folder: null, name: words.t('evening.read-me.file'), body: Buffer.from(text) };
	const names = namesOf(words);
	let next = documentOf(asked, contents[0]);
	for (const [at, each] of contents.entries()) {
		const making = next;
		next = documentOf(asked, contents[at + 1]);
		const { body, name } = await making;
		made(at + 1, contents.length);
		yield { ...names(each, name ?? each.format), body };
	}
}

function namesOf(words: Words) {
	const names = new FolderNames();
	return (document: EveningDocument, made: string) => {
		const folder = folderOf(document, words);
		const { part, format } = document;
		return { folder, name: names.free(folder, part ? `${part.title}.${format}` : made) };
	};
}

const nothing: DocumentBytes = { body: Buffer.alloc(0), name: null, tag: '' };

/** If too many wait for documents, this one waits, too. */
function documentOf(
	{ shelf, language }: EveningAsked,
	wanted: EveningDocument | undefined
): Promise<DocumentBytes> {
	if (!wanted) return Promise.resolve(nothing);
	const { record, edition, document, format } = wanted;
	const get = async (): Promise<DocumentBytes> => {
		for (let tries = 1; ; tries += 1)
			try {
				return await shelf.get(record, { format, language, edition, document, query: '' });
			} catch (error) {
				if (!(error instanceof TooManyDocuments) || tries === mostTries) throw error;
				await pause(againMs);
			}
	};
	const making = get();
	making.catch(() => undefined); // whoever awaits it is told
	return making;
}

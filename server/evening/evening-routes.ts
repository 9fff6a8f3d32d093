// One press puts an evening into one file, for a USB stick: every document in every format. It is sent while it is made, and the laptop
// asks how far it is. If anything fails, the line breaks, and no half file is saved.
import type { LanguageCode } from '#i18n/catalogue.ts';
import { SentFile } from '#api/row.ts';
import type { Versions } from '../documents/versions.ts';
import type { DocumentShelf } from '../documents/shelf.ts';
import { eveningName } from '../documents/file-name.ts';
import type { HandlersOf } from '../http/handlers.ts';
import { languageAsked } from '../http/language.ts';
import { RefusedError } from '../http/refused.ts';
import { faultOf, type Log } from '../process/log.ts';
import { wordsIn } from '../process/words.ts';
import { zoneOf } from '../process/zone.ts';
import type { KeyedMeeting, MeetingRooms, ReadMeeting } from '../meeting/rooms.ts';
import { editionsOf, type Editions } from './contents.ts';
import { eveningFiles } from './files.ts';
import { isTakenBack } from './taken-back.ts';
import { zipped, type ZippedFile } from './zip.ts';

export interface EveningGround {
	readonly rooms: MeetingRooms;
	readonly shelf: DocumentShelf;
	readonly versions: Versions;
	readonly log: Log;
}

interface Progress {
	readonly made: number;
	readonly of: number;
}

/** Since the file was begun, somebody took words back, or a name was forgotten. */
class TakenBack extends Error {}

type EveningRoutes = 'GET /meetings/:meeting/evening' | 'GET /meetings/:meeting/evening.zip';

export function eveningRoutes({ rooms, shelf, versions, log }: EveningGround): HandlersOf<EveningRoutes> {
	/** By meeting. At most one file of a meeting is being made. Also if whoever asked has gone, it is over once its last document is made. */
	const making = new Map<string, Progress>();

	async function* filesOf(
		key: string,
		editions: Editions,
		language: LanguageCode
	): AsyncGenerator<ZippedFile> {
		const { about } = editions.table.meeting;
		const root = folderOf(editions, language);
		const made = (count: number, of: number) => void making.set(about.id, { made: count, of });
		try {
			for await (const { folder, name, body } of eveningFiles({ editions, language, shelf, made })) {
				if (await isGone(rooms, key, editions.table)) throw new TakenBack();
				yield { path: [root, folder, name].filter((part) => part !== null).join('/'), body };
			}
		} catch (error) {
			log.error({ meeting: about.id, ...faultOf(error) }, 'evening-not-made');
			throw error;
		} finally {
			making.delete(about.id);
		}
	}

	return {
		'GET /meetings/:meeting/evening': ({ hosted }) => making.get(hosted.room.id) ?? { made: 0, of: 0 },
		'GET /meetings/:meeting/evening.zip': async ({ hosted, request }) => {
			const { about } = hosted.room.state;
			if (about.phase !== 'closed' || about.closedAt === null) throw new RefusedError('not-closed');
			if (making.has(about.id)) throw new RefusedError('too-fast');
			making.set(about.id, { made: 0, of: 0 });
			const language = languageAsked(request.headers['accept-language'], request.query['lang']);
			const editions = await editionsFor(hosted, versions).catch((error: unknown) => {
				making.delete(about.id);
				throw error;
			});
			log.warn({ meeting: about.id }, 'evening-taken');
			const files = filesOf(hosted.key, editions, language);
			return new SentFile(`${folderOf(editions, language)}.zip`, zipped(files, about.closedAt));
		}
	};
}

const editionsFor = ({ room, key }: KeyedMeeting, versions: Versions): Promise<Editions> =>
	editionsOf({ key, meeting: room.state, names: room.beside.names }, (now, number) =>
		versions.of(now, number)
	);

/** The folder in the zip: "documents-table-des-oliviers-2026-11-22". */
function folderOf({ table: { meeting } }: Editions, language: LanguageCode): string {
	const { tableName, openedAt, createdAt, zone } = meeting.about;
	const words = wordsIn(language, zoneOf(zone));
	return eveningName({ table: tableName, at: openedAt ?? createdAt }, words);
}

async function isGone(rooms: MeetingRooms, key: string, then: ReadMeeting): Promise<boolean> {
	const row = rooms.row(key);
	const now = row ? await rooms.look(row) : null;
	return now === null || isTakenBack(then, now);
}

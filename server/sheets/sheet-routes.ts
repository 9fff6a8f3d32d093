// The sheets to print before a meeting, for whoever facilitates it (L175). They are made when they are asked for, and nothing is kept.
import { SentFile } from '#api/row.ts';
import type { SheetAsked } from '#api/sheets.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { slug } from '../documents/file-name.ts';
import type { Writer } from '../documents/writer.ts';
import type { Hall } from '../hall/hall.ts';
import type { HandlersOf } from '../http/handlers.ts';
import { RefusedError } from '../http/refused.ts';
import type { MeetingRooms } from '../meeting/rooms.ts';
import type { Clock } from '../process/clock.ts';
import { wordsIn } from '../process/words.ts';
import { zoneOf } from '../process/zone.ts';
import type { CatalogueFile } from '../store/store.ts';
import type { SheetGround } from './ground.ts';
import { sheetMade } from './making.ts';
import type { SheetOrder } from './sheet.ts';
import { sheetOf } from './sheets.ts';
import { paperWords } from './words.ts';

export interface SheetRoutesGround {
	readonly hall: Hall;
	readonly rooms: MeetingRooms;
	readonly catalogue: CatalogueFile;
	readonly clock: Clock;
	readonly writer: Writer;
}

export const sheetRoutes = (ground: SheetRoutesGround): HandlersOf<'POST /meetings/:meeting/sheets'> => ({
	'POST /meetings/:meeting/sheets': async ({ hosted: { room, key }, body }) => {
		const { name, body: pdf } = await sheetMade(ground.writer, orderOf(ground, room.state, key, body));
		return new SentFile(name ?? '', [pdf]);
	}
});

function orderOf(ground: SheetRoutesGround, meeting: Meeting, key: string, asked: SheetAsked): SheetOrder {
	const sheetGround = groundOf(ground, meeting, key, asked);
	const { say, words } = sheetGround;
	const sheet = sheetOf(asked, sheetGround);
	if (typeof sheet === 'string') throw new RefusedError(sheet);
	const { tableName, date, createdAt } = meeting.about;
	const parts = [say(`file.${asked.kind}`), slug(tableName), slug(date) || words.day(createdAt)];
	return { format: 'sheet', sheet, file: parts.filter(Boolean).join('-'), at: ground.clock() };
}

function groundOf(
	{ hall, rooms, catalogue }: SheetRoutesGround,
	meeting: Meeting,
	key: string,
	{ language, start = '' }: SheetAsked
): SheetGround {
	const { table, tableName, convener, zone } = meeting.about;
	const { settings, tables } = catalogue.data;
	const association = tables.find(({ id }) => id === table)?.association ?? '';
	return {
		meeting,
		hall: hall.view(key, rooms.row(key)?.code ?? null),
		organiser: convener || association || tableName,
		namesKeptDays: settings.retention.names,
		slipsKeptDays: settings.retention.devices,
		words: wordsIn(language, zoneOf(zone)),
		say: paperWords(language),
		start
	};
}

// The printed slips of sentences. Their codes are made here, shown once, and kept as salted hashes only. A slip answers for one
// sentence and shows nothing else. Everybody's wrong codes share one budget.
import type { SlipSentence } from '#api/word-slips.ts';
import { consentOf } from '#meeting/record/consent.ts';
import { entryOfSlip } from '#meeting/record/slips.ts';
import type { Entry } from '#meeting/record/state.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { wordsOfIdea } from '#meeting/around.ts';
import type { Hall } from '../hall/hall.ts';
import { qrPath } from '../hall/qr.ts';
import type { HandlersOf } from '../http/handlers.ts';
import { accepted, RefusedError } from '../http/refused.ts';
import { GuessBudget } from '../line/limits.ts';
import type { Refusals } from '../line/refusals.ts';
import type { MeetingRooms } from '../meeting/rooms.ts';
import { newId } from '../process/ids.ts';
import { host } from '../room/room.ts';
import { guessed } from './door-routes.ts';
import { hashOf, newKey } from './identity.ts';

export interface WordSlipsGround {
	readonly hall: Hall;
	readonly rooms: MeetingRooms;
	readonly refusals: Refusals;
}
type SlipRoute = 'POST /meetings/:meeting/word-slips' | 'POST /slips/read' | 'POST /slips/answer';

const keyLength = 8;
/** Another word than for the slips of votes: the one code never opens what belongs to the other. */
const hashOfSlip = ({ about }: Meeting, code: string): string => hashOf(about.salt, `sentence ${code}`);

export function wordSlipRoutes({ hall, rooms, refusals }: WordSlipsGround): HandlersOf<SlipRoute> {
	const codes = new GuessBudget();
	return {
		'POST /meetings/:meeting/word-slips': async ({ hosted: { room, key }, body: { entries } }) => {
			const made = entries.map((entry) => ({ entry, code: newKey() }));
			const slips = made.map(({ entry, code }) => ({ entry, hash: hashOfSlip(room.state, code) }));
			accepted(await room.submit(host, newId(), { type: 'GiveSlips', slips }));
			const address = `${hall.origin()}/slip`;
			return {
				slips: made.map(({ entry, code }, index) => {
					const number = entryOfSlip(room.state.record, slips[index]?.hash ?? '')?.slip?.number ?? 0;
					return { entry, number, code: key + code, address, qr: qrPath(`${address}#${key}${code}`) };
				})
			};
		},
		'POST /slips/read': ({ body: { code } }) =>
			guessed(codes, refusals, async () => {
				const row = rooms.row(code.slice(0, keyLength));
				const found = row && (await rooms.look(row));
				return found ? sentenceOf(found.meeting, code) : null;
			}),
		'POST /slips/answer': async ({ body: { code, ...answer } }) => {
			const { room, hash } = await guessed(codes, refusals, async () => {
				const row = rooms.row(code.slice(0, keyLength));
				const opened = row && (await rooms.open(row));
				if (!opened || !sentenceOf(opened.room.state, code)) return null;
				return { room: opened.room, hash: hashOfSlip(opened.room.state, code.slice(keyLength)) };
			});
			accepted(await room.submit(host, newId(), { type: 'AnswerBySlip', hash, ...answer }));
			return sentenceOf(room.state, code) ?? Promise.reject(new RefusedError('unknown'));
		}
	};
}

/** What the holder of the slip may know: their own sentence, and of which meeting it is. Null: the slip is void, or there is none. */
function sentenceOf(meeting: Meeting, code: string): SlipSentence | null {
	const entry = entryOfSlip(meeting.record, hashOfSlip(meeting, code.slice(keyLength)));
	const consent = entry && !entry.struck ? consentOf(entry) : null;
	if (!entry || consent === null) return null;
	const { title, tableName: table } = meeting.about;
	return { title, table, words: wordsOf(meeting, entry), consent, version: entry.version };
}

const wordsOf = ({ walls }: Meeting, { words, source, withdrawn }: Entry): string | null =>
	withdrawn ? null : (words ?? (source?.kind === 'idea' ? wordsOfIdea(walls, source.idea) : null));

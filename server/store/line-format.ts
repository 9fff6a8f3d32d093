// One line of a journal as bytes, format 1. It is a JSON object in a fixed order of fields:
//
//   {"v":1,"n":7,"w":6,"at":…,"by":…,"cause":…,"events":[…],"digests":[…],"sum":"…","words":[["salt","text"],…]}
//
// Only the first line has `v`. `n` is the version, and `w` the version of the first line of the same write. People's erasable
// words are taken out of the events, which keep their index, and put last. `sum` covers the bytes before it and the sum
// of the line before, so it holds after words and salts were blanked in place, and breaks when a line is lost or moved.
import { hash, randomBytes } from 'node:crypto';
import { erasableFields } from '#stream/erasable.ts';
import type { Written } from '#stream/rules.ts';
import type { DamageReason, JournalLine } from './journal-line.ts';

/** Where one erasable text lies: byte offsets within its line. */
export interface Erasable {
	readonly event: number;
	readonly saltAt: number;
	readonly textAt: number;
	readonly textBytes: number;
	/** `begun`: the blanking was cut by a crash and is to be completed. */
	readonly state: 'kept' | 'begun' | 'blank';
}
export interface Decoded<S extends Written = Written> {
	readonly line: JournalLine<S>;
	readonly sum: string;
	/** Version of the first line of the same write. */
	readonly write: number;
	readonly erasable: readonly Erasable[];
}

const saltBytes = 32;
/** No bit flip away from a hexadecimal digit, so that damage is never taken for a blanked salt. */
export const blankSalt = '~'.repeat(saltBytes);
const wordsKey = ',"words":[';
const [openingBrace, closingBrace, closingBracket, space] = Buffer.from('{}] ');
const sumLength = ',"sum":""'.length + 32;

/** `head` is ASCII. */
function digest(head: string, body: Uint8Array): string {
	const whole = Buffer.allocUnsafe(head.length + body.length);
	whole.write(head, 'latin1');
	whole.set(body, head.length);
	return hash('sha256', whole, 'hex').slice(0, 32);
}

// Texts are stored without quotes, backslashes or controls: then a crash in the middle of blanking cannot break the line.
const escapeText = (text: string): string =>
	text.replace(
		/["\\%\u0000-\u001f\ud800-\udfff]/gu,
		(sign) => '%' + sign.charCodeAt(0).toString(16).padStart(4, '0')
	);
const unescapeText = (text: string): string =>
	text.replace(/%([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

export interface Encoded {
	readonly bytes: Buffer;
	readonly sum: string;
	readonly erasable: readonly Erasable[];
}

export function encodeLine(line: JournalLine, sumBefore: string, write: number): Encoded {
	const words: { readonly event: number; readonly written: string; readonly textBytes: number }[] = [];
	const digests: string[] = [];
	const events = line.events.map((event, index) => {
		const stored: Record<string, unknown> = { ...event };
		for (const field of erasableFields) {
			const value = stored[field];
			if (typeof value !== 'string') continue;
			const [salt, text] = [randomBytes(saltBytes / 2).toString('hex'), escapeText(value)];
			const bytes = Buffer.from(text);
			const written = `["${salt}","${text}"]`;
			stored[field] = words.push({ event: index, written, textBytes: bytes.length }) - 1;
			digests.push(digest(salt, bytes));
		}
		return stored;
	});
	const { version, at, by, cause } = line;
	const head = { ...(version === 1 && { v: 1 }), n: version, w: write, at, by, cause, events };
	const core = JSON.stringify(words.length > 0 ? { ...head, digests } : head).slice(0, -1);
	const coreBytes = Buffer.from(core);
	const sum = digest(sumBefore, coreBytes);
	const sumPart = `,"sum":"${sum}"`;
	const tail = words.length > 0 ? `${wordsKey}${words.map(({ written }) => written).join(',')}]` : '';
	const bytes = Buffer.concat([coreBytes, Buffer.from(`${sumPart}${tail}}\n`)]);
	let place = coreBytes.length + sumPart.length + wordsKey.length;
	const erasable = words.map(({ event, textBytes }): Erasable => {
		const saltAt = place + 2;
		const textAt = saltAt + saltBytes + 3;
		place = textAt + textBytes + 3; // behind the comma
		return { event, saltAt, textAt, textBytes, state: 'kept' };
	});
	return { bytes, sum, erasable };
}

interface Head<S extends Written> {
	readonly n: number;
	readonly w: number;
	readonly at: number;
	readonly by: JournalLine<S>['by'];
	readonly cause: string;
	readonly events: readonly Readonly<Record<string, unknown>>[];
	readonly digests?: readonly string[];
}

/** `bytes` without the newline. Sums are checked over the bytes as they are, before anything is believed. */
export function decodeLine<S extends Written>(
	bytes: Buffer,
	sumBefore: string,
	version: number
): Decoded<S> | DamageReason {
	if (version === 1 && isOfOtherFormat(bytes)) return 'format';
	const wordsAt = bytes.at(-2) === closingBracket ? bytes.indexOf(`${wordsKey}["`) : -1;
	const end = wordsAt < 0 ? bytes.length - 1 : wordsAt;
	const coreEnd = Math.max(end - sumLength, 0);
	const sum = /^,"sum":"([0-9a-f]{32})"$/.exec(bytes.toString('latin1', coreEnd, end))?.[1];
	if (sum === undefined || bytes[0] !== openingBrace || bytes.at(-1) !== closingBrace) return 'unreadable';
	if (digest(sumBefore, bytes.subarray(0, coreEnd)) !== sum) return 'checksum';
	const head = JSON.parse(`${bytes.toString('utf8', 0, coreEnd)}}`) as Head<S>;
	if (head.n !== version) return 'checksum';
	const texts = readTexts(bytes, wordsAt, head.digests);
	return texts ? assemble(head, sum, texts) : 'words';
}

function isOfOtherFormat(bytes: Buffer): boolean {
	const format = /^\{"v":(\d+),/.exec(bytes.toString('latin1', 0, 32))?.[1];
	return format !== undefined && format !== '1';
}

interface Text extends Omit<Erasable, 'event'> {
	readonly text: string | null;
}
const noTexts: readonly Text[] = []; // as most lines have
const noDigests: readonly string[] = [];

/** `wordsAt`: where they begin; negative where the line has none. */
function readTexts(bytes: Buffer, wordsAt: number, digests = noDigests): readonly Text[] | null {
	if (wordsAt < 0) return digests.length === 0 ? noTexts : null;
	const raw = bytes.toString('latin1', wordsAt); // one character is one byte
	const texts: Text[] = [];
	const pattern = /\["(.{32})","([^"]*)"\](?:,(?=\[)|\]\}$)/sy;
	pattern.lastIndex = wordsKey.length;
	for (const expected of digests) {
		const saltAt = wordsAt + pattern.lastIndex + 2;
		const [, salt = '', { length: textBytes } = ''] = pattern.exec(raw) ?? [];
		const textAt = saltAt + saltBytes + 3;
		const stored = bytes.subarray(textAt, textAt + textBytes);
		const state = stateOf(salt, stored);
		if (!state || (state === 'kept' && digest(salt, stored) !== expected)) return null;
		const text = state === 'kept' ? unescapeText(stored.toString('utf8')) : null;
		texts.push({ text, state, saltAt, textAt, textBytes });
	}
	return pattern.lastIndex === raw.length ? texts : null;
}

// Salts are blanked and flushed before texts are. A crash can leave the head or the tail of a salt, where it crosses sectors.
function stateOf(salt: string, stored: Buffer): Erasable['state'] | null {
	if (/^[0-9a-f]{32}$/.test(salt)) return 'kept';
	if (salt === blankSalt) return stored.every((byte) => byte === space) ? 'blank' : 'begun';
	return /^(~+[0-9a-f]+|[0-9a-f]+~+)$/.test(salt) && salt.length === saltBytes ? 'begun' : null;
}

const noWords: readonly Erasable[] = [];

function assemble<S extends Written>(head: Head<S>, sum: string, texts: readonly Text[]): Decoded<S> {
	const { n, w, at, by, cause } = head;
	const erasable: Erasable[] = [];
	const filled = (stored: Head<S>['events'][number], index: number): Readonly<Record<string, unknown>> => {
		const event: Record<string, unknown> = { ...stored };
		for (const field of erasableFields) {
			const place = event[field];
			const found = typeof place === 'number' ? texts[place] : undefined;
			if (!found) continue;
			const { text, ...where } = found;
			event[field] = text;
			erasable.push({ event: index, ...where });
		}
		return event;
	};
	const isWordless = texts.length === 0; // as most lines are
	// This is where events are parsed: what the sum covers was an event of this kind when it was written.
	const events = (isWordless ? head.events : head.events.map(filled)) as JournalLine<S>['events'];
	const line = { version: n, at, by, cause, events };
	return { line, sum, write: w, erasable: isWordless ? noWords : erasable };
}

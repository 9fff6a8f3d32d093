// One line of a journal as bytes, format 1. It is a JSON object in a fixed order of fields:
//
//   {"v":1,"n":7,"w":6,"at":…,"by":…,"cause":…,"events":[…],"digests":[…],"sum":"…","words":[["salt","text"],…]}
//
// `v` stands in the first line only; `n` is the version; `w` that of the first line of the same write. People's erasable
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
const sumLength = ',"sum":""'.length + 32;

const digest = (...parts: readonly Uint8Array[]): string =>
	hash('sha256', Buffer.concat(parts), 'hex').slice(0, 32);
const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

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
			digests.push(digest(ascii(salt), bytes));
		}
		return stored;
	});
	const { version, at, by, cause } = line;
	const head = { ...(version === 1 && { v: 1 }), n: version, w: write, at, by, cause, events };
	const core = JSON.stringify(words.length > 0 ? { ...head, digests } : head).slice(0, -1);
	const coreBytes = Buffer.from(core);
	const sum = digest(ascii(sumBefore), coreBytes);
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
	const raw = bytes.toString('latin1'); // one character is one byte
	const format = version === 1 ? /^\{"v":(\d+),/.exec(raw)?.[1] : undefined;
	if (format !== undefined && format !== '1') return 'format';
	const cut = raw.indexOf(`${wordsKey}["`);
	const end = cut < 0 ? raw.length - 1 : cut;
	const coreEnd = end - sumLength;
	const sum = /^,"sum":"([0-9a-f]{32})"$/.exec(raw.slice(Math.max(coreEnd, 0), end))?.[1];
	if (sum === undefined || !raw.startsWith('{') || !raw.endsWith('}')) return 'unreadable';
	if (digest(ascii(sumBefore), bytes.subarray(0, coreEnd)) !== sum) return 'checksum';
	const head = JSON.parse(`${bytes.toString('utf8', 0, coreEnd)}}`) as Head<S>;
	if (head.n !== version) return 'checksum';
	const texts = readTexts(raw, cut, head.digests ?? []);
	return texts ? assemble(head, sum, texts) : 'words';
}

interface Text extends Omit<Erasable, 'event'> {
	readonly text: string | null;
}

function readTexts(raw: string, cut: number, digests: readonly string[]): Text[] | null {
	const texts: Text[] = [];
	const pattern = /\["(.{32})","([^"]*)"\](?:,(?=\[)|\]\}$)/sy;
	pattern.lastIndex = cut + wordsKey.length;
	for (const expected of digests) {
		const at = pattern.lastIndex;
		const [, salt = '', stored = ''] = (cut < 0 ? null : pattern.exec(raw)) ?? [];
		const state = stateOf(salt, stored);
		if (!state) return null;
		if (state === 'kept' && digest(ascii(salt), ascii(stored)) !== expected) return null;
		const text = state === 'kept' ? unescapeText(ascii(stored).toString('utf8')) : null;
		texts.push({ text, state, saltAt: at + 2, textAt: at + 2 + saltBytes + 3, textBytes: stored.length });
	}
	const whole = cut < 0 ? digests.length === 0 : pattern.lastIndex === raw.length;
	return whole ? texts : null;
}

// Salts are blanked and flushed before texts are. A crash can leave the head or the tail of a salt, where it crosses sectors.
function stateOf(salt: string, stored: string): Erasable['state'] | null {
	if (/^[0-9a-f]{32}$/.test(salt)) return 'kept';
	if (salt === blankSalt) return /^ *$/.test(stored) ? 'blank' : 'begun';
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

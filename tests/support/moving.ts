// Exports a meeting from one server as a file, and imports it into another.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readJournal } from '#tests/support/store/read-journal.ts';
import { encodeLine } from '#server/store/line-format.ts';
import { encodeAll } from '#server/store/line-bytes.ts';
import type { MeetingLine } from '#server/meeting/stream.ts';
import { openMeeting, resident, type Reached } from './hall.ts';
import { startTestServer } from './server.ts';

export async function exported(server: Pick<Reached, 'url'>, token: string, meeting: string) {
	const response = await fetch(`${server.url}/api/meetings/${meeting}/export`, {
		headers: { authorization: `Bearer ${token}` }
	});
	const bytes = Buffer.from(await response.arrayBuffer());
	return { status: response.status, headers: response.headers, bytes };
}

export interface ArrivalAnswer {
	readonly arrival?: string;
	readonly id?: string;
	readonly refused?: string;
	readonly why?: string;
}

export async function imported(
	server: Pick<Reached, 'url'>,
	token: string,
	bytes: Uint8Array<ArrayBuffer>
): Promise<ArrivalAnswer> {
	const response = await fetch(`${server.url}/api/meetings/import`, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
		body: bytes
	});
	return (await response.json()) as ArrivalAnswer;
}

/** The file with a new sum at its end, which fits. */
export function sealed(text: string): Buffer<ArrayBuffer> {
	const body = text.slice(0, text.lastIndexOf('{"sha256":'));
	const sha256 = createHash('sha256').update(body).digest('hex');
	return Buffer.from(`${body}{"sha256":"${sha256}"}\n`);
}

export interface OpenedFile {
	header: {
		version: number;
		meeting: Record<string, unknown>;
		table: Record<string, unknown>;
		[field: string]: unknown;
	};
	lines: MeetingLine[];
	names: Record<string, string>;
	/** What each line says of the write to which it belongs. */
	write?: number;
}

/** The same file with other contents, all of whose sums fit. */
export function crafted(file: Buffer, change: (opened: OpenedFile) => void): Buffer<ArrayBuffer> {
	const rows = file.toString().trimEnd().split('\n');
	const journal = readJournal(
		Buffer.from(
			rows
				.slice(1, -2)
				.map((row) => `${row}\n`)
				.join('')
		)
	);
	if ('damaged' in journal) throw new Error(journal.damaged.reason);
	const opened: OpenedFile = {
		header: JSON.parse(rows[0] ?? '') as OpenedFile['header'],
		lines: journal.lines.map(({ line }) => line).map((line) => structuredClone(line)),
		...(JSON.parse(rows.at(-2) ?? '') as { names: Record<string, string> })
	};
	change(opened);
	const bytes = written(opened).toString();
	const header = { ...opened.header, lines: opened.lines.length, bytes: Buffer.byteLength(bytes) };
	const head = JSON.stringify({ ...header, ...own(opened.header, file) });
	return sealed(`${head}\n${bytes}${JSON.stringify({ names: opened.names })}\n{"sha256":"`);
}

function written({ lines, write }: OpenedFile): Buffer {
	if (write === undefined) return encodeAll(lines, '', 1).bytes;
	let sum = '';
	const encoded = lines.map((line) => {
		const one = encodeLine(line, sum, write);
		sum = one.sum;
		return one.bytes;
	});
	return Buffer.concat(encoded);
}

/** Numbers of the file's header that the test chooses. */
function own(header: OpenedFile['header'], file: Buffer): object {
	const before = JSON.parse(file.toString().split('\n')[0] ?? '') as OpenedFile['header'];
	return Object.fromEntries(
		['lines', 'bytes'].flatMap((key) => (header[key] === before[key] ? [] : [[key, header[key]]]))
	);
}

/** Every file of the folder with its contents, without the catalogue's count of its own changes. */
export async function stateOf(dataDir: string): Promise<string> {
	const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
	const isCounted = ({ name, parentPath }: { readonly name: string; readonly parentPath: string }) =>
		name !== 'lock' && !parentPath.endsWith('extracts'); // they are written in the background
	const files = entries.filter((each) => each.isFile() && isCounted(each));
	const sums = files.map(async ({ parentPath, name }) => {
		const bytes = await readFile(join(parentPath, name));
		return `${join(parentPath, name)} ${createHash('sha256').update(bytes).digest('hex')}`;
	});
	return (await Promise.all(sums)).sort().join('\n');
}

/** The file of a closed evening with a name and an idea. */
export async function closedFile(): Promise<Buffer<ArrayBuffer>> {
	return (await closedMeeting()).bytes;
}

/** The same, published once more after a correction that a phone proposed. Somebody has a copy. */
export async function publishedFile(): Promise<Buffer<ArrayBuffer>> {
	const { office, made, staff, one } = await closedMeeting();
	const words = 'Deux arbres';
	const proposal = await one.do({ type: 'ProposeCorrection', words });
	await staff.do({ type: 'PublishMinutes', how: 'together' });
	await staff.do({ type: 'AnswerCorrection', proposal, outcome: 'taken', kind: 'decision', words });
	await staff.do({ type: 'PublishMinutes', how: 'by', by: 'deux habitantes', reason: 'Un oubli' });
	await staff.do({ type: 'NoteCopy', version: 2, edition: 'outside', document: 'minutes', to: 'La mairie' });
	return (await exported(office, made.token, made.id)).bytes;
}

async function closedMeeting() {
	const office = await startTestServer();
	const { made, staff, item } = await openMeeting(office, { title: 'Le toit' });
	const one = await resident(office, made);
	await one.do({ type: 'SetName', name: 'Amina' });
	const wall = await staff.do({ type: 'PrepareWall', item, prompt: 'Vos idées', open: true });
	await one.do({ type: 'PostIdea', wall, words: 'Un arbre' });
	await staff.do({ type: 'CloseMeeting' });
	await staff.until((view) => view.meeting.phase === 'closed');
	const { bytes } = await exported(office, made.token, made.id);
	return { office, made, staff, one, bytes };
}

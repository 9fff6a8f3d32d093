// A thousand votes over a real room and a real folder, without sockets. This gives what other phones were sent, what was logged, and
// what lies on disk once everything is closed. The true choices are kept apart.
import { onShelf } from '#stream/shelf.ts';
import { Hall } from '#server/hall/hall.ts';
import { presenceOf } from '#server/meeting/presence.ts';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Command } from '#meeting/command.ts';
import { isRefusal } from '#meeting/frame.ts';
import { Broadcast, type ViewMessage } from '#server/room/broadcast.ts';
import { meetingKind } from '#server/meeting/kind.ts';
import { openMeeting } from '#server/meeting/reading.ts';
import type { MeetingRoom } from '#server/meeting/stream.ts';
import { realDisk, type Disk } from '#server/store/disk.ts';
import { openFileStore } from '#server/store/file-store.ts';
import type { Dice } from '../dice.ts';
import { stateBeside } from '../state.ts';
import { everyByte } from './files.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

export interface Ballot {
	readonly vote: string;
	readonly voter: string;
	/** Its place among the ballots of its vote, in the order of sending. */
	readonly place: number;
	/** The true choice, which only the judge knows. */
	readonly choice: 'for' | 'against';
	/** Its line in the journal. */
	readonly version: number;
}
export interface Evidence {
	readonly ballots: readonly Ballot[];
	/** Counts by vote. */
	readonly tallies: ReadonlyMap<string, Readonly<Record<string, number>>>;
	/** Everything sent, with the device it was for (null: to a whole audience). */
	readonly frames: readonly { readonly device: string | null; readonly text: string }[];
	readonly files: ReadonlyMap<string, string>;
	readonly log: string;
}

/** A disk that does not flush. It holds the same bytes, and thousands of flushes would measure the machine, not the votes. */
const unflushed: Disk = { ...realDisk, flush: () => Promise.resolve() };

const choices = ['for', 'against'] as const;

export async function holdVotes(
	folder: string,
	{ votes, voters, secret, chance }: { votes: number; voters: number; secret: boolean; chance: Dice }
): Promise<Evidence> {
	const store = await openFileStore(folder, stateBeside(folder), unflushed);
	let logged = '';
	const log = pino(
		{ level: 'trace' },
		new Writable({
			write(text: Buffer, _, done) {
				logged += text.toString();
				done();
			}
		})
	);
	let now = Date.UTC(2026, 10, 22, 17);
	await meetingStreams(store).create('secret-votes');
	const room = await openMeeting({ id: 'secret-votes', store, log, clock: () => (now += 7) });
	const frames: { device: string | null; text: string }[] = [];
	const heard = (device: string | null) => (message: ViewMessage) =>
		void frames.push({ device, text: JSON.stringify(message) });
	const broadcast = new Broadcast({
		room,
		kind: meetingKind,
		presence: presenceOf({
			hall: new Hall(store.catalogue, () => ({ host: '127.0.0.1', port: 3000 })),
			internet: () => ({ on: false, port: 'off', answered: 0 }),
			catalogue: () => store.catalogue.data,
			row: () => undefined
		})(room),
		lines: {
			toAudience: (_, message) => heard(null)(message),
			toDevice: (device, message) => heard(device)(message),
			closeAll: () => {}
		}
	});
	room.follow({ saved: (events) => broadcast.saved(events) });
	const does = doer(room, chance);
	await begin(does);
	const devices = Array.from({ length: voters }, (_, n) => `device-of-voter-${n}`);
	for (const device of devices) {
		await does('resident', device, { type: 'Arrive' });
		broadcast.enter(device, { role: 'resident', device });
		broadcast.welcome('resident', false, undefined, device);
	}
	const ballots: Ballot[] = [];
	const tallies = new Map<string, Readonly<Record<string, number>>>();
	for (let n = 0; n < votes; n += 1) {
		const plan = { question: 'Oui ?', kind: 'approval', options: [], secret, open: true } as const;
		const { id: vote } = await does('facilitator', 'laptop', { type: 'PrepareVote', ...plan, options: [] });
		const bias = 0.3 + chance.roll(41) / 100;
		const order = devices.toSorted(() => (chance.chance(0.5) ? 1 : -1));
		const cast = order.map(async (device, place) => {
			const choice = choices[chance.chance(bias) ? 0 : 1];
			const ballot = { type: 'CastBallot', vote, round: 1, choice: [choice] } as const;
			const { version } = await does('resident', device, { ...ballot, choice: [choice] });
			ballots.push({ vote, voter: onShelf(room.state.people.seats, device) ?? '', place, choice, version });
		});
		await Promise.all(cast);
		await does('facilitator', 'laptop', { type: 'CloseVote', vote, round: 1 });
		tallies.set(vote, room.state.votes.votes[vote]?.results[0]?.counts ?? {});
	}
	broadcast.close();
	await room.close();
	await store.close();
	return { ballots, tallies, frames, files: await everyByte(folder), log: logged };
}

type Does = (
	role: 'host' | 'facilitator' | 'resident',
	device: string,
	command: Command
) => Promise<{ id: string; version: number }>;

const doer =
	(room: MeetingRoom, chance: Dice): Does =>
	async (role, device, command) => {
		const id = chance.id();
		const answer = await room.submit({ role, device }, id, command);
		if (isRefusal(answer)) throw new Error(`${command.type}: ${answer.refused}`);
		return { id, version: answer.version };
	};

async function begin(does: Does): Promise<void> {
	const created = { type: 'CreateMeeting', meeting: 'secret-votes', table: 'table-1' } as const;
	await does('host', 'host', { ...created, tableName: 'Table', title: 'Séance', salt: 'salt' });
	const { id } = await does('facilitator', 'laptop', { type: 'AddItem', title: 'Votes' });
	await does('facilitator', 'laptop', { type: 'OpenDoors' });
	await does('facilitator', 'laptop', { type: 'ShowStage', stage: { kind: 'item', item: id } });
}

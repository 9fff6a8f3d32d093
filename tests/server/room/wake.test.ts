import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command } from '#meeting/command.ts';
import type { Author } from '#meeting/frame.ts';
import type { Written } from '#stream/rules.ts';
import { meetingKind } from '#server/meeting/kind.ts';
import { meetingStreams } from '#server/meeting/stream.ts';
import { startClock } from '#server/process/clock.ts';
import { openRoom } from '#server/room/folding.ts';
import { host } from '#server/room/room.ts';
import { newId } from '#server/process/ids.ts';
import { openLog } from '#server/process/log.ts';
import { StoreFailure, type Store } from '#server/store/store.ts';
import type { Streams } from '#server/store/streams.ts';
import { overlay } from '../../support/failing.ts';
import { borrow, openShelf, openShelves, shelvesIn, visitor } from '../../support/loans/rooms.ts';

/** A disk that is in no hurry: commands come while it works, each at its own moment. An erasure is refused some times first. */
class SlowDisk {
	refusals = 0;
	/** Commands that came while the disk was at work. */
	amid = 0;
	/** What comes while the disk does its first work, its second, and so on. */
	readonly meanwhile = new Map<number, (() => void)[]>();
	readonly #working = new Set<Promise<unknown>>();
	#asked: number | null = null;

	around = <S extends Written>(streams: Streams<S>): Streams<S> =>
		overlay(streams, {
			append: (...asked) => this.#slowly(() => streams.append(...asked)),
			setName: (...asked) => this.#slowly(() => streams.setName(...asked)),
			seal: (...asked) => this.#slowly(() => streams.seal(...asked)),
			dropName: (...asked) => this.#erasing(() => streams.dropName(...asked)),
			recoverBox: (...asked) => this.#erasing(() => streams.recoverBox(...asked))
		});

	#erasing<T>(work: () => Promise<T>): Promise<T> {
		return this.#slowly(() => {
			if (this.refusals === 0) return work();
			this.refusals -= 1;
			return Promise.reject(new StoreFailure('the test refuses', false));
		});
	}

	begin(): void {
		this.#asked = 0;
	}

	/** What no work of the disk was the moment for comes now. */
	rest(): void {
		for (const come of [...this.meanwhile.values()].flat()) come();
		this.meanwhile.clear();
	}

	/** Once it is asked for nothing more. */
	async calm(): Promise<void> {
		for (await turn(); this.#working.size > 0; await turn()) await Promise.all(this.#working);
	}

	#slowly<T>(work: () => Promise<T>): Promise<T> {
		const working = this.#begun().then(work);
		const over: Promise<unknown> = working.then(
			() => this.#working.delete(over),
			() => this.#working.delete(over)
		);
		this.#working.add(over);
		return working;
	}

	async #begun(): Promise<void> {
		if (this.#asked === null) return;
		const coming = this.meanwhile.get(this.#asked) ?? [];
		this.meanwhile.delete(this.#asked);
		this.#asked += 1;
		this.amid += coming.length;
		for (const come of coming) come();
		await turn();
	}
}

/** Everything that waits for nothing has been done. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A kind of stream: a room of it that owes an erasing after `forgets`, and what may come meanwhile. */
interface Tried {
	readonly open: (files: Store, disk: SlowDisk) => Promise<Asked>;
	readonly acts: number;
}
/** `act`: one of the acts, by its number. */
interface Asked {
	readonly forgets: () => Promise<object>;
	readonly act: (number: number) => Promise<object>;
	readonly close: () => Promise<void>;
}

const staff: Author = { role: 'facilitator', device: 'laptop' };
const phone: Author = { role: 'resident', device: 'phone-1' };
const acts: readonly (readonly [Author, Command])[] = [
	[phone, { type: 'ForgetPerson' }],
	[phone, { type: 'SetName', name: 'Zora' }],
	[staff, { type: 'CountPresent', present: 5 }]
];

const meeting: Tried = {
	acts: acts.length,
	open: async (files, disk) => {
		const [id, streams] = [newId(), disk.around(meetingStreams(files))];
		await streams.create(id);
		const room = await openRoom({
			kind: meetingKind,
			streams,
			id,
			clock: startClock(),
			log: openLog('silent')
		});
		const made = { meeting: id, table: 'table-1', tableName: 'Table', title: 'Séance', salt: 'salt' };
		await room.submit(host, newId(), { type: 'CreateMeeting', ...made });
		await room.submit(staff, newId(), { type: 'OpenDoors' });
		await room.submit(phone, newId(), { type: 'Arrive' });
		await room.submit(phone, newId(), { type: 'SetName', name: 'Zora' });
		return {
			forgets: () => room.submit(phone, newId(), { type: 'ForgetPerson' }),
			act: (number) => {
				const [by, command] = acts[number] ?? [staff, { type: 'CountPresent', present: 6 }];
				return room.submit(by, newId(), command);
			},
			close: () => room.close()
		};
	}
};

const shelf: Tried = {
	acts: 3,
	open: async (files, disk) => {
		const [id, streams] = [newId(), disk.around(shelvesIn(files))];
		await streams.create(id);
		const room = await openShelf(streams, startClock(), id);
		const loan = newId();
		await room.submit(visitor, loan, borrow('Scie'));
		const returned = () => room.submit(visitor, newId(), { type: 'Return', loan });
		return {
			forgets: returned,
			act: (number) => (number === 0 ? returned() : room.submit(visitor, newId(), borrow(`Outil ${number}`))),
			close: () => room.close()
		};
	}
};

const title =
	'every command is answered without another one, whenever it comes, even while something owed is erased';

test.each([
	['a meeting', meeting],
	['another kind of stream', shelf]
])(`L39 ${title}: %s`, async (_, { open, acts }) => {
	const files = await openShelves();
	const comings = fc.array(fc.tuple(fc.nat(acts - 1), fc.nat(12)), { minLength: 2, maxLength: 6 });
	let amid = 0;
	await fc.assert(
		fc.asyncProperty(comings, fc.nat(3), async (commands, refusals) => {
			const disk = new SlowDisk();
			const asked = await open(files, disk);
			disk.refusals = refusals;
			const answers = commands.map(() => 'nothing');
			const comes = async (index: number, act: number) => {
				const answer = await asked.act(act);
				answers[index] = 'refused' in answer ? String(answer.refused) : 'done';
			};
			for (const [index, [act, moment]] of commands.entries())
				disk.meanwhile.set(moment, [...(disk.meanwhile.get(moment) ?? []), () => void comes(index, act)]);
			disk.begin(); // from here on it is slow
			await asked.forgets();
			await disk.calm();
			disk.rest();
			await disk.calm();
			expect(answers.filter((answer) => answer === 'nothing' || answer === 'not-saved')).toEqual([]);
			await asked.close();
			amid += disk.amid;
		}),
		{ numRuns: 60 }
	);
	expect(amid).toBeGreaterThan(20);
});

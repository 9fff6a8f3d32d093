import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { Command } from '#meeting/command.ts';
import type { Author } from '#meeting/frame.ts';
import { startClock } from '#server/process/clock.ts';
import { openMeeting } from '#server/meeting/reading.ts';
import { host } from '#server/room/folding.ts';
import { newId } from '#server/entry/identity.ts';
import { openLog } from '#server/process/log.ts';
import type { MeetingRoom } from '#server/meeting/stream.ts';
import { openFileStore } from '#server/store/file-store.ts';
import { StoreFailure, type Store } from '#server/store/store.ts';
import { overlay } from '../../support/failing.ts';
import { newFolder } from '../../support/server.ts';
import { stateBeside } from '../../support/state.ts';

const staff: Author = { role: 'facilitator', device: 'laptop' };
const phone: Author = { role: 'resident', device: 'phone-1' };

/** A disk that is in no hurry: commands come while it works, each at its own moment. An erasure is refused some times first. */
class SlowDisk {
	refusals = 0;
	/** What comes while the disk does its first work, its second, and so on. */
	readonly meanwhile = new Map<number, (() => void)[]>();
	readonly #working = new Set<Promise<unknown>>();
	#asked: number | null = null;
	/** Commands that came while the disk was at work. */
	amid = 0;

	around = (store: Store): Store =>
		overlay(store, {
			append: (...asked) => this.#slowly(() => store.append(...asked)),
			setName: (...asked) => this.#slowly(() => store.setName(...asked)),
			dropName: (...asked) =>
				this.#slowly(() => {
					if (this.refusals === 0) return store.dropName(...asked);
					this.refusals -= 1;
					return Promise.reject(new StoreFailure('the test refuses', false));
				})
		});

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

async function openOn(store: Store): Promise<MeetingRoom> {
	const id = newId();
	await store.create(id);
	const room = await openMeeting({ store, id, clock: startClock(), log: openLog('silent') });
	const made = { meeting: id, table: 'table-1', tableName: 'Table', title: 'Séance', salt: 'salt' };
	await room.submit(host, newId(), { type: 'CreateMeeting', ...made });
	await room.submit(staff, newId(), { type: 'OpenDoors' });
	await room.submit(phone, newId(), { type: 'Arrive' });
	await room.submit(phone, newId(), { type: 'SetName', name: 'Zora' });
	return room;
}

const person = fc.constantFrom<[Author, Command]>(
	[phone, { type: 'ForgetPerson' }],
	[phone, { type: 'SetName', name: 'Zora' }],
	[staff, { type: 'CountPresent', present: 5 }]
);
const comings = fc.array(fc.tuple(person, fc.nat(12)), { minLength: 2, maxLength: 6 });

test('L39 every command is answered without another one, whenever it comes, even while something owed is erased', async () => {
	const folder = await newFolder();
	const files = await openFileStore(folder, stateBeside(folder));
	onTestFinished(() => files.close());
	let amid = 0;
	await fc.assert(
		fc.asyncProperty(comings, fc.nat(3), async (commands, refusals) => {
			const disk = new SlowDisk();
			const room = await openOn(disk.around(files));
			disk.refusals = refusals;
			const answers = commands.map(() => 'nothing');
			const comes = async (index: number, [by, command]: [Author, Command]) => {
				const answer = await room.submit(by, newId(), command);
				answers[index] = 'refused' in answer ? answer.refused : 'done';
			};
			for (const [index, [act, moment]] of commands.entries())
				disk.meanwhile.set(moment, [...(disk.meanwhile.get(moment) ?? []), () => void comes(index, act)]);
			disk.begin(); // from here on it is slow
			await room.submit(phone, newId(), { type: 'ForgetPerson' });
			await disk.calm();
			disk.rest();
			await disk.calm();
			expect(answers.filter((answer) => answer === 'nothing' || answer === 'not-saved')).toEqual([]);
			amid += disk.amid;
			await room.close();
		}),
		{ numRuns: 60 }
	);
	expect(amid).toBeGreaterThan(20);
});

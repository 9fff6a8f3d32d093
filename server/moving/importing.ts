// Takes in a meeting from another computer, and compares it with what is here already. Nothing is written before the whole file is
// checked. The order of the writes is such that a crash leaves either the former meeting or the whole new one.
import type { Arrival } from '#api/meeting-file.ts';
import type { Names } from '#meeting/label.ts';
import type { Meeting } from '#meeting/meeting.ts';
import type { Clock } from '../process/clock.ts';
import { isAnyForgotten } from '../meeting/completing.ts';
import { readMeeting } from '../meeting/reading.ts';
import { meetingStreams } from '../meeting/stream.ts';
import { abandon, crossOut } from '../keeping/half-made.ts';
import { faultOf, type Log } from '../process/log.ts';
import { followed } from '../keeping/meeting-index.ts';
import { withdrawPage } from '../keeping/removal.ts';
import type { DateWatch } from '../keeping/date-watch.ts';
import { isOver } from '../keeping/retention-plan.ts';
import type { MeetingRooms } from '../meeting/rooms.ts';
import type { Catalogue, MeetingRow } from '../store/catalogue-data.ts';
import { Lane } from '../store/lane.ts';
import type { Store } from '../store/store.ts';
import type { Checked } from './checking.ts';
import { clashOf } from './clashes.ts';
import { namedIn } from './exporting.ts';
import { NotTaken } from './not-taken.ts';

export interface ArrivalGround {
	readonly store: Store;
	readonly rooms: MeetingRooms;
	readonly log: Log;
	readonly clock: Clock;
	readonly date: Pick<DateWatch, 'isSure'>;
}

export class Arrivals {
	readonly #ground: ArrivalGround;
	readonly #lane = new Lane();

	constructor(ground: ArrivalGround) {
		this.#ground = ground;
	}

	/** Takes one file at a time. Rejects with NotTaken or with the disk's error; then nothing has changed. */
	arrive(file: Checked): Promise<Arrival> {
		return this.#lane.run(async () => {
			const { id } = file.header.meeting;
			if (!this.#row(id)) return this.#new(file);
			const beside = await this.#beside(file);
			if (beside !== 'longer' && !this.#isCut(file, beside)) return beside; // then nobody in the meeting is disturbed
			return this.#ground.rooms.whileEmpty(id, () => this.#inPlace(file));
		});
	}

	async #new(file: Checked): Promise<Arrival> {
		const { store, rooms, log } = this.#ground;
		const { id } = file.header.meeting;
		const clash = clashOf(store.catalogue.data, file);
		if (clash) throw new NotTaken(clash);
		if (store.catalogue.data.removing.includes(id)) await meetingStreams(store).remove(id); // a removal that a crash cut is completed first
		await store.catalogue.update((draft) => {
			draft.removing = draft.removing.filter((each) => each !== id);
			draft.arriving.push(id);
		});
		try {
			await meetingStreams(store).bring(id, file.journal, this.#namesOf(file));
			await store.catalogue.update((draft) => enrol(draft, file));
		} catch (error) {
			// If that fails too, the next start does it.
			await abandon(store, 'arriving', id).catch((cause: unknown) =>
				log.error({ meeting: id, ...faultOf(cause) }, 'not-abandoned')
			);
			throw error;
		}
		await withdrawPage({ store, log }, id, file.header.meeting.key); // L150
		await this.#measured(id);
		rooms.arrived(file.meeting);
		return 'taken';
	}

	/** Called once nobody can change the meeting that is here. */
	async #inPlace(file: Checked): Promise<Arrival> {
		const beside = await this.#beside(file);
		if (beside === 'longer') await this.#replace(file);
		else if (!this.#isCut(file, beside)) return beside;
		await this.#complete(file);
		return beside;
	}

	/** Its journal was written before, and then the disk refused. */
	#isCut({ header }: Checked, beside: Arrival): boolean {
		return (
			beside === 'already-here' && this.#ground.store.catalogue.data.arriving.includes(header.meeting.id)
		);
	}

	async #replace(file: Checked): Promise<void> {
		const { store, log } = this.#ground;
		const { id } = file.header.meeting;
		const before = await meetingStreams(store).names(id);
		await store.catalogue.update((draft) => {
			draft.arriving = [...draft.arriving.filter((each) => each !== id), id];
		});
		try {
			await meetingStreams(store).bring(
				id,
				file.journal,
				namedIn(file.meeting, { ...before, ...this.#namesOf(file) })
			);
		} catch (error) {
			await putBack(store, file, before).catch((cause: unknown) =>
				log.error({ meeting: id, ...faultOf(cause) }, 'not-abandoned')
			);
			throw error;
		}
	}

	async #complete(file: Checked): Promise<void> {
		const { store, rooms } = this.#ground;
		const { id } = file.header.meeting;
		rooms.arrived(file.meeting);
		if (isAnyForgotten(file.lines.flatMap(({ line }) => line.events)))
			await meetingStreams(store).dropNamesAside(id);
		await store.catalogue.update((draft) => {
			draft.meetings = draft.meetings.map((row) => (row.id === id ? { ...row, ...rowPartsOf(file) } : row));
			draft.arriving = draft.arriving.filter((each) => each !== id);
		});
		await this.#measured(id);
	}

	/** Compares the journal that is here with that of the file. */
	async #beside({ header, lines }: Checked): Promise<Exclude<Arrival, 'taken'>> {
		const { store, rooms } = this.#ground;
		const here = await meetingStreams(store).copy(header.meeting.id);
		if ('damaged' in here || rooms.damage(header.meeting.id)) throw new NotTaken('damaged-here');
		const common = Math.min(here.lines.length, lines.length);
		if (here.lines[common - 1]?.sum !== lines[common - 1]?.sum) throw new NotTaken('other-ways');
		if (here.lines.length === lines.length) return 'already-here';
		if (here.lines.length > lines.length) return 'newer-here';
		if (this.#row(header.meeting.id)?.phase === 'open') throw new NotTaken('open-here');
		return 'longer';
	}

	#row(meeting: string): MeetingRow | undefined {
		return this.#ground.rooms.rows.find(({ id }) => id === meeting);
	}

	/** Names that retention has to erase do not come back. */
	#namesOf({ meeting, names }: Checked): Checked['names'] {
		const { store, clock, date } = this.#ground;
		if (!date.isSure) return names; // retention erases them here once the date is sure
		return isOver(meeting.about, clock(), store.catalogue.data.settings.retention.names) ? {} : names;
	}

	/** The meeting is here already. If its journal is not marked now, the next start marks it. */
	async #measured(meeting: string): Promise<void> {
		const { store, log } = this.#ground;
		try {
			const meetings = meetingStreams(store);
			if (await meetings.measure(meeting)) await meetings.markMeasured([meeting]);
		} catch (error) {
			log.warn({ meeting, ...faultOf(error) }, 'not-marked');
		}
	}
}

type RowParts = Pick<
	MeetingRow,
	'title' | 'phase' | 'closedAt' | 'zone' | 'date' | 'code' | 'erased' | 'accepted'
>;

function rowPartsOf({ header, meeting }: { header: Checked['header']; meeting: Meeting }): RowParts {
	const { title, phase, closedAt, zone, date } = meeting.about;
	return { title, phase, closedAt, zone, date, code: null, erased: header.erased, accepted: header.accepted };
}

/** With its row the meeting is whole, and its minutes are its own. If its table is not here, it is made. */
function enrol(draft: Catalogue, file: Checked): void {
	const { meeting, table } = file.header;
	if (!draft.tables.some(({ id }) => id === table.id))
		draft.tables.push({ ...table, createdAt: meeting.createdAt });
	const { id, key, createdAt } = meeting;
	draft.meetings.push({
		id,
		key,
		createdAt,
		table: table.id,
		known: null,
		counts: null,
		...rowPartsOf(file)
	});
	draft.arriving = draft.arriving.filter((each) => each !== id);
	draft.published = draft.published.filter((each) => each.key !== key);
}

/** Gives the former journal its former names. If the new journal is here already, the next start or the same file completes it. */
async function putBack(store: Store, { header, lines }: Checked, before: Names): Promise<void> {
	const { id } = header.meeting;
	const meetings = meetingStreams(store);
	const here = await meetings.copy(id);
	if ('damaged' in here || here.lines.length === lines.length) return;
	const names = await meetings.names(id);
	for (const person of Object.keys(names))
		if (before[person] === undefined) await meetings.dropName(id, person);
	for (const [person, name] of Object.entries(before))
		if (names[person] !== name) await meetings.setName(id, person, name);
	await crossOut(store, 'arriving', id);
}

/** Runs at the start, before the folder is compared with the catalogue. Removes what a crash cut, unless a catalogue lists it. */
export async function completeArrivals({ store, log }: Pick<ArrivalGround, 'store' | 'log'>) {
	const { meetings, arriving } = store.catalogue.data;
	const listed = new Set(
		[...meetings, ...store.others.flatMap((other) => other.meetings)].map(({ id }) => id)
	);
	for (const meeting of arriving)
		await (listed.has(meeting) ? catchUp(store, meeting) : abandon(store, 'arriving', meeting)).catch(
			(error: unknown) => log.error({ meeting, ...faultOf(error) }, 'not-abandoned')
		);
}

/** Its journal is whole, either the former one or the new one. The row follows it. */
async function catchUp(store: Store, id: string): Promise<void> {
	const meeting = await readMeeting(store, id);
	await store.catalogue.update((draft) => {
		if (meeting) draft.meetings = [...followed(draft, meeting).meetings];
		draft.arriving = draft.arriving.filter((each) => each !== id);
	});
}

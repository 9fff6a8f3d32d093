// Completes what a crash has cut beside a meeting's journal, when the meeting is opened: forgotten names, withdrawn words, boxes of closed
// votes, and ballots that came in and have no line yet.
import type { Event } from '#meeting/event.ts';
import type { Meeting } from '#meeting/meeting.ts';
import type { Names } from '#meeting/label.ts';
import type { RecoverBallot } from '#meeting/vote/commands.ts';
import { onShelf } from '#stream/shelf.ts';
import type { StreamGround } from '../room/kind.ts';
import type { Listed } from '../store/catalogue-data.ts';
import type { Streams } from '../store/streams.ts';
import { blankWithdrawn, withdrawnIn } from './blanking.ts';
import { castIn, roundOf } from './boxes.ts';
import { signsAtOpening } from './signs.ts';
import type { MeetingBeside, MeetingStream } from './stream.ts';

type Ground = StreamGround<MeetingStream>;
type Meetings = Streams<MeetingStream>;

/** The events that `completeMeeting` is to be given. */
export const isForCompletion = ({ type }: Event): boolean => type === 'PersonForgotten' || type === 'NameSet';

export async function completeMeeting(
	ground: Ground,
	meeting: Meeting,
	events: readonly Event[]
): Promise<{ beside: MeetingBeside; commands: RecoverBallot[] }> {
	const { streams, id } = ground;
	const areNamesLost = await lookAside(ground, events);
	const commands = await completeEffects(
		streams,
		id,
		meeting,
		cutShortIn(streams.listed(id), meeting, events)
	);
	const signs = await signsAtOpening(ground, meeting);
	const beside = { names: await streams.names(id), signs, areNamesLost };
	return { beside, commands };
}

/** Whether unreadable names were set aside. If anybody was forgotten, their name may be among them, so all of them go. */
async function lookAside({ streams, id, log }: Ground, events: readonly Event[]): Promise<boolean> {
	const count = await streams.namesAside(id);
	if (count === 0) return false;
	const isForgotten = isAnyForgotten(events);
	log.warn({ meeting: id, isForgotten }, 'names-set-aside');
	if (isForgotten) await streams.dropNamesAside(id);
	return true;
}

export const isAnyForgotten = (events: readonly Event[]): boolean =>
	events.some(({ type }) => type === 'PersonForgotten');

/** The names of those who are named. After a crash the file may hold a forgotten name until the room is opened. */
export async function namesKept(streams: Meetings, id: string, meeting: Meeting): Promise<Names> {
	const names = Object.entries(await streams.names(id));
	return Object.fromEntries(
		names.filter(([person]) => onShelf(meeting.people.persons, person)?.named === true)
	);
}

/** The journal has lost its end, or nobody can tell whether it has. Whatever it does not speak of may belong to the lost part, and stays. */
interface CutShort {
	/** Those whom it forgot and did not name again. */
	readonly forgotten: ReadonlySet<string>;
	/** Nobody can vote in it any more, so its boxes go. */
	readonly isClosed: boolean;
}

function forgottenIn(events: readonly Event[]): ReadonlySet<string> {
	const forgotten = new Set<string>();
	for (const event of events) {
		if (event.type === 'PersonForgotten') forgotten.add(event.person);
		if (event.type === 'NameSet') forgotten.delete(event.person);
	}
	return forgotten;
}

function cutShortIn(
	listed: Readonly<Listed> | undefined,
	{ about: { phase } }: Meeting,
	events: readonly Event[]
): CutShort | null {
	if (!listed) return null;
	const isClosed = phase === 'closed';
	const isKnownWhole = listed.known?.found === 0; // from its beginning, so what it does not speak of was never acknowledged
	const isCut = (listed.accepted !== null && !isClosed) || !isKnownWhole;
	return isCut ? { forgotten: forgottenIn(events), isClosed } : null;
}

/** Resolves to the ballots that the journal does not know yet. */
async function completeEffects(
	streams: Meetings,
	id: string,
	meeting: Meeting,
	cutShort: CutShort | null
): Promise<RecoverBallot[]> {
	if (meeting.about.id === '') return []; // without a history nothing is known
	for (const person of Object.keys(await streams.names(id))) {
		const isOver = cutShort?.forgotten.has(person) ?? !onShelf(meeting.people.persons, person)?.named;
		if (isOver) await streams.dropName(id, person);
	}
	await blankWithdrawn(streams, id, withdrawnIn(meeting));
	const boxes = (await streams.boxes(id)).filter(
		(box) => !cutShort || cutShort.isClosed || isKnown(meeting, box)
	);
	return (await Promise.all(boxes.map((box) => completeBox(streams, id, meeting, box)))).flat();
}

/** The journal speaks of this round of the vote. */
function isKnown({ votes }: Meeting, box: string): boolean {
	const asked = roundOf(box);
	return asked !== null && (votes.votes[asked.vote]?.round ?? 0) >= asked.round;
}

async function completeBox(
	streams: Meetings,
	id: string,
	meeting: Meeting,
	box: string
): Promise<RecoverBallot[]> {
	const asked = roundOf(box);
	const vote = asked && meeting.votes.votes[asked.vote];
	if (!asked || !vote?.secret || vote.state !== 'open' || vote.round !== asked.round) {
		await streams.destroyBox(id, box);
		return [];
	}
	const isCoded = vote.level === 'coded';
	const known = isCoded ? Object.keys(meeting.votes.slips) : meeting.people.order;
	return castIn(await streams.recoverBox(id, box, known))
		.filter(({ voter }) => onShelf(vote.ballots, voter) === undefined)
		.map(({ voter, channel }) => ({
			type: 'RecoverBallot',
			...asked,
			channel,
			...(isCoded ? { slip: voter } : { person: voter })
		}));
}

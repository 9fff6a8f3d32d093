// Keeps what lies beside a meeting's journal: secret boxes, first names, words to blank. It is sealed before the lines that speak of it are
// written, and removed after. If a crash cuts this, opening the meeting completes it (`completing.ts`).
import { keysOn, onShelf } from '#stream/shelf.ts';
import type { Command } from '#meeting/command.ts';
import type { Outside } from '#meeting/outside.ts';
import type { Event } from '#meeting/event.ts';
import type { Names } from '#meeting/label.ts';
import type { SignOrder } from '#meeting/sign.ts';
import type { Meeting } from '#meeting/meeting.ts';
import type { BoxContent } from '#meeting/vote/state.ts';
import type { Draft } from '../room/draft.ts';
import type { Effects, StreamGround, Undo } from '../room/kind.ts';
import type { Debt } from '../room/debts.ts';
import type { Streams } from '../store/streams.ts';
import { zoneHere } from '../process/zone.ts';
import { blankWithdrawn, isAnythingGone, withdrawnBy } from './blanking.ts';
import { ballotsIn, boxOf, toSeal } from './boxes.ts';
import { completeMeeting, namesKept, isForCompletion } from './completing.ts';
import { drawSigns } from './signs.ts';
import type { MeetingBeside, MeetingStream } from './stream.ts';

type Ground = StreamGround<MeetingStream>;
type Meetings = Streams<MeetingStream>;
type MeetingDraft = Draft<MeetingStream>;

const voting: readonly Command['type'][] = [
	'CastBallot',
	'PrepareVote',
	'OpenVote',
	'ReopenVote',
	'SetGuest'
];

export const meetingEffects: Effects<MeetingStream> = {
	settledBefore: { CloseVote: voting, CloseMeeting: voting, SetName: ['ForgetPerson'] },
	outside,
	seal,
	besideAfter,
	debtsOf,
	withoutBox: (command, box) =>
		command.type === 'CastBallot' && boxOf(command) === box ? 'box-mismatch' : null,
	isForCompletion,
	complete: completeMeeting,
	read: async ({ streams, id }, meeting) => ({
		names: await namesKept(streams, id, meeting),
		signs: null, // whoever only reads hears nobody speak
		areNamesLost: false
	})
};

/** Room for everybody twice, because the former ballot is still there while it is replaced. A box grows if more come in. */
const boxCapacity = ({ people, votes }: Meeting): number =>
	2 * Math.max(32, people.order.length, Object.keys(votes.slips).length);

const noBox = () => null;

/** Whoever closes a vote asks what its box holds. */
function outside(
	{ streams, id }: Ground,
	meeting: Meeting,
	commands: readonly Command[],
	isHere: (device: string) => boolean
): Outside | Promise<Outside> {
	const types = new Set(commands.map(({ type }) => type));
	// The zone is asked only if it is used. Otherwise each ballot would pay for it.
	const opens = types.has('OpenDoors');
	const signs = (opens || types.has('TakeBackClosing')) && { signs: drawSigns() };
	const known = { isHere, ...(opens && { zone: zoneHere() }), ...signs };
	if (!types.has('CloseVote') && !types.has('CloseMeeting')) return { box: noBox, ...known };
	return openContents(streams, id, meeting).then((box) => ({ box, ...known }));
}

/** Resolves to the way back, once all of it is on disk. */
async function seal({ streams, id }: Ground, draft: MeetingDraft, beside: MeetingBeside): Promise<Undo> {
	const { names } = beside;
	const undone: Undo[] = [];
	const undo = async () => {
		const failures: unknown[] = [];
		// A step that fails, as on a full disk, does not keep the others from being taken back.
		for (const back of undone.toReversed()) await back().catch((error: unknown) => failures.push(error));
		if (failures.length > 0) throw failures[0];
	};
	try {
		for (const box of boxesOpened(draft)) {
			await streams.openBox(id, box, boxCapacity(draft.state));
			undone.push(() => streams.destroyBox(id, box));
		}
		const sealed = draft.sealed.flatMap((effect) => (effect.kind === 'ballot' ? [toSeal(effect)] : []));
		if (sealed.length > 0) undone.push(await streams.seal(id, sealed));
		const order = signsDrawn(draft, beside);
		if (order) {
			await streams.setSigns(id, order);
			undone.push(() => streams.dropSigns(id));
		}
		for (const effect of draft.sealed) {
			if (effect.kind !== 'name') continue;
			const before = names[effect.person];
			await streams.setName(id, effect.person, effect.name);
			undone.push(() =>
				before === undefined
					? streams.dropName(id, effect.person)
					: streams.setName(id, effect.person, before)
			);
		}
	} catch (error) {
		await undo();
		throw error;
	}
	return undo;
}

/** P32: the order that is new. Null: the meeting has one already, or none was drawn. */
const signsDrawn = ({ sealed }: MeetingDraft, { signs }: MeetingBeside): SignOrder =>
	signs ? null : (sealed.find((effect) => effect.kind === 'signs')?.order ?? null);

const boxesOpened = ({ lines, state }: MeetingDraft): string[] =>
	lines
		.flatMap((line) => line.events)
		.flatMap((event) => {
			if (event.type !== 'VoteOpened' && event.type !== 'VoteReopened') return [];
			const isSecret = state.votes.votes[event.vote]?.secret === true;
			return isSecret ? boxOf(event) : [];
		});

/** A forgotten name may be given again before it is dropped. Then it stays. */
function debtsOf({ streams, id }: Ground, events: readonly Event[], state: () => Meeting): Debt[] {
	const withdrawn = withdrawnBy(events);
	const isNamed = (person: string) => onShelf(state().people.persons, person)?.named === true;
	const others = events.flatMap((event): Debt[] => {
		if (event.type === 'VoteClosed')
			return [() => streams.destroyBox(id, boxOf({ round: event.result.round, ...event }))];
		if (event.type === 'OpeningTakenBack') return [() => streams.destroyBox(id, boxOf(event))];
		if (event.type !== 'PersonForgotten') return [];
		return [async () => void (isNamed(event.person) || (await streams.dropName(id, event.person)))];
	});
	return isAnythingGone(withdrawn) ? [...others, () => blankWithdrawn(streams, id, withdrawn)] : others;
}

/** The same object if no name was given or forgotten, and no order drawn. */
function besideAfter(beside: MeetingBeside, draft: MeetingDraft): MeetingBeside {
	const { lines, sealed } = draft;
	const given = sealed.flatMap((effect) => (effect.kind === 'name' ? [[effect.person, effect.name]] : []));
	const forgotten = lines.flatMap((line) =>
		line.events.flatMap((event) => (event.type === 'PersonForgotten' ? [event.person] : []))
	);
	const signs = signsDrawn(draft, beside) ?? beside.signs;
	if (given.length + forgotten.length === 0) return signs === beside.signs ? beside : { ...beside, signs };
	const after: Names = { ...beside.names, ...Object.fromEntries(given) };
	const names = Object.fromEntries(Object.entries(after).filter(([person]) => !forgotten.includes(person)));
	return { ...beside, names, signs };
}

/** The ballots in the boxes of the open secret votes. V27: a ballot that the journal does not know is left out. */
async function openContents(streams: Meetings, id: string, meeting: Meeting): Promise<Outside['box']> {
	const contents = new Map<string, BoxContent>();
	for (const { id: vote, round, secret, state, ballots } of Object.values(meeting.votes.votes)) {
		if (!secret || state !== 'open') continue;
		const box = boxOf({ vote, round });
		const inBox = await streams.inBox(id, box, keysOn(ballots));
		contents.set(box, inBox && ballotsIn(inBox));
	}
	return (vote, round) => contents.get(boxOf({ vote, round })) ?? null;
}

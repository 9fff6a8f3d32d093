// What lies beside the journal: secret boxes, first names, words to blank. Sealed before the lines that speak of
// it are written, removed after. What a crash cut is completed when the meeting is opened.
import type { RecoverBallot } from '#meeting/vote/commands.ts';
import type { Event } from '#meeting/event.ts';
import type { Names } from '#meeting/label.ts';
import type { Meeting } from '#meeting/meeting.ts';
import type { BoxContent } from '#meeting/vote/state.ts';
import type { Draft } from '../room/batch.ts';
import type { Debt } from '../room/settling.ts';
import type { BoxName, Line, Store } from '../store/store.ts';

/** Everybody twice, for while a ballot is replaced its former one is still there. A box grows where more come in. */
const boxCapacity = ({ people, votes }: Meeting): number =>
	2 * Math.max(32, people.order.length, Object.keys(votes.slips).length);

type Undo = () => Promise<void>;
type Boxes = (vote: string, round: number) => BoxContent;

/** Resolves, once all of it is on disk, to the way back. */
export async function sealEffects(store: Store, id: string, draft: Draft, names: Names): Promise<Undo> {
	const undone: Undo[] = [];
	const undo = async () => {
		const failures: unknown[] = [];
		// One that fails, as on a full disk, does not keep the others from being taken back.
		for (const back of undone.toReversed()) await back().catch((error: unknown) => failures.push(error));
		if (failures.length > 0) throw failures[0];
	};
	try {
		for (const box of boxesOpened(draft)) {
			await store.openBox(id, box, boxCapacity(draft.meeting));
			undone.push(() => store.destroyBox(id, box));
		}
		const ballots = draft.sealed.filter((effect) => effect.kind === 'ballot');
		if (ballots.length > 0) undone.push(await store.seal(id, ballots));
		for (const effect of draft.sealed) {
			if (effect.kind !== 'name') continue;
			const before = names[effect.person];
			await store.setName(id, effect.person, effect.name);
			undone.push(() =>
				before === undefined ? store.dropName(id, effect.person) : store.setName(id, effect.person, before)
			);
		}
	} catch (error) {
		await undo();
		throw error;
	}
	return undo;
}

const boxesOpened = ({ lines, meeting }: Draft): BoxName[] =>
	lines
		.flatMap((line) => line.events)
		.flatMap((event) => {
			if (event.type !== 'VoteOpened' && event.type !== 'VoteReopened') return [];
			const isSecret = meeting.votes.votes[event.vote]?.secret === true;
			return isSecret ? { vote: event.vote, round: event.round } : [];
		});

/** What is owed once the events are on disk. `isNamed`: by then, for a name may be given again. */
export function debtsOf(
	store: Store,
	id: string,
	events: readonly Event[],
	isNamed: (person: string) => boolean
): Debt[] {
	const withdrawn = new Set(events.flatMap((event) => (event.type === 'IdeaWithdrawn' ? [event.idea] : [])));
	const others = events.flatMap((event): Debt[] => {
		if (event.type === 'VoteClosed')
			return [() => store.destroyBox(id, { vote: event.vote, round: event.round ?? event.result.round })];
		if (event.type === 'OpeningTakenBack')
			return [() => store.destroyBox(id, { vote: event.vote, round: event.round })];
		if (event.type !== 'PersonForgotten') return [];
		return [async () => void (isNamed(event.person) || (await store.dropName(id, event.person)))];
	});
	return withdrawn.size === 0 ? others : [...others, () => blankIdeas(store, id, withdrawn)];
}

async function blankIdeas(store: Store, id: string, ideas: ReadonlySet<string>): Promise<void> {
	if (ideas.size > 0) await store.blank(id, (event) => event.type === 'IdeaPosted' && ideas.has(event.idea));
}

/** The names after this draft is on disk: the same object where none was given or forgotten. */
export function namesAfter(names: Names, { lines, sealed }: Draft): Names {
	const given = sealed.flatMap((effect) => (effect.kind === 'name' ? [[effect.person, effect.name]] : []));
	const forgotten = lines.flatMap((line) =>
		line.events.flatMap((event) => (event.type === 'PersonForgotten' ? [event.person] : []))
	);
	if (given.length + forgotten.length === 0) return names;
	const after: Names = { ...names, ...Object.fromEntries(given) };
	return Object.fromEntries(Object.entries(after).filter(([person]) => !forgotten.includes(person)));
}

/** What the boxes of the open secret votes hold of those whose ballots came in. V27: what the journal does not know is left out. */
export async function openContents(store: Store, id: string, meeting: Meeting): Promise<Boxes> {
	const contents = new Map<string, BoxContent>();
	for (const { id: vote, round, secret, state, ballots } of Object.values(meeting.votes.votes)) {
		if (!secret || state !== 'open') continue;
		contents.set(`${vote} ${round}`, await store.ballots(id, { vote, round }, Object.keys(ballots)));
	}
	return (vote, round) => contents.get(`${vote} ${round}`) ?? null;
}

/** A journal that has lost its end, or of which nobody can tell whether it has: what it does not speak of may be of that part, and stays. */
export interface CutShort {
	/** Whom it forgot last, not named. */
	readonly forgotten: ReadonlySet<string>;
	/** Nothing of it can be voted on: its boxes go. */
	readonly isClosed: boolean;
}

export function forgottenIn(lines: readonly Line[]): ReadonlySet<string> {
	const forgotten = new Set<string>();
	for (const event of lines.flatMap(({ events }) => events)) {
		if (event.type === 'PersonForgotten') forgotten.add(event.person);
		if (event.type === 'NameSet') forgotten.delete(event.person);
	}
	return forgotten;
}

/** Opening a meeting: completes what was cut. Resolves to the ballots that the journal does not know yet. */
export async function completeEffects(
	store: Store,
	id: string,
	meeting: Meeting,
	cutShort: CutShort | null = null
): Promise<RecoverBallot[]> {
	if (meeting.about.id === '') return []; // nothing can be told from no history
	for (const person of Object.keys(await store.names(id))) {
		const isOver = cutShort?.forgotten.has(person) ?? !meeting.people.persons[person]?.named;
		if (isOver) await store.dropName(id, person);
	}
	const ideas = Object.values(meeting.walls.ideas).filter((idea) => idea.state === 'withdrawn');
	await blankIdeas(store, id, new Set(ideas.map((idea) => idea.id)));
	const boxes = (await store.boxes(id)).filter(
		(box) => !cutShort || cutShort.isClosed || isKnown(meeting, box)
	);
	return (await Promise.all(boxes.map((box) => completeBox(store, id, meeting, box)))).flat();
}

/** The journal speaks of this round of the vote. */
const isKnown = ({ votes }: Meeting, { vote, round }: BoxName): boolean =>
	(votes.votes[vote]?.round ?? 0) >= round;

async function completeBox(
	store: Store,
	id: string,
	meeting: Meeting,
	box: BoxName
): Promise<RecoverBallot[]> {
	const vote = meeting.votes.votes[box.vote];
	if (!vote?.secret || vote.state !== 'open' || vote.round !== box.round) {
		await store.destroyBox(id, box);
		return [];
	}
	const isCoded = vote.level === 'coded';
	const known = isCoded ? Object.keys(meeting.votes.slips) : meeting.people.order;
	return (await store.recoverBox(id, box, known))
		.filter(({ voter }) => vote.ballots[voter] === undefined)
		.map(({ voter, channel }) => ({
			type: 'RecoverBallot',
			...box,
			channel,
			...(isCoded ? { slip: voter } : { person: voter })
		}));
}

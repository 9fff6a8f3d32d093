// M41. What is still open in a meeting, for its closing: one row for each kind. It is told by the state alone, before the closing and
// after it, and never stands in the way of the closing.
import { remembered } from '#stream/remembered.ts';
import type { NextMeeting } from './meeting.ts';
import type { PersonView } from './people/view.ts';
import type { FloorView, TurnView } from './queue/view.ts';
import type { StaffEntryView } from './record/view.ts';
import type { StaffVoteView } from './vote/view.ts';
import type { IdeaView, WallView } from './wall/view.ts';

/** The parts of the view of staff that tell it. */
interface Seen {
	readonly meeting: { readonly id: string; readonly next: NextMeeting };
	readonly floor: FloorView | null;
	readonly turns: readonly TurnView[];
	readonly votes: readonly StaffVoteView[];
	readonly walls: readonly WallView[];
	readonly ideas: readonly IdeaView[];
	readonly entries: readonly StaffEntryView[];
	readonly persons: readonly PersonView[];
}
interface Row {
	/** The closing settles it by itself (M4). Everything else stays as it is until somebody mends it. */
	readonly isSettled: boolean;
	/** The ids of what is open. */
	of(seen: Seen): readonly string[];
}

const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);
const inState = (list: readonly { readonly id: string; readonly state: string }[], state: string) =>
	ids(list.filter((each) => each.state === state));
const withoutDoer = remembered((entries: Seen['entries']) =>
	ids(entries.filter(({ struck, who }) => !struck && who?.kind === 'to-find'))
);

/** P42. Only staff write down a name without an answer. */
const isNotAsked = ({ present, label, inMinutes }: PersonView): boolean =>
	present && label.kind === 'name' && inMinutes === null;

export const openKinds = {
	turn: { isSettled: true, of: ({ floor }) => (floor ? [floor.turn] : []) },
	hands: { isSettled: true, of: ({ turns }) => ids(turns) },
	votes: { isSettled: true, of: ({ votes }) => inState(votes, 'open') },
	walls: { isSettled: true, of: ({ walls }) => inState(walls, 'open') },
	/** Hidden from the room. The minutes leave it out, too. */
	'hidden-walls': { isSettled: false, of: ({ walls }) => ids(walls.filter(({ hidden }) => hidden)) },
	/** Ideas that nobody has read. The minutes tell only how many they are. */
	ideas: { isSettled: false, of: ({ ideas }) => inState(ideas, 'waiting') },
	/** Actions that nobody does yet. */
	doers: { isSettled: false, of: ({ entries }) => withoutDoer(entries) },
	/** First names, written down by staff, whose owners were not asked. The minutes leave them out. */
	names: { isSettled: false, of: ({ persons }) => ids(persons.filter(isNotAsked)) },
	/** Nobody has said when the table meets again. */
	next: { isSettled: false, of: ({ meeting: { id, next } }) => (next.date === '' ? [id] : []) }
} satisfies Readonly<Record<string, Row>>;
export type OpenKind = keyof typeof openKinds;
export const everyOpenKind = Object.keys(openKinds) as OpenKind[];

/** One kind of open thing. A kind of which nothing is open has none. */
export interface OpenView {
	readonly id: OpenKind;
	readonly things: readonly string[];
}

export const stillOpen = (seen: Seen): OpenView[] =>
	everyOpenKind.flatMap((id) => {
		const things = openKinds[id].of(seen);
		return things.length > 0 ? [{ id, things }] : [];
	});

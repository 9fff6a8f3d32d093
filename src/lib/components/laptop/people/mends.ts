// A text that contains a name: where it can be mended, or why it stays.
import type { ClientCommand } from '#meeting/command.ts';
import type { Mention, MentionKind } from '#meeting/mentions.ts';
import type { StaffView } from '#meeting/view-types.ts';

/** A window over the laptop, or another page. */
export type MendedAt =
	| { readonly kind: 'entry'; readonly entry: string }
	| { readonly kind: 'item'; readonly item: string }
	| { readonly kind: 'vote' | 'wall'; readonly item: string; readonly id: string }
	| { readonly kind: 'meeting' | 'hall' | 'people' }
	| { readonly kind: 'tables' };

export type Mend =
	| { readonly go: MendedAt }
	| { readonly act: 'withdraw' | 'unname'; readonly command: ClientCommand }
	| { readonly stays: 'history' | 'voted' | 'reopen' | 'over' };

const none: Mend = { stays: 'history' };

type MendById = (id: string, view: StaffView) => Mend;

/** The way to mend a text of each kind, by the id of what holds it. */
const mends: Readonly<Record<MentionKind, MendById>> = {
	entry: untilClosed((entry) => ({ go: { kind: 'entry', entry } })),
	idea: untilClosed((idea) => ({ act: 'withdraw', command: { type: 'WithdrawIdea', idea } })),
	group: untilClosed(unname),
	question: untilOver(toVote),
	prompt: untilOver(toWall),
	item: untilOver((item) => ({ go: { kind: 'item', item } })),
	note: untilOver((item) => ({ go: { kind: 'item', item } })),
	meeting: untilClosed(() => ({ go: { kind: 'meeting' } })),
	guest: untilClosed(() => ({ go: { kind: 'people' } })),
	trace: () => none,
	proposal: (proposal) => ({ act: 'withdraw', command: { type: 'WithdrawCorrection', proposal } }),
	publication: () => none,
	reopened: () => none,
	former: () => none,
	table: () => ({ go: { kind: 'tables' } }),
	hall: () => ({ go: { kind: 'hall' } })
};

export const mendOf = ({ kind, id }: Mention, view: StaffView): Mend => mends[kind](id, view);

/** The record can be reopened, and then the text can be mended. */
function untilClosed(mend: MendById): MendById {
	return (id, view) => (view.meeting.phase === 'closed' ? { stays: 'reopen' } : mend(id, view));
}

/** Reopening the record does not reopen the agenda. */
function untilOver(mend: MendById): MendById {
	return (id, view) =>
		['closed', 'correcting'].includes(view.meeting.phase) ? { stays: 'over' } : mend(id, view);
}

function unname(id: string, { groups }: StaffView): Mend {
	const group = groups.find((each) => each.id === id);
	if (!group) return none;
	return { act: 'unname', command: { type: 'NameGroup', wall: group.wall, group: id, name: '' } };
}

function toVote(id: string, { votes }: StaffView): Mend {
	const vote = votes.find((each) => each.id === id);
	return vote?.state === 'prepared' ? { go: { kind: 'vote', item: vote.item, id } } : { stays: 'voted' };
}

function toWall(id: string, { walls }: StaffView): Mend {
	const wall = walls.find((each) => each.id === id);
	return wall && wall.state !== 'closed' ? { go: { kind: 'wall', item: wall.item, id } } : { stays: 'over' };
}

export interface KeyedMention {
	readonly mention: Mention;
	readonly key: string;
}

/** Gives each mention a key that stays as others come and go. Equal mentions are numbered in their order. */
export function withKeys(mentions: readonly Mention[]): KeyedMention[] {
	const seen = new Map<string, number>();
	return mentions.map((mention) => {
		const content = JSON.stringify([mention.kind, mention.id, mention.text]);
		const before = seen.get(content) ?? 0;
		seen.set(content, before + 1);
		return { mention, key: `${before} ${content}` };
	});
}

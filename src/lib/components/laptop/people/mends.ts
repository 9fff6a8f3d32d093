// A text that contains a name: where it can be mended, or why it stays.
import type { ClientCommand } from '#meeting/command.ts';
import type { Mention } from '#meeting/mentions.ts';
import type { StaffView } from '#meeting/view-types.ts';

/** A window over the laptop, or another page. */
export type MendedAt =
	| { readonly kind: 'entry'; readonly entry: string }
	| { readonly kind: 'item'; readonly item: string }
	| { readonly kind: 'vote' | 'wall'; readonly item: string; readonly id: string }
	| { readonly kind: 'meeting' | 'hall' }
	| { readonly kind: 'tables' };

export type Mend =
	| { readonly go: MendedAt }
	| { readonly act: 'withdraw' | 'unname'; readonly command: ClientCommand }
	| { readonly stays: 'history' | 'voted' | 'reopen' | 'over' };

const none: Mend = { stays: 'history' };

export function mendOf({ kind, id }: Mention, view: StaffView): Mend {
	const { phase } = view.meeting;
	switch (kind) {
		case 'trace':
		case 'reopened':
		case 'former':
			return none;
		case 'table':
			return { go: { kind: 'tables' } };
		case 'hall':
			return { go: { kind: 'hall' } };
		case 'entry':
			return phase === 'closed' ? { stays: 'reopen' } : { go: { kind: 'entry', entry: id } };
		case 'meeting':
			return phase === 'closed' ? { stays: 'reopen' } : { go: { kind: 'meeting' } };
		case 'idea':
		case 'group':
			return phase === 'closed' ? { stays: 'reopen' } : onWall({ kind, id }, view);
		case 'item':
		case 'note':
		case 'question':
		case 'prompt':
			return phase === 'closed' || phase === 'correcting' ? { stays: 'over' } : planned({ kind, id }, view);
	}
}

function onWall({ kind, id }: { kind: 'idea' | 'group'; id: string }, { groups }: StaffView): Mend {
	if (kind === 'idea') return { act: 'withdraw', command: { type: 'WithdrawIdea', idea: id } };
	const group = groups.find((each) => each.id === id);
	if (!group) return none;
	return { act: 'unname', command: { type: 'NameGroup', wall: group.wall, group: id, name: '' } };
}

type Planned = { kind: 'item' | 'note' | 'question' | 'prompt'; id: string };

function planned({ kind, id }: Planned, { votes, walls }: StaffView): Mend {
	if (kind === 'item' || kind === 'note') return { go: { kind: 'item', item: id } };
	if (kind === 'question') {
		const vote = votes.find((each) => each.id === id);
		return vote?.state === 'prepared' ? { go: { kind: 'vote', item: vote.item, id } } : { stays: 'voted' };
	}
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

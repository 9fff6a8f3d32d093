import * as v from 'valibot';
import { entryKinds } from '#meeting/record/state.ts';
import { channel, event, flag, id, many, text } from './parts.ts';

const item = v.nullable(id);
const wall = { wall: id };
const idea = { idea: id };

export const wallEvents = {
	WallPrepared: event('WallPrepared', { ...wall, item: id, prompt: text, review: flag }),
	WallEdited: event('WallEdited', { ...wall, prompt: text, review: flag }),
	WallRemoved: event('WallRemoved', wall),
	WallOpened: event('WallOpened', wall),
	WallClosed: event('WallClosed', wall),
	WallHidden: event('WallHidden', wall),
	WallShown: event('WallShown', wall),
	WallHeld: event('WallHeld', wall),
	IdeaPosted: event('IdeaPosted', {
		...idea,
		...wall,
		person: v.nullable(id),
		channel,
		words: v.nullable(text),
		shown: flag
	}),
	IdeaShown: event('IdeaShown', idea),
	IdeaHidden: event('IdeaHidden', idea),
	IdeaPutBack: event('IdeaPutBack', idea),
	IdeaWithdrawn: event('IdeaWithdrawn', { ...idea, reason: v.picklist(['author', 'staff']) }),
	IdeasGrouped: event('IdeasGrouped', { ...wall, group: id, ideas: many(id) }),
	IdeasUngrouped: event('IdeasUngrouped', { ...wall, ideas: many(id) }),
	GroupNamed: event('GroupNamed', { ...wall, group: id, name: text }),
	GroupsMerged: event('GroupsMerged', { ...wall, from: id, into: id }),
	GroupingUndone: event('GroupingUndone', { ...wall, change: id })
};

const entry = { entry: id };
const written = {
	...entry,
	kind: v.picklist(entryKinds),
	words: v.nullable(text),
	against: v.nullable(text),
	who: v.nullable(
		v.union([v.strictObject({ person: id }), v.strictObject({ group: text }), v.literal('to-find')])
	),
	when: text,
	official: v.nullable(v.strictObject({ name: text, role: text }))
};

export const recordEvents = {
	EntryNoted: event('EntryNoted', {
		...written,
		item,
		source: v.nullable(
			v.variant('kind', [
				v.strictObject({ kind: v.literal('turn'), turn: id }),
				v.strictObject({ kind: v.literal('vote'), vote: id }),
				v.strictObject({ kind: v.literal('idea'), idea: id })
			])
		),
		person: v.nullable(id)
	}),
	EntryEdited: event('EntryEdited', written),
	EntryMoved: event('EntryMoved', { ...entry, item, after: v.nullable(id) }),
	EntryStruck: event('EntryStruck', { ...entry, reason: text }),
	EntryRestored: event('EntryRestored', entry),
	EntryNamed: event('EntryNamed', { ...entry, named: flag })
};

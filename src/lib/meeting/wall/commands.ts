// Commands about walls and ideas.
import * as v from 'valibot';
import { behalf } from '../behalf.ts';
import { longestGroupName, longestIdea, longestPrompt } from '../limits.ts';
import { id, line, optionalLine } from '#stream/text.ts';

const ideas = v.pipe(v.array(id), v.minLength(1), v.maxLength(300));
export const PrepareWall = v.strictObject({
	type: v.literal('PrepareWall'),
	item: v.optional(id),
	prompt: line(longestPrompt),
	review: v.optional(v.boolean()),
	open: v.optional(v.boolean())
});
/** Only what is named changes. */
export const EditWall = v.strictObject({
	type: v.literal('EditWall'),
	wall: id,
	prompt: v.optional(line(longestPrompt)),
	review: v.optional(v.boolean())
});
export const RemoveWall = v.strictObject({ type: v.literal('RemoveWall'), wall: id });
/** Opens (again) and shows it. */
export const OpenWall = v.strictObject({ type: v.literal('OpenWall'), wall: id });
export const CloseWall = v.strictObject({ type: v.literal('CloseWall'), wall: id });
/** At once, whatever is on it: the room sees the question and no idea, and what comes in waits. */
export const HideWall = v.strictObject({ type: v.literal('HideWall'), wall: id });
/** The ideas that were shown are shown again. */
export const ShowWall = v.strictObject({ type: v.literal('ShowWall'), wall: id });
/** One's own; or, by staff, that of a card or of someone (`for`), heard ("scribe") or read from paper. */
export const PostIdea = v.strictObject({
	type: v.literal('PostIdea'),
	wall: id,
	words: line(longestIdea),
	for: v.optional(behalf),
	channel: v.optional(v.picklist(['paper', 'scribe']))
});
export const ShowIdea = v.strictObject({ type: v.literal('ShowIdea'), idea: id });
export const HideIdea = v.strictObject({ type: v.literal('HideIdea'), idea: id });
/** Among those that wait to be looked at, as if nobody had. */
export const PutBackIdea = v.strictObject({ type: v.literal('PutBackIdea'), idea: id });
/** Its author, until the wall closes; or staff, at their demand. */
export const WithdrawIdea = v.strictObject({ type: v.literal('WithdrawIdea'), idea: id });
/** Puts ideas together: into `group`, or into a new one with the command's id. A subset of a group = a split. */
export const GroupIdeas = v.strictObject({
	type: v.literal('GroupIdeas'),
	wall: id,
	ideas,
	group: v.optional(id)
});
export const UngroupIdeas = v.strictObject({ type: v.literal('UngroupIdeas'), wall: id, ideas });
export const NameGroup = v.strictObject({
	type: v.literal('NameGroup'),
	wall: id,
	group: id,
	name: optionalLine(longestGroupName),
	/** The name that whoever writes has seen; left out, the later one wins. */
	seen: v.optional(optionalLine(longestGroupName))
});
export const MergeGroups = v.strictObject({ type: v.literal('MergeGroups'), wall: id, from: id, into: id });
/** Undo of the latest change of grouping, named by the id of the command that made it. */
export const UndoGrouping = v.strictObject({ type: v.literal('UndoGrouping'), wall: id, change: id });
export const wallCommands = [
	PrepareWall,
	EditWall,
	RemoveWall,
	OpenWall,
	CloseWall,
	HideWall,
	ShowWall,
	PostIdea,
	ShowIdea,
	HideIdea,
	PutBackIdea,
	WithdrawIdea,
	GroupIdeas,
	UngroupIdeas,
	NameGroup,
	MergeGroups,
	UndoGrouping
] as const;
export type WallCommand = v.InferOutput<(typeof wallCommands)[number]>;

// What an extract is. It lies in a file that can be deleted at any time, so that file is read by this shape alone: a field that is not
// listed here is not in it. It holds no first name, no device and no turn, and none of an idea's words.
import * as v from 'valibot';
import { count, flag, instant, keptId, keptText, many } from '#stream/journal-fields.ts';
import { entryKinds } from '../record/kinds/kinds.ts';
import { voteKinds } from '../vote/kinds/kinds.ts';

/** Names words where they were said. Whoever uses them keeps this, and no copy. */
const ref = v.strictObject({ stream: keptId, id: keptId, version: count });
const from = many(ref);
const official = v.strictObject({ name: keptText, role: keptText });

/** `told`: it may leave its table. The others are marks, without words. */
export const entryStates = ['told', 'noted', 'withdrawn', 'struck'] as const;

const doer = v.variant('kind', [
	v.strictObject({ kind: v.literal('someone') }),
	v.strictObject({ kind: v.literal('guest'), ...official.entries }),
	v.strictObject({ kind: v.literal('group'), group: keptText }),
	v.strictObject({ kind: v.literal('to-find') })
]);

const entry = v.strictObject({
	ref,
	kind: v.picklist(entryKinds),
	state: v.picklist(entryStates),
	words: v.nullable(keptText),
	against: v.nullable(keptText),
	who: v.nullable(doer),
	/** By when. Empty: to be found. */
	when: keptText,
	official: v.nullable(official),
	at: instant,
	from
});

const round = v.strictObject({
	round: count,
	cast: count,
	present: count,
	/** T7. Null: they are too few to be told. */
	counts: v.nullable(many(v.strictObject({ option: keptId, count }))),
	closedAt: instant
});

const vote = v.strictObject({
	ref,
	/** Null: the words of an idea that was withdrawn. */
	question: v.nullable(keptText),
	kind: v.picklist(voteKinds),
	secret: flag,
	options: many(v.strictObject({ id: keptId, label: keptText })),
	rounds: many(round),
	from
});

/** came = the counts of all groups + alone + unseen. */
const wall = v.strictObject({
	ref,
	prompt: keptText,
	came: count,
	groups: many(v.strictObject({ ref, name: keptText, count })),
	alone: count,
	/** Hidden, waiting or withdrawn. */
	unseen: count
});

export const extractSchema = v.strictObject({
	meeting: keptId,
	title: keptText,
	/** As it was typed. Empty: nobody typed it. */
	date: keptText,
	closedAt: v.nullable(instant),
	zone: v.nullable(keptText),
	table: v.strictObject({ id: keptId, name: keptText }),
	entries: many(entry),
	votes: many(vote),
	walls: many(wall)
});

export type MeetingExtract = v.InferOutput<typeof extractSchema>;
export type Ref = v.InferOutput<typeof ref>;
export type ExtractEntry = v.InferOutput<typeof entry>;
export type ExtractVote = v.InferOutput<typeof vote>;
export type ExtractWall = v.InferOutput<typeof wall>;

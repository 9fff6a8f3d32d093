// A plan is an agenda with prepared votes and walls, and without any answer. Templates and duplicates are plans.
import * as v from 'valibot';
import { speechRules } from './agenda/state.ts';
import type { ClientCommand } from './command.ts';
import type { Meeting } from './meeting.ts';
import { itemLengths, itemMinutes, longestPrompt, turnSeconds } from './limits.ts';
import { line, optionalParagraph, whole } from '#stream/text.ts';
import { votePlanFields } from './vote/commands.ts';
import { choicesOf } from './vote/vote-plan.ts';
import { questionOf } from './around.ts';

const wallPlan = v.strictObject({ prompt: line(longestPrompt), review: v.optional(v.boolean()) });
export const planSchema = v.strictObject({
	items: v.pipe(
		v.array(
			v.strictObject({
				title: line(itemLengths.title),
				minutes: whole(...itemMinutes),
				rule: v.optional(v.picklist(speechRules)),
				turnSeconds: v.optional(whole(...turnSeconds)),
				note: v.optional(optionalParagraph(itemLengths.note)),
				votes: v.optional(v.pipe(v.array(v.strictObject(votePlanFields)), v.maxLength(20))),
				walls: v.optional(v.pipe(v.array(wallPlan), v.maxLength(20)))
			})
		),
		v.maxLength(60)
	)
});
export type Plan = v.InferOutput<typeof planSchema>;

/** The commands that carry out a plan in a new meeting, in order. `nextId` gives a new id at each call. */
export function planCommands(plan: Plan, nextId: () => string): { id: string; command: ClientCommand }[] {
	return plan.items.flatMap(({ votes = [], walls = [], ...item }) => {
		const itemId = nextId();
		return [
			{ id: itemId, command: { type: 'AddItem', ...item } as const },
			...votes.map((vote) => ({
				id: nextId(),
				command: { type: 'PrepareVote', item: itemId, ...vote } as const
			})),
			...walls.map((wall) => ({
				id: nextId(),
				command: { type: 'PrepareWall', item: itemId, ...wall } as const
			}))
		];
	});
}

/** M13. The plan of a meeting: what was prepared. No answer is in it, and no question that was made of an idea. */
export function planOfMeeting(meeting: Meeting): Plan {
	const { agenda, votes, walls } = meeting;
	return {
		items: agenda.order.flatMap((id) => {
			const item = agenda.items[id];
			if (!item) return [];
			const { title, minutes, rule, turnSeconds, note } = item;
			return [
				{
					title,
					minutes,
					rule,
					turnSeconds,
					note,
					votes: votes.order.flatMap((voteId) => votePlanOf(meeting, voteId, id)),
					walls: walls.order.flatMap((wallId) => {
						const wall = walls.walls[wallId];
						return wall?.item === id ? [{ prompt: wall.prompt, review: wall.review }] : [];
					})
				}
			];
		})
	};
}

function votePlanOf(meeting: Meeting, voteId: string, item: string) {
	const vote = meeting.votes.votes[voteId];
	if (vote?.item !== item || vote.from !== null) return [];
	const { secret, live, level } = vote;
	return [{ question: questionOf(meeting, vote), ...choicesOf(vote), secret, live, level }];
}

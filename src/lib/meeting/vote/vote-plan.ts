// What a vote is made of, from what was asked for: the checks and the defaults of preparing and editing are the same.
import { refuse, type Refusal } from '../frame.ts';
import type { VoteCommand } from './commands.ts';
import type { ChoiceFault } from './kinds/kind.ts';
import { kinds } from './kinds/kinds.ts';
import type { Vote, VotePlan } from './state.ts';

type Asked = Pick<
	Extract<VoteCommand, { type: 'EditVote' }>,
	'question' | 'kind' | 'options' | 'max' | 'secret' | 'live' | 'level'
>;
type Choices = Pick<Asked, 'kind' | 'options' | 'max'>;
/** The idea that a question came from; `words` null once withdrawn. */
export interface FromIdea {
	readonly idea: string;
	readonly words: string | null;
}

/** `wall`: the wall whose groups are the options. */
export function planFrom(asked: Asked, from: FromIdea | null, wall: string | null): VotePlan | Refusal {
	if (choiceFault(asked) !== null) return refuse('bad-choice');
	const { optionsOf, mostOf } = kinds[asked.kind];
	const options = optionsOf(asked.options);
	const { max = mostOf(options.length) } = asked;
	const live = asked.live ?? false;
	const secret = asked.secret ?? !live; // V2
	if (secret && live) return refuse('secret-and-live');
	// V17: the words stay the idea's, so that they go when it is withdrawn.
	const question = asked.question === from?.words ? null : asked.question;
	const { kind, level = 'indicative' } = asked; // V20
	return { question, from: from?.idea ?? null, wall, kind, options, max, secret, live, level };
}

/** For/against on the words of an idea, secret. */
export const planFromIdea = (idea: string): VotePlan => ({
	question: null,
	from: idea,
	wall: null,
	kind: 'approval',
	options: kinds.approval.optionsOf([]),
	max: 1,
	secret: true,
	live: false,
	level: 'indicative'
});

/** V1 */
export const choiceFault = ({ kind, options, max }: Choices): ChoiceFault | null =>
	kinds[kind].fault(options, max);

/** What would be asked for to have the same choices again. */
export function choicesOf({ kind, options, max }: Pick<Vote, 'kind' | 'options' | 'max'>): Choices {
	const { asks } = kinds[kind];
	return {
		kind,
		options: asks.includes('options') ? options.map(({ label }) => label) : [],
		...(asks.includes('max') && { max })
	};
}

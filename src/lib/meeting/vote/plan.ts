// What a vote is made of, from what was asked for: the checks and the defaults of preparing and editing are the same.
import { refuse, type Refusal } from '../frame.ts';
import { optionCount } from '../limits.ts';
import type { VoteCommand } from './commands.ts';
import { approvalOptions, type Option, type VotePlan } from './state.ts';

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

const letters = 'abcdefghijkl';
const approval: readonly Option[] = approvalOptions.map((id) => ({ id, label: '' }));

export function planOf(asked: Asked, from: FromIdea | null): VotePlan | Refusal {
	if (choiceFault(asked) !== null) return refuse('bad-choice');
	const options = optionsOf(asked);
	const { max = asked.kind === 'several' ? options.length : 1 } = asked;
	const live = asked.live ?? false;
	const secret = asked.secret ?? !live; // V2
	if (secret && live) return refuse('secret-and-live');
	// V17: the words stay the idea's, so that they go when it is withdrawn.
	const question = asked.question === from?.words ? null : asked.question;
	const { kind, level = 'indicative' } = asked; // V20
	return { question, from: from?.idea ?? null, kind, options, max, secret, live, level };
}

/** For/against on the words of an idea, secret. */
export const planOfIdea = (idea: string): VotePlan => ({
	question: null,
	from: idea,
	kind: 'approval',
	options: approval,
	max: 1,
	secret: true,
	live: false,
	level: 'indicative'
});

const optionsOf = ({ kind, options: labels }: Asked): readonly Option[] =>
	kind === 'approval' ? approval : labels.map((label, index) => ({ id: letters.charAt(index), label }));

/** What keeps labels, as they are once cleaned, from being put to a vote (V1). Forms say it before they send. */
export type ChoiceFault = 'few' | 'many' | 'same' | 'max';

export function choiceFault({ kind, options, max = 1 }: Choices): ChoiceFault | null {
	if (kind === 'approval') return options.length > 0 ? 'many' : max === 1 ? null : 'max';
	if (options.length > optionCount[1]) return 'many';
	// Before "few": two that are the same are two.
	if (new Set(options.map((label) => label.toLowerCase())).size < options.length) return 'same';
	if (options.length < optionCount[0]) return 'few';
	const most = kind === 'several' ? options.length : 1;
	return max >= 1 && max <= most ? null : 'max';
}

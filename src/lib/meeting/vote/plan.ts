// What a vote is made of, from what was asked for: the checks and the defaults of preparing and editing are the same.
import { refuse, type Refusal } from '../frame.ts';
import type { VoteCommand } from './commands.ts';
import { approvalOptions, type Option, type VotePlan } from './state.ts';

type Asked = Pick<
	Extract<VoteCommand, { type: 'EditVote' }>,
	'question' | 'kind' | 'options' | 'max' | 'secret' | 'live' | 'level'
>;
/** The idea that a question came from; `words` null once withdrawn. */
export interface FromIdea {
	readonly idea: string;
	readonly words: string | null;
}

const letters = 'abcdefghijkl';
const approval: readonly Option[] = approvalOptions.map((id) => ({ id, label: '' }));

export function planOf(asked: Asked, from: FromIdea | null): VotePlan | Refusal {
	const options = optionsOf(asked);
	const max = maxOf(asked, options.length);
	if (options.length === 0 || max === null) return refuse('bad-choice'); // V1
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

/** Empty where the labels cannot be put to a vote. */
function optionsOf({ kind, options: labels }: Asked): readonly Option[] {
	if (kind === 'approval') return labels.length === 0 ? approval : [];
	const different = new Set(labels.map((label) => label.toLowerCase())).size === labels.length;
	if (!different || labels.length < 2 || labels.length > letters.length) return [];
	return labels.map((label, index) => ({ id: letters.charAt(index), label }));
}

function maxOf({ kind, max }: Asked, options: number): number | null {
	if (kind === 'several') return max === undefined ? options : max >= 1 && max <= options ? max : null;
	return max === undefined || max === 1 ? 1 : null;
}

// Whether the minutes may be published, corrected or noted as handed out, and which events then happened. What an answer changes in the
// record is decided there; `answering.ts` of the root joins both.
import { accept, isRefusal, refuse, type Cause, type Decision, type Refusal } from '../frame.ts';
import { mostProposals } from '../limits.ts';
import type { PublicationAround } from './around.ts';
import type { PublicationCommand } from './commands.ts';
import type { PublicationEvent } from './events.ts';
import type { Proposal, Publication } from './state.ts';

type Of<T extends PublicationCommand['type']> = Extract<PublicationCommand, { type: T }>;
type Decided = Decision<PublicationEvent>;

export function decidePublication(
	publication: Publication,
	command: PublicationCommand,
	cause: Cause,
	around: PublicationAround
): Decided {
	switch (command.type) {
		case 'PublishMinutes':
			return publish(publication, command);
		case 'ProposeCorrection':
			return propose(publication, command, cause, around);
		case 'WithdrawCorrection':
			return withdraw(publication, command, around);
		case 'AnswerCorrection':
			return answer(publication, command);
		case 'NoteCopy': {
			const { edition, document, to, version = null } = command;
			if (version !== null && version > publication.versions.length) return refuse('version-unknown'); // D46
			return accept({ type: 'CopyNoted', copy: cause.id, version, edition, document, to });
		}
	}
}

/** D41, D42 */
function publish({ versions }: Publication, { how, by = '', reason = '' }: Of<'PublishMinutes'>): Decided {
	if (how === 'by' && by === '') return refuse('no-words');
	const isFirst = versions.length === 0;
	if (!isFirst && reason === '') return refuse('no-reason');
	const number = versions.length + 1;
	const named = how === 'by' ? by : '';
	return accept({ type: 'MinutesPublished', number, how, by: named, reason: isFirst ? '' : reason });
}

/** D43 */
function propose(
	publication: Publication,
	command: Of<'ProposeCorrection'>,
	cause: Cause,
	around: PublicationAround
): Decided {
	const { entry = null, item = null, words, against = '', reason = '' } = command;
	const unfit = around.staff ? null : unfitPhone(publication, around);
	if (unfit) return unfit;
	if (entry !== null && !around.isStanding(entry)) return refuse('entry-unknown');
	if (item !== null && !around.hasItem(item)) return refuse('item-unknown');
	return accept({
		type: 'CorrectionProposed',
		proposal: cause.id,
		entry,
		item,
		words,
		against: against === '' ? null : against,
		reason,
		how: around.staff ? (command.how ?? 'desk') : 'phone',
		person: around.author
	});
}

function unfitPhone({ proposals }: Publication, { author, isToRead }: PublicationAround): Refusal | null {
	if (author === null) return refuse('no-seat');
	if (!isToRead) return refuse('too-late');
	const mine = proposals.filter(({ person, answer }) => person === author && answer === null);
	return mine.length < mostProposals ? null : refuse('too-many-proposals');
}

const proposalIn = ({ proposals }: Publication, id: string): Proposal | Refusal =>
	proposals.find((each) => each.id === id && !each.withdrawn) ?? refuse('proposal-unknown');

/** D44 */
function withdraw(
	publication: Publication,
	command: Of<'WithdrawCorrection'>,
	{ staff, author }: PublicationAround
): Decided {
	const proposal = proposalIn(publication, command.proposal);
	if (isRefusal(proposal)) return proposal;
	if (!staff && (author === null || proposal.person !== author)) return refuse('not-yours');
	return accept({ type: 'CorrectionWithdrawn', proposal: proposal.id });
}

/** D45 */
function answer(publication: Publication, command: Of<'AnswerCorrection'>): Decided {
	const proposal = proposalIn(publication, command.proposal);
	if (isRefusal(proposal)) return proposal;
	if (proposal.answer !== null) return refuse('proposal-answered');
	const { outcome, words, against, reason = '' } = command;
	if (outcome === 'refused' && reason === '') return refuse('no-reason');
	const isWordless =
		(outcome === 'partly' || outcome === 'both') &&
		(words === undefined || (outcome === 'both' && against === undefined));
	if (isWordless) return refuse('no-words');
	return accept({ type: 'CorrectionAnswered', proposal: proposal.id, outcome, reason });
}

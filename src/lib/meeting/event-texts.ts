// What people wrote, as an event carries it. The journal keeps it where the meeting has something newer since; so whoever
// looks for words in a meeting must look here too.
import type { Event } from './event.ts';
import type { EntryText } from './record/state.ts';
import type { VotePlan } from './vote/state.ts';

/** Empty ones are of no interest. */
export const entryTexts = ({ words, against, who, when, official }: EntryText): string[] =>
	[
		words ?? '',
		against ?? '',
		who !== null && typeof who === 'object' && 'group' in who ? who.group : '',
		when,
		official ? `${official.name}, ${official.role}` : ''
	].filter(Boolean);

export const voteTexts = ({ question, options }: Pick<VotePlan, 'question' | 'options'>): string[] =>
	[question ?? '', ...options.map(({ label }) => label)].filter(Boolean);

/** F1 */
export function eventTexts(event: Event): string[] {
	switch (event.type) {
		case 'MeetingCreated':
			return [event.tableName, event.title];
		case 'MeetingEdited':
			return [event.title, event.place, event.date, event.convener, event.purpose].filter(
				(text) => text !== undefined
			);
		case 'MeetingReopened':
		case 'EntryStruck':
			return [event.reason];
		case 'ItemAdded':
		case 'ItemEdited':
			return [event.title ?? '', event.note ?? ''].filter(Boolean);
		case 'VotePrepared':
		case 'VoteEdited':
			return voteTexts(event);
		case 'WallPrepared':
		case 'WallEdited':
			return [event.prompt];
		case 'IdeaPosted':
			return event.words === null ? [] : [event.words];
		case 'GroupNamed':
			return [event.name];
		case 'EntryNoted':
		case 'EntryEdited':
			return entryTexts(event);
		case 'DoorsOpened':
		case 'MeetingClosed':
		case 'ClosingTakenBack':
		case 'ItemMoved':
		case 'ItemRemoved':
		case 'StageShown':
		case 'PersonArrived':
		case 'CardGiven':
		case 'SomeoneCounted':
		case 'PersonLeft':
		case 'SeatsFreed':
		case 'PersonReturned':
		case 'PresentCounted':
		case 'NameSet':
		case 'PersonForgotten':
		case 'AllowanceSet':
		case 'AdmissionSet':
		case 'LinkMade':
		case 'LinkUsed':
		case 'LinkRevoked':
		case 'HandRaised':
		case 'HandWithdrawn':
		case 'TurnStarted':
		case 'TurnEnded':
		case 'NextUndone':
		case 'EndUndone':
		case 'TurnPaused':
		case 'TurnResumed':
		case 'TurnExtended':
		case 'TurnPlaced':
		case 'TurnPassed':
		case 'RoundStarted':
		case 'RoundEnded':
		case 'ListClosed':
		case 'ListOpened':
		case 'VoteRemoved':
		case 'VoteOpened':
		case 'BallotCast':
		case 'BallotRecovered':
		case 'HandsCounted':
		case 'VoteClosed':
		case 'LastCallMade':
		case 'LastCallCancelled':
		case 'OpeningTakenBack':
		case 'VoteReopened':
		case 'SlipsMade':
		case 'SlipsVoided':
		case 'WallRemoved':
		case 'WallOpened':
		case 'WallClosed':
		case 'WallHidden':
		case 'WallShown':
		case 'WallHeld':
		case 'IdeaShown':
		case 'IdeaHidden':
		case 'IdeaPutBack':
		case 'IdeaWithdrawn':
		case 'IdeasGrouped':
		case 'IdeasUngrouped':
		case 'GroupsMerged':
		case 'GroupingUndone':
		case 'EntryMoved':
		case 'EntryRestored':
		case 'EntryNamed':
			return [];
	}
}

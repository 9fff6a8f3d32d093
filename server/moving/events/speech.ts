import * as v from 'valibot';
import { turnKinds } from '#meeting/queue/state.ts';
import { channel, count, duration, event, flag, id, instant, many, role } from './parts.ts';

const item = v.nullable(id);
const turn = { turn: id };
const person = { person: id };

export const peopleEvents = {
	PersonArrived: event('PersonArrived', { ...person, device: id }),
	CardGiven: event('CardGiven', { ...person, number: count }),
	SomeoneCounted: event('SomeoneCounted', person),
	PersonLeft: event('PersonLeft', person),
	SeatsFreed: event('SeatsFreed', { persons: many(id) }),
	PersonReturned: event('PersonReturned', person),
	PresentCounted: event('PresentCounted', { present: v.nullable(count) }),
	NameSet: event('NameSet', person),
	PersonForgotten: event('PersonForgotten', person),
	AllowanceSet: event('AllowanceSet', {
		...person,
		factor: v.pipe(v.number(), v.minValue(0), v.maxValue(100))
	}),
	AdmissionSet: event('AdmissionSet', { ...person, admitted: flag }),
	LinkMade: event('LinkMade', { link: id, role, hash: id }),
	LinkUsed: event('LinkUsed', { link: id, device: id }),
	LinkRevoked: event('LinkRevoked', { link: id })
};

export const queueEvents = {
	HandRaised: event('HandRaised', {
		...turn,
		...person,
		kind: v.picklist(turnKinds),
		channel,
		item,
		answers: v.nullable(id)
	}),
	HandWithdrawn: event('HandWithdrawn', {
		...turn,
		reason: v.picklist(['self', 'staff', 'passed', 'left', 'closed', 'undone'])
	}),
	TurnStarted: event('TurnStarted', { ...turn, item, allowedMs: instant, overridden: flag }),
	TurnEnded: event('TurnEnded', {
		...turn,
		ms: duration,
		how: v.picklist(['next', 'done', 'interrupted', 'closed'])
	}),
	NextUndone: event('NextUndone', { ...turn, restored: flag, ms: duration, again: id }),
	EndUndone: event('EndUndone', { ...turn, restored: flag, again: id }),
	TurnPaused: event('TurnPaused', turn),
	TurnResumed: event('TurnResumed', turn),
	TurnExtended: event('TurnExtended', { ...turn, byMs: duration }),
	TurnPlaced: event('TurnPlaced', { ...turn, item, front: many(id) }),
	TurnPassed: event('TurnPassed', turn),
	RoundStarted: event('RoundStarted', { item, turns: many(v.strictObject({ ...turn, ...person })) }),
	RoundEnded: event('RoundEnded', { turns: many(id) }),
	ListClosed: event('ListClosed', {}),
	ListOpened: event('ListOpened', {})
};

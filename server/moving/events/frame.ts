import * as v from 'valibot';
import { count, event, id, instant, rule, stage, text } from './parts.ts';

const editedText = v.exactOptional(text);

export const meetingEvents = {
	MeetingCreated: event('MeetingCreated', {
		meeting: id,
		table: id,
		tableName: text,
		title: text,
		salt: text,
		key: v.exactOptional(text)
	}),
	MeetingEdited: event('MeetingEdited', {
		title: editedText,
		place: editedText,
		date: editedText,
		convener: editedText,
		purpose: editedText
	}),
	DoorsOpened: event('DoorsOpened', { zone: editedText }),
	MeetingClosed: event('MeetingClosed', { present: count, stage: v.exactOptional(stage) }),
	ClosingTakenBack: event('ClosingTakenBack', {}),
	MeetingReopened: event('MeetingReopened', { reason: text })
};

export const agendaEvents = {
	ItemAdded: event('ItemAdded', {
		item: id,
		title: text,
		minutes: count,
		rule,
		turnSeconds: instant,
		note: text,
		after: v.nullable(id)
	}),
	ItemEdited: event('ItemEdited', {
		item: id,
		title: editedText,
		minutes: v.exactOptional(count),
		rule: v.exactOptional(rule),
		turnSeconds: v.exactOptional(instant),
		note: editedText
	}),
	ItemMoved: event('ItemMoved', { item: id, after: v.nullable(id) }),
	ItemRemoved: event('ItemRemoved', { item: id }),
	StageShown: event('StageShown', {
		stage,
		item: v.nullable(id),
		back: v.exactOptional(v.literal(true))
	})
};

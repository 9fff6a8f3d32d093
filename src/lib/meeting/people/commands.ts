// Commands about who is present and who may do what.
import * as v from 'valibot';
import { cardNumber, headCount, longestFirstName } from '../limits.ts';
import { id, line, smallId, whole } from '#stream/text.ts';

/** A phone takes its seat. Sent by itself after connecting, once the doors are open. */
export const Arrive = v.strictObject({ type: v.literal('Arrive') });
export const GiveCard = v.strictObject({
	type: v.literal('GiveCard'),
	number: v.optional(whole(...cardNumber))
});
/** Somebody with neither phone nor card is counted present. */
export const CountSomeone = v.strictObject({ type: v.literal('CountSomeone') });
/** A card is given back, or a someone was counted by mistake or left; a phone that left for good. */
export const MarkLeft = v.strictObject({ type: v.literal('MarkLeft'), person: smallId });
/** Who was marked as gone by mistake, or came back, is present as before. */
export const MarkBack = v.strictObject({ type: v.literal('MarkBack'), person: smallId });
export const CountPresent = v.strictObject({
	type: v.literal('CountPresent'),
	present: v.nullable(whole(...headCount))
});
/** A resident gives their own first name, or the facilitator writes down that of `person`. */
export const SetName = v.strictObject({
	type: v.literal('SetName'),
	person: v.optional(smallId),
	name: line(longestFirstName)
});
export const ForgetPerson = v.strictObject({ type: v.literal('ForgetPerson'), person: v.optional(smallId) });
export const SetAllowance = v.strictObject({
	type: v.literal('SetAllowance'),
	person: smallId,
	factor: v.picklist([1, 1.5, 2])
});
/** For checked votes: this phone was seen in somebody's hand; or not any more. */
export const SetAdmitted = v.strictObject({
	type: v.literal('SetAdmitted'),
	person: smallId,
	admitted: v.boolean()
});
/** All phones present. */
export const AdmitPhones = v.strictObject({ type: v.literal('AdmitPhones') });
/** The places of phones that are not here and did nothing. */
export const FreeSeats = v.strictObject({ type: v.literal('FreeSeats') });
export const RevokeLink = v.strictObject({ type: v.literal('RevokeLink'), link: id });
export const peopleCommands = [
	Arrive,
	GiveCard,
	CountSomeone,
	MarkLeft,
	MarkBack,
	CountPresent,
	SetName,
	ForgetPerson,
	SetAllowance,
	SetAdmitted,
	AdmitPhones,
	FreeSeats,
	RevokeLink
] as const;

/** Only the server makes and uses links: their secret passes by http, once, and is kept as a hash. */
export type LinkCommand =
	| { readonly type: 'MakeLink'; readonly role: 'facilitator' | 'scribe' | 'screen'; readonly hash: string }
	| { readonly type: 'UseLink'; readonly link: string; readonly device: string };
export type PeopleCommand = v.InferOutput<(typeof peopleCommands)[number]> | LinkCommand;

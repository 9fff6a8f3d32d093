// The meeting as the first kind of stream. This value is all that the engine is given of it.
import { onShelf } from '#stream/shelf.ts';
import { parseSignal, turnPage } from '#meeting/agenda/page.ts';
import { envelopeSchema } from '#meeting/command.ts';
import { decide } from '#meeting/decide.ts';
import { dueOf } from '#meeting/due.ts';
import { stormOf } from '#meeting/event.ts';
import { evolve } from '#meeting/evolve.ts';
import type { Role } from '#meeting/frame.ts';
import { emptyMeeting } from '#meeting/meeting.ts';
import type { Audience } from '#meeting/view-types.ts';
import { mineOf } from '#meeting/mine.ts';
import { viewFor } from '#meeting/view.ts';
import type { Own } from '#stream/rules.ts';
import * as v from 'valibot';
import type { Kind } from '../room/kind.ts';
import { meetingEffects } from './effects.ts';
import type { MeetingStream } from './stream.ts';

const audienceOf = (role: Role): Audience => (role === 'facilitator' || role === 'scribe' ? 'staff' : role);

const own: Own<MeetingStream> = {
	role: 'resident',
	viewOf: (meeting, { names, signs }, device, today) => mineOf(meeting, names, device, today, signs),
	deviceOf: ({ people }, person) => onShelf(people.persons, person)?.device ?? null
};

export const meetingKind: Kind<MeetingStream> = {
	name: 'meeting',
	empty: emptyMeeting,
	decide,
	evolve,
	parse: (envelope) => {
		const parsed = v.safeParse(envelopeSchema, envelope);
		return parsed.success ? parsed.output : null;
	},
	dueIn: dueOf,
	views: {
		roles: ['facilitator', 'scribe', 'resident', 'screen'],
		audiences: ['resident', 'screen', 'staff'],
		audienceOf,
		viewFor: (meeting, { names, signs }, presence, audience, today) =>
			viewFor(meeting, names, presence, audience, today, signs),
		zoneOf: ({ about }) => about.zone,
		stormOf,
		own
	},
	signals: {
		parse: parseSignal,
		take: ({ agenda }, before, signal, { role, at }) => turnPage(agenda, before, signal, { by: role, at })
	},
	effects: meetingEffects
};

// Everything that is asked by http, one row for each: who may ask, what they send, what they get. The server registers a handler for
// every row and parses by its schemas; pages take its types alone (live/ask.ts). PROTOCOL.md says the same in words, which a test holds.
import type * as v from 'valibot';
import * as entering from './entering.ts';
import * as hall from './hall.ts';
import * as keeping from './keeping.ts';
import { listing } from './listing.ts';
import * as meetings from './meetings.ts';
import * as rehearsal from './rehearsal.ts';
import {
	done,
	fileBody,
	madeId,
	nothing,
	sentFile,
	type Frozen,
	type Method,
	type Row,
	type Shown
} from './row.ts';
import type { byEveryRoute, byWho } from './refusals.ts';
import { askingSheet } from './sheets.ts';
import * as update from './update.ts';
import * as wordSlips from './word-slips.ts';

export const routes = {
	/** Whether anybody answers. */
	'GET /awake': { who: 'anybody', body: nothing, answer: done, refusals: [] },

	'POST /join': {
		who: 'anybody',
		body: entering.joining,
		answer: entering.joined,
		refusals: ['unknown', 'too-fast']
	},
	'POST /slips/read': {
		who: 'anybody',
		body: wordSlips.readingSlip,
		answer: wordSlips.slipSentence,
		refusals: ['unknown', 'too-fast', 'damaged']
	},
	'POST /slips/answer': {
		who: 'anybody',
		body: wordSlips.answeringSlip,
		answer: wordSlips.slipSentence,
		refusals: [
			...(['unknown', 'too-fast', 'damaged'] as const),
			...(['no-words', 'entry-changed', 'entry-struck', 'entry-withdrawn', 'not-asked'] as const)
		]
	},
	'POST /enter': {
		who: 'anybody',
		body: entering.entering,
		answer: entering.entered,
		refusals: ['unknown', 'damaged']
	},
	/** A laptop without a link shows a code, and asks whether somebody has approved it. */
	'POST /knock': {
		who: 'anybody',
		body: entering.knocking,
		answer: entering.knocked,
		refusals: ['too-fast']
	},
	'POST /knock/link': {
		who: 'anybody',
		body: entering.fetching,
		answer: entering.fetched,
		refusals: ['unknown']
	},
	'DELETE /enter': { who: 'holder', body: entering.leaving, answer: done, refusals: ['damaged'] },

	'GET /tables': { who: 'key', body: nothing, answer: listing, refusals: [] },
	'POST /tables': { who: 'laptop', body: meetings.newTable, answer: madeId, refusals: [] },
	'PATCH /tables/:table': {
		who: 'key to :table',
		body: meetings.editingTable,
		answer: madeId,
		refusals: ['words-changed']
	},
	'POST /tables/:table/keys': {
		who: 'laptop to :table',
		body: nothing,
		answer: meetings.tableKey,
		refusals: []
	},
	'DELETE /tables/:table/keys/:key': {
		who: 'laptop to :table',
		body: nothing,
		answer: madeId,
		refusals: []
	},

	'POST /tables/:table/knocks': {
		who: 'laptop to :table',
		body: entering.approvingToTable,
		answer: done,
		refusals: ['too-fast']
	},

	'POST /tables/:table/meetings': {
		who: 'key to :table',
		body: meetings.newMeeting,
		answer: madeId,
		refusals: ['bad-choice', 'secret-and-live']
	},
	'POST /meetings/:meeting/duplicate': {
		who: 'key to :meeting',
		body: meetings.duplicating,
		answer: madeId,
		refusals: ['damaged']
	},
	'DELETE /meetings/:meeting': {
		who: 'key to :meeting',
		body: keeping.removing,
		answer: keeping.removed,
		refusals: ['not-closed']
	},
	'POST /meetings/:meeting/links': {
		who: 'facilitator of :meeting',
		body: meetings.newLink,
		answer: meetings.meetingLink,
		refusals: []
	},
	'POST /meetings/:meeting/knocks': {
		who: 'facilitator of :meeting',
		body: entering.approving,
		answer: done,
		refusals: ['unknown', 'too-fast']
	},
	'POST /meetings/:meeting/slips': {
		who: 'facilitator of :meeting',
		body: meetings.newSlips,
		answer: meetings.madeSlips,
		refusals: ['already-closed']
	},

	'POST /meetings/:meeting/word-slips': {
		who: 'scribe of :meeting',
		body: wordSlips.givingSlips,
		answer: wordSlips.givenSlips,
		refusals: ['not-open', 'entry-unknown', 'entry-struck', 'entry-withdrawn', 'not-asked']
	},

	/** The table's edition of the minutes, for an hour. */
	'POST /meetings/:meeting/reading': {
		who: 'reader of :meeting',
		body: nothing,
		answer: meetings.readingAt,
		refusals: []
	},

	/** The minutes of the table's last meeting that are still to be read. */
	'GET /meetings/:meeting/former': {
		who: 'facilitator of :meeting',
		body: nothing,
		answer: meetings.formerMinutes,
		refusals: []
	},
	/** Publishes them, as read together. */
	'POST /meetings/:meeting/former': {
		who: 'facilitator of :meeting',
		body: meetings.publishingFormer,
		answer: done,
		refusals: ['unknown', 'not-closed', 'no-reason']
	},

	/** What the short check finds in the minutes, before they are handed out or published. */
	'GET /meetings/:meeting/check': {
		who: 'facilitator of :meeting',
		body: nothing,
		answer: keeping.checked,
		refusals: []
	},

	/** A sheet to print before the meeting, as PDF. */
	'POST /meetings/:meeting/sheets': {
		who: 'facilitator of :meeting',
		body: askingSheet,
		answer: sentFile,
		refusals: ['vote-unknown', 'vote-closed', 'bad-choice', 'too-fast']
	},

	'GET /meetings/:meeting/export': {
		who: 'key to :meeting',
		body: nothing,
		answer: sentFile,
		refusals: ['damaged', 'not-closed']
	},
	/** Every document of a closed meeting in one zip. It is made while it is sent. */
	'GET /meetings/:meeting/evening.zip': {
		who: 'scribe of :meeting',
		body: nothing,
		answer: sentFile,
		refusals: ['damaged', 'not-closed', 'too-fast']
	},
	/** How far it is. */
	'GET /meetings/:meeting/evening': {
		who: 'scribe of :meeting',
		body: nothing,
		answer: meetings.eveningProgress,
		refusals: []
	},
	'POST /meetings/import': {
		who: 'laptop',
		body: fileBody,
		answer: meetings.arrived,
		refusals: ['damaged', 'not-closed', 'id-taken', 'too-fast']
	},

	'GET /retention': { who: 'laptop', body: nothing, answer: keeping.kept, refusals: [] },
	'PATCH /retention': {
		who: 'laptop',
		body: keeping.editingRetention,
		answer: keeping.kept,
		refusals: []
	},
	'GET /meetings/:meeting/mentions/:person': {
		who: 'facilitator of :meeting',
		body: nothing,
		answer: keeping.mentions,
		refusals: ['no-name']
	},
	/** The name stands in the body, not in the address: once it is forgotten, only the person who asks still knows it. */
	'POST /meetings/:meeting/mentions': {
		who: 'facilitator of :meeting',
		body: keeping.nameSought,
		answer: keeping.mentions,
		refusals: []
	},
	/** Where these words stand that would be masked. They travel in the body, because addresses are kept in histories. */
	'POST /meetings/:meeting/masking/places': {
		who: 'facilitator of :meeting',
		body: keeping.wordsSought,
		answer: keeping.mentions,
		refusals: []
	},
	'POST /meetings/:meeting/masking': {
		who: 'facilitator of :meeting',
		body: keeping.masking,
		answer: keeping.wereMasked,
		refusals: ['nothing-to-mask', 'id-taken', 'off-record']
	},
	'GET /meetings/:meeting/left': {
		who: 'laptop to :meeting',
		body: nothing,
		answer: keeping.whatIsLeft,
		refusals: []
	},
	'POST /meetings/:meeting/left': {
		who: 'laptop to :meeting',
		body: keeping.acceptingLeft,
		answer: keeping.acceptedLeft,
		refusals: []
	},
	'POST /date': {
		who: 'laptop',
		body: keeping.dateIsRight,
		answer: keeping.confirmedDate,
		refusals: ['unknown']
	},
	'GET /update': { who: 'laptop', body: nothing, answer: update.since, refusals: [] },
	'POST /update/back': {
		who: 'laptop',
		body: update.goingBack,
		answer: update.wentBack,
		refusals: ['unknown']
	},

	'POST /rehearsal': {
		who: 'laptop',
		body: rehearsal.rehearsing,
		answer: rehearsal.rehearsalPlace,
		refusals: ['not-closed']
	},
	'DELETE /rehearsal': { who: 'laptop', body: nothing, answer: done, refusals: [] },

	'GET /settings': { who: 'laptop', body: nothing, answer: hall.settingsShown, refusals: [] },
	'PATCH /settings': {
		who: 'laptop',
		body: hall.editingSettings,
		answer: hall.settingsShown,
		refusals: ['words-changed']
	},
	'GET /network': { who: 'laptop', body: nothing, answer: hall.network, refusals: [] }
} satisfies Record<`${Method} /${string}`, Row>;

export type Routes = typeof routes;
export type Route = keyof Routes;
export type Body<R extends Route> = Frozen<v.InferInput<Routes[R]['body']>>;
export type RefusalBy<R extends Route> =
	(typeof byEveryRoute)[number] | (typeof byWho)[Routes[R]['who']][number] | Routes[R]['refusals'][number];
export type RouteAnswer<R extends Route> = Shown<Routes[R]['answer']>;

type Named<Path> = Path extends `${string}:${infer Name}/${infer Rest}`
	? Name | Named<Rest>
	: Path extends `${string}:${infer Name}`
		? Name
		: never;
/** What stands in the path in place of each `:name`. */
export type Params<R extends Route> = Readonly<Record<Named<R>, string>>;

// The smallest kind of stream, for the tests of the engine: who has borrowed what from a shelf of tools, and until when. The borrower's name
// is sealed in a box. A loan is late from the day after its date. A shelf closes by itself at its instant, and then forgets all names.
import * as v from 'valibot';
import type { Cause } from '#stream/cause.ts';
import { commandSchemaOf, envelopeOf, type CommandsOf } from '#stream/command-row.ts';
import { accept, refuse } from '#stream/decision.ts';
import { evolveBy, eventsOf, type EventsOf } from '#stream/event-row.ts';
import { without } from '#stream/keyed.ts';
import { id, line } from '#stream/text.ts';
import type { Kind } from '#server/room/kind.ts';
import type { StreamFolder } from '#server/store/stream-folder.ts';
import { loanEffects } from './effects.ts';

type Table<T> = Readonly<Record<string, T>>;
/** `until` is a calendar date. */
type Loan = {
	readonly id: string;
	readonly tool: string;
	readonly until: string;
	readonly device: string;
};
type Shelf = { readonly loans: Table<Loan>; readonly closesAt: number | null; readonly isClosed: boolean };
type Shown = { readonly id: string; readonly tool: string; readonly isLate: boolean; readonly name?: string };

const borrowed = { loan: id, tool: line(40), until: line(10), device: v.string() };
const anybody = { who: ['keeper', 'visitor'], when: [] } as const;
const commands = {
	Borrow: { ...anybody, fields: { tool: line(40), until: line(10), name: line(40) } },
	Return: { ...anybody, fields: { loan: id } },
	CloseShelf: { ...anybody, fields: { at: v.number() } }
};
const row = eventsOf<Shelf, Cause>();
const events = {
	Borrowed: row(
		borrowed,
		(shelf, { loan, ...rest }) => ({ ...shelf, loans: { ...shelf.loans, [loan]: { id: loan, ...rest } } }),
		{ storms: ({ device }) => device }
	),
	Returned: row({ loan: id }, (shelf, { loan }) => ({ ...shelf, loans: without(shelf.loans, loan) })),
	ClosingSet: row({ at: v.number() }, (shelf, { at }) => ({ ...shelf, closesAt: at })),
	Closed: row({}, (shelf) => ({ ...shelf, isClosed: true, closesAt: null }))
};

export interface LoanStream {
	readonly state: Shelf;
	readonly command: CommandsOf<typeof commands>;
	readonly event: EventsOf<typeof events>;
	readonly role: 'keeper' | 'visitor';
	readonly refusal: 'not-there' | 'unknown' | 'not-allowed';
	readonly sealed: { readonly loan: string; readonly name: string };
	readonly beside: Table<string>;
	readonly outside: null;
	readonly presence: { readonly here: number };
	readonly signal: { readonly knock: string };
	readonly signalled: { readonly knocks: number };
	readonly audience: 'keepers' | 'visitors';
	readonly view: { readonly loans: readonly Shown[]; readonly here: number | null };
	readonly own: { readonly tools: readonly string[] };
}

const envelope = envelopeOf(commandSchemaOf(commands));

export const loanKind: Kind<LoanStream> = {
	name: 'shelf',
	empty: { loans: {}, closesAt: null, isClosed: false },
	decide: ({ loans, isClosed }, command, { id: loan, by }) => {
		switch (command.type) {
			case 'Borrow': {
				const { tool, until, name } = command;
				if (isClosed || Object.values(loans).some((each) => each.tool === tool)) return refuse('not-there');
				return {
					...accept({ type: 'Borrowed', loan, tool, until, device: by.device }),
					sealed: { loan, name }
				};
			}
			case 'Return':
				return loans[command.loan] ? accept({ type: 'Returned', loan: command.loan }) : refuse('unknown');
			case 'CloseShelf':
				if (by.role === 'visitor') return refuse('not-allowed');
				return accept(by.role === 'host' ? { type: 'Closed' } : { type: 'ClosingSet', at: command.at });
		}
	},
	evolve: evolveBy(events),
	parse: (sent) => {
		const parsed = v.safeParse(envelope, sent);
		return parsed.success ? parsed.output : null;
	},
	dueIn: ({ closesAt: at }) => (at === null ? null : { at, command: { type: 'CloseShelf', at } }),
	views: {
		roles: ['keeper', 'visitor'],
		audiences: ['keepers', 'visitors'],
		audienceOf: (role) => (role === 'keeper' ? 'keepers' : 'visitors'),
		viewFor: ({ loans }, names, { here }, audience, today) => ({
			loans: Object.values(loans).map(({ id, tool, until }) => {
				const name = audience === 'keepers' ? names[id] : undefined;
				return { id, tool, isLate: until < today, ...(name !== undefined && { name }) };
			}),
			here: audience === 'keepers' ? here : null
		}),
		zoneOf: () => 'Europe/Paris',
		stormOf: (event) => (event.type === 'Borrowed' ? event.device : null),
		own: {
			role: 'visitor',
			viewOf: ({ loans }, _, device) => ({
				tools: Object.values(loans).flatMap((loan) => (loan.device === device ? [loan.tool] : []))
			}),
			deviceOf: (_, person) => person
		}
	},
	signals: null,
	effects: loanEffects
};

/** The catalogue holds nothing of this kind. */
export const loanFolder: StreamFolder<LoanStream> = { name: 'shelves', rows: () => [], closes: () => false };

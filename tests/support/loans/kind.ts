// A kind of stream for the tests of the engine: who has borrowed what from a shelf of tools, and until when. It shares nothing with a
// meeting. The first name of whoever borrows is sealed beside the journal; what is late follows from today's date.
import * as v from 'valibot';
import { without } from '#stream/keyed.ts';
import { accept, refuse } from '#stream/decision.ts';
import type { Own, Rules } from '#stream/rules.ts';
import { id, line } from '#stream/text.ts';
import type { Kind } from '#server/room/kind.ts';
import { streamFolder } from '#server/store/stream-folder.ts';
import { loanEffects } from './effects.ts';
import type { Loan, LoanStream, LoanShelf } from './stream.ts';

const Borrow = v.strictObject({
	type: v.literal('Borrow'),
	tool: line(40),
	until: v.string(),
	name: line(40)
});
const Return = v.strictObject({ type: v.literal('Return'), loan: id });
const CloseShelf = v.strictObject({ type: v.literal('CloseShelf'), at: v.number() });
const envelope = v.strictObject({ id, command: v.variant('type', [Borrow, Return, CloseShelf]) });

const decide: Rules<LoanStream>['decide'] = ({ loans, closed }, command, { id: loan, by }) => {
	switch (command.type) {
		case 'Borrow': {
			const { tool, until, name } = command;
			if (closed || Object.values(loans).some((each) => each.tool === tool)) return refuse('not-there');
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
};

const evolve: Rules<LoanStream>['evolve'] = (shelf, event): LoanShelf => {
	switch (event.type) {
		case 'Borrowed': {
			const { loan, tool, until, device } = event;
			return { ...shelf, loans: { ...shelf.loans, [loan]: { id: loan, tool, until, device } } };
		}
		case 'Returned':
			return { ...shelf, loans: without(shelf.loans, event.loan) };
		case 'ClosingSet':
			return { ...shelf, closesAt: event.at };
		case 'Closed':
			return { ...shelf, closed: true, closesAt: null };
	}
};

const shown = (loan: Loan, today: string) => ({ id: loan.id, tool: loan.tool, isLate: loan.until < today });
const own: Own<LoanStream> = {
	role: 'visitor',
	viewOf: ({ loans }, _, device) => ({
		tools: Object.values(loans).flatMap((loan) => (loan.device === device ? [loan.tool] : []))
	}),
	deviceOf: (_, person) => person
};

export const loanKind: Kind<LoanStream> = {
	name: 'shelf',
	empty: { loans: {}, closesAt: null, closed: false },
	decide,
	evolve,
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
			loans: Object.values(loans).map((loan) => ({
				...shown(loan, today),
				...(audience === 'keepers' && { name: names[loan.id] ?? null })
			})),
			here: audience === 'keepers' ? here : null
		}),
		zoneOf: () => 'Europe/Paris',
		stormOf: (event) => (event.type === 'Borrowed' ? event.device : null),
		own
	},
	effects: loanEffects
};

/** The catalogue holds nothing of this kind. */
export const loanFolder = streamFolder<LoanStream>({ name: 'shelves', rows: () => [], closes: () => false });

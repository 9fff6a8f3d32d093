// Votes of every kind.
import { see } from '../acts.ts';
import type { Mover, Step } from './mover.ts';

export function voting(mover: Mover): Step[] {
	const { said } = mover.party;
	const approval = () => mover.vote(said.question);
	return [
		{
			name: 'vote prepared',
			happens: () => mover.show({ kind: 'vote', vote: approval() }),
			room: said.question
		},
		{
			name: 'vote open',
			happens: () => mover.do({ type: 'OpenVote', vote: approval() }),
			phone: mover.resident('vote.choice.abstain'),
			room: mover.staff('stage.vote.how.indicative')
		},
		{
			name: 'voted',
			happens: async () => {
				await mover.tap(mover.resident('vote.choice.for'));
				for (const [n, each] of mover.neighbours.entries())
					await each.do({
						type: 'CastBallot',
						vote: approval(),
						round: 1,
						choice: [n === 0 ? 'against' : 'for']
					});
				const counts = { for: 4, against: 1, abstain: 0, none: 0 };
				await mover.do({ type: 'CountHands', vote: approval(), round: 1, counts });
			},
			phone: mover.resident('answer.ballot'),
			room: mover.staff('stage.vote.answered', { n: 11 })
		},
		{
			name: 'vote closed',
			happens: () => mover.do({ type: 'CloseVote', vote: approval(), round: 1 }),
			phone: mover.resident('vote.closed'),
			room: mover.staff('stage.result.label')
		},
		{
			name: 'second round',
			happens: async () => {
				await mover.do({ type: 'ReopenVote', vote: approval(), round: 1 });
				await mover.neighbours[1]?.do({ type: 'CastBallot', vote: approval(), round: 2, choice: ['for'] });
				await mover.do({ type: 'CloseVote', vote: approval(), round: 2 });
			},
			phone: mover.resident('vote.round', { n: 2 }),
			room: mover.staff('stage.result.cast', { n: 1, present: 8 })
		},
		{
			name: 'one choice, live',
			happens: async () => {
				const plan = {
					question: said.choice,
					kind: 'one',
					options: said.days,
					secret: false,
					live: true
				} as const;
				await mover.do({ type: 'PrepareVote', ...plan, open: true });
				await see(mover.phone, said.choice);
				await mover.tap(said.days[3] ?? '');
			},
			phone: mover.resident('answer.ballot'),
			room: said.days[0] ?? ''
		},
		{
			name: 'several choices',
			happens: async () => {
				await mover.do({ type: 'CloseVote', vote: mover.vote(said.choice), round: 1 });
				const plan = { question: said.several, kind: 'several', options: said.works, max: 2 } as const;
				await mover.do({ type: 'PrepareVote', ...plan, open: true });
				await see(mover.phone, said.several);
				for (const label of said.works.slice(0, 2)) await mover.tap(label);
			},
			phone: mover.resident('vote.chosen-all', { n: 2 }),
			room: said.several
		}
	];
}

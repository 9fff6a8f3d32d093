// Votes of every kind and level, and somebody who speaks while one is open.
import type { VoteKind } from '#meeting/vote/kinds/kinds.ts';
import type { Evening } from '../evening.ts';
import type { Stage } from '../stage.ts';
import { booth } from './windows.ts';

const letter = (tonight: Evening): string => tonight.vote(tonight.said.question);

async function answer(tonight: Evening, round = 1): Promise<void> {
	const vote = letter(tonight);
	for (const [n, phone] of tonight.phones.slice(0, 33).entries())
		await phone.does({
			type: 'CastBallot',
			vote,
			round,
			choice: [n < 25 ? 'for' : n < 30 ? 'against' : n < 32 ? 'abstain' : 'none']
		});
	const counts = { for: 4, against: 1, abstain: 0, none: 0 };
	await tonight.does({ type: 'CountHands', vote, round, counts });
}

async function speakOnIt(tonight: Evening): Promise<void> {
	await tonight.does({ type: 'RaiseHand', kind: 'speak', for: { person: tonight.watched } });
	const isTheirs = ({ person }: { person?: string }) => person === tonight.watched;
	const { turns } = await tonight.desk.until((view) => view.turns.some(isTheirs));
	const turn = turns.find(isTheirs)?.id ?? '';
	await tonight.does({ type: 'GiveFloor', turn, after: tonight.turn || null });
}

async function next(
	tonight: Evening,
	plan: {
		level?: 'checked' | 'coded';
		question: string;
		kind: VoteKind;
		options: string[];
		max?: number;
	}
): Promise<string> {
	const open = tonight.view.votes.find(({ state }) => state === 'open');
	if (open) await tonight.does({ type: 'CloseVote', vote: open.id, round: open.round });
	return tonight.does({ type: 'PrepareVote', item: tonight.item('letter'), ...plan, open: true });
}

export const voting: readonly Stage[] = [
	{
		name: 'vote-prepared',
		happens: async (tonight) => {
			await tonight.show('letter');
			await tonight.show({ kind: 'vote', vote: letter(tonight) });
		},
		sees: ({ said, staff, resident }) => ({
			phone: resident('vote.prepared'),
			laptop: staff('vote.open'),
			screen: said.question
		})
	},
	{
		name: 'vote-open',
		happens: (tonight) => tonight.does({ type: 'OpenVote', vote: letter(tonight) }),
		sees: ({ said, staff, resident }) => ({
			phone: resident('vote.choice.for'),
			laptop: staff('vote.close'),
			screen: said.question
		}),
		kept: [{ surface: 'phone', size: '360x780', file: 'docs/pictures/phone.png' }]
	},
	{
		name: 'vote-answered',
		happens: async (tonight) => {
			await tonight.tap(tonight.resident('vote.choice.for'));
			await answer(tonight);
		},
		sees: ({ staff, resident }) => ({
			phone: resident('answer.ballot'),
			laptop: staff('vote.answered', { n: 39 }),
			screen: staff('stage.vote.answered', { n: 39 })
		}),
		kept: [{ surface: 'laptop', size: '1093x614', file: 'docs/guide/evening/vote.webp' }]
	},
	booth,
	{
		name: 'vote-speaking',
		happens: speakOnIt,
		sees: ({ resident }) => ({ phone: resident('speaking.title') }),
		after: (tonight) => tonight.does({ type: 'EndTurn', turn: tonight.turn })
	},
	{
		name: 'vote-last-call',
		happens: (tonight) => tonight.does({ type: 'CallLast', vote: letter(tonight), round: 1 }),
		sees: ({ resident }) => ({ phone: resident('vote.last-call') })
	},
	{
		name: 'vote-closed',
		happens: (tonight) => tonight.does({ type: 'CloseVote', vote: letter(tonight), round: 1 }),
		sees: ({ staff, resident }) => ({
			phone: resident('vote.closed'),
			laptop: staff('vote.again'),
			screen: staff('stage.result.label')
		}),
		kept: [{ surface: 'screen', size: '1280x720', file: 'docs/pictures/screen.png' }]
	},
	{
		name: 'vote-second-round',
		happens: async (tonight) => {
			await tonight.does({ type: 'ReopenVote', vote: letter(tonight), round: 1 });
			await answer(tonight, 2);
			await tonight.does({ type: 'CloseVote', vote: letter(tonight), round: 2 });
		},
		sees: ({ staff, resident }) => ({
			phone: resident('vote.round', { n: 2 }),
			laptop: staff('vote.result-of', { round: 2 })
		})
	},
	{
		name: 'vote-one-live',
		happens: async (tonight) => {
			const { choice: question, days: options } = tonight.said;
			const plan = { question, kind: 'one', options, secret: false, live: true } as const;
			const vote = await next(tonight, plan);
			const shown = await tonight.desk.until((view) => view.vote?.id === vote);
			for (const [n, phone] of tonight.phones.entries()) {
				const options = shown.vote?.options ?? [];
				const choice = [options[n % options.length]?.id ?? ''];
				await phone.does({ type: 'CastBallot', vote, round: 1, choice });
			}
		},
		sees: ({ said }) => ({
			phone: said.days[5] ?? '',
			screen: said.days[0] ?? '',
			laptop: said.days[5] ?? ''
		})
	},
	{
		name: 'vote-several',
		happens: async (tonight) => {
			const { several: question, works: options } = tonight.said;
			await next(tonight, { question, kind: 'several', options, max: 2 });
			for (const work of options.slice(0, 2)) await tonight.tap(work);
		},
		sees: ({ said, resident }) => ({
			phone: resident('vote.chosen-all', { n: 2 }),
			screen: said.several,
			laptop: said.works[3] ?? ''
		})
	},
	{
		name: 'vote-faces',
		happens: (tonight) => next(tonight, { question: tonight.said.feeling, kind: 'faces', options: [] }),
		sees: ({ said }) => ({ phone: said.feeling, screen: said.feeling, laptop: said.feeling })
	},
	{
		name: 'vote-checked',
		happens: (tonight) =>
			next(tonight, { question: tonight.said.counted, kind: 'approval', options: [], level: 'checked' }),
		sees: ({ said }) => ({ phone: said.counted, screen: said.counted, laptop: said.counted })
	},
	{
		name: 'vote-coded',
		happens: (tonight) =>
			next(tonight, { question: tonight.said.slips, kind: 'approval', options: [], level: 'coded' }),
		sees: ({ said }) => ({ phone: said.slips, screen: said.slips, laptop: said.slips })
	}
];

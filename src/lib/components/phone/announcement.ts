// The stage and my place in the queue, each as one short sentence for people who do not see. An announcement is new only when its
// code changes, so a count that changes is not announced.
import type { Mine, RoomView } from '#meeting/view-types.ts';
import type { ResidentLanguage } from '#i18n/language.svelte.ts';
import { isolated } from '#i18n/direction.ts';
import { signWord } from '#i18n/sign-words.ts';
import { calledByPhone } from './floor/called.ts';
import { myTurns } from './floor/my-turns.ts';
import { phoneStages } from './stages/phone-stages.ts';

type T = ResidentLanguage['t'];
export interface Announcement {
	readonly code: string;
	readonly say: (t: T) => string;
}

const nothing: Announcement = { code: '', say: () => '' };

export function stageAnnouncement(view: RoomView): Announcement {
	const { meeting, stage, vote, wall, agenda } = view;
	if (meeting.phase === 'preparing') return { code: 'preparing', say: (t) => t('preparing.title') };
	if (meeting.phase !== 'open') return { code: 'closed', say: (t) => t('closing.closed') };
	if (meeting.offRecord !== null) return { code: 'off-record', say: (t) => t('told.off-record') };
	switch (stage.kind) {
		case 'vote':
			if (!vote) return nothing;
			return {
				code: `${vote.id} ${vote.round} ${vote.state} ${vote.lastCall ?? ''}`,
				say: (t) =>
					`${t(vote.lastCall ? 'vote.last-call' : `told.vote.${vote.state}`)} ${isolated(vote.question)}`
			};
		case 'wall':
			if (!wall) return nothing;
			return {
				code: `${wall.id} ${wall.state}`,
				say: (t) => `${t(`told.wall.${wall.state}`)} ${isolated(wall.prompt)}`
			};
		case 'item': {
			const n = agenda.findIndex(({ id }) => id === stage.item) + 1;
			const said = { n, total: agenda.length };
			return {
				code: stage.item,
				say: (t) => `${t('item.place', said)}. ${isolated(agenda[n - 1]?.title ?? '')}`
			};
		}
		case 'welcome':
		case 'pause':
		case 'readback':
		case 'closing':
			return { code: stage.kind, say: (t) => t(`${stage.kind}.title`) };
	}
}

export function queueAnnouncement(view: RoomView, mine: Mine): Announcement {
	if (view.floor && view.floor.turn === mine.speaking)
		return { code: view.floor.turn, say: (t) => t('speaking.title') };
	const first = myTurns(view, mine)[0];
	if (!first) return nothing;
	const { rank, turn } = first;
	if (rank === 1) return { code: `${turn.id} next`, say: (t) => t('rank.next') };
	return { code: turn.id, say: (t) => t('rank.nth', { n: rank }) };
}

/** Who speaks, where the page shows it. */
export function floorAnnouncement({ meeting, stage, floor }: RoomView, mine: Mine): Announcement {
	const isShown = meeting.phase === 'open' && meeting.offRecord === null && stage.kind === 'item';
	if (!isShown || !floor || floor.turn === mine.speaking) return nothing;
	return { code: floor.turn, say: (t) => calledByPhone(t, floor) };
}

/** My own sign, as it comes to this phone. P31: not during a vote or on a wall. */
export function signAnnouncement({ meeting, stage }: RoomView, { sign }: Mine): Announcement {
	if (!sign) return nothing;
	const isCalled = meeting.phase === 'open' && phoneStages[stage.kind].ask === 'large';
	return {
		code: `${sign.object} ${sign.number}`,
		say: (t) => (isCalled ? t('told.sign', { sign: signWord(t, sign) }) : '')
	};
}

/** What is over once something else stands there. */
const overs = { pause: 'told.resumed', 'off-record': 'told.on-record' } as const;

/** The words to announce when `before` becomes `now`. After a pause, and back on the record, they also say that it is over. */
export function announcementOfChange(
	before: readonly Announcement[],
	now: readonly Announcement[],
	t: T
): string {
	const [was, is] = [before[0]?.code, now[0]?.code];
	const over = (was === 'pause' || was === 'off-record') && is !== was && is !== 'closed' ? overs[was] : null;
	const fresh = now.filter(({ code }, at) => code !== before[at]?.code).map(({ say }) => say(t));
	return [...(over ? [t(over)] : []), ...fresh].filter(Boolean).join(' ');
}

// In place of minutes that are not published yet: when they will be.
import type { Meeting } from '#meeting/meeting.ts';
import { messagePage } from './html/page.ts';
import type { Words } from '../process/words.ts';

/** It says nothing of what was said. */
export function notYetPage({ about }: Meeting, words: Words, base: string): string {
	const { t } = words;
	const { closedAt, next } = about;
	const texts = [
		closedAt === null ? t('page.not-yet.open') : t('page.not-yet.closed', { date: words.date(closedAt) }),
		...(closedAt === null
			? []
			: [next.date ? t('page.not-yet.next', { date: words.typedDate(next.date) }) : t('page.not-yet.later')]),
		t('page.not-yet.here')
	];
	return messagePage(t('page.not-yet.title'), texts, words, base);
}

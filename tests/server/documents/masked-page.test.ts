import { expect, test } from 'vitest';
import { mask } from '#meeting/masking.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import { sightOf } from '#tests/support/documents/sights.ts';
import { evening, names } from '#tests/support/meeting/evening.ts';
import { six } from '#tests/support/meeting/evening-contents.ts';
import { tableMinutes } from '#server/documents/order.ts';

test('F4 a page of the minutes names what was masked to whoever listens to it, and keeps its title plain', async () => {
	const meeting = { ...evening, about: { ...evening.about, title: `Chez ${mask} & <fils>` } };
	const { source } = await sightOf({
		...tableMinutes('html', 'fr'),
		minutes: minutesOf(meeting, names),
		zone: 'Europe/Paris',
		at: six,
		here: '/minutes/K7QM2XPA'
	});
	const named = `<span role="img" aria-label="un mot masqué">${mask}</span>`;
	expect(source).toContain(`Chez ${named} &amp; &lt;fils&gt;`);
	expect(source.split('<body')[0]).toContain(`Chez ${mask}`);
	expect(source.split('<body')[0]).not.toContain('role="img"');
	expect(source.split(mask).length).toBeGreaterThan(2);
});

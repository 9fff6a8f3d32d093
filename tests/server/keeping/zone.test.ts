import { expect, test } from 'vitest';
import { zoneHere, zoneOf } from '#server/process/zone.ts';
import { facilitator, laptop, openMeeting, tablesOf } from '../../support/hall.ts';
import { spawnServer } from '../../support/process.ts';
import { ask, newFolder } from '../../support/server.ts';
import { readMinutes } from '../../support/reading.ts';

/** The time of this moment in Paris, such as "19 h 27". */
const inParis = (at: number): string =>
	new Intl.DateTimeFormat('fr-FR', { hour: 'numeric', minute: '2-digit', timeZone: 'Europe/Paris' })
		.format(at)
		.replace(/^0?(\d+):/, '$1\u00A0h\u00A0');

test('M20 the minutes tell the hall’s time on whatever computer they are read', async () => {
	const dataDir = await newFolder();
	const hall = await spawnServer(dataDir, { env: { TZ: 'Europe/Paris' } });
	const { made, staff } = await openMeeting(hall);
	const { openedAt } = (await staff.until(({ meeting }) => meeting.openedAt !== null)).meeting;
	expect(staff.view.meeting.zone).toBe('Europe/Paris');
	await staff.do({ type: 'CloseMeeting' });
	await hall.stop('SIGTERM');
	const far = await spawnServer(dataDir, { env: { TZ: 'Pacific/Noumea' } });
	const token = await laptop(far);
	const page = await (await readMinutes(far, { ...made, token })).text();
	expect(page).toContain(inParis(openedAt ?? 0));
	const again = await facilitator(far, { ...made, token });
	expect(again.view.meeting.zone).toBe('Europe/Paris');
	const [row] = (await tablesOf(far, token)).tables.flatMap(({ meetings }) => meetings);
	expect(row?.zone).toBe('Europe/Paris');
	const keeping = await ask<{ coming: object[] }>(far, '/retention', { token });
	expect(keeping.body.coming).not.toEqual([]);
	expect(keeping.body.coming.every((each) => 'zone' in each && each.zone === 'Europe/Paris')).toBe(true);
	const { title } = again.view.meeting;
	await again.do({ type: 'PublishMinutes', how: 'unread' });
	await ask(far, `/meetings/${made.id}`, { method: 'DELETE', body: { title }, token });
	const [minutes] = (await tablesOf(far, token)).tables.flatMap((table) => table.minutes);
	expect(minutes?.zone).toBe('Europe/Paris');
});

test('M20 if the zone is unknown, the computer’s zone is used', () => {
	expect(zoneOf('Europe/Paris')).toBe('Europe/Paris');
	expect(zoneOf(null)).toBe(zoneHere());
	expect(zoneOf('Mars/Olympus')).toBe(zoneHere());
});

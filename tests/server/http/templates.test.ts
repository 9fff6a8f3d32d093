// A running order, from the laptop's list to the meeting that it makes.
import { expect, test } from 'vitest';
import french from '#messages/fr/staff.json' with { type: 'json' };
import { runningOrders } from '#components/tables/preparing/running-orders.ts';
import { meetingPlanFrom } from '#components/tables/preparing/templates.ts';
import { createTranslator } from '#i18n/translator.ts';
import { facilitator, laptop, makeTable } from '../../support/hall.ts';
import { post, startTestServer } from '../../support/server.ts';

const words = createTranslator<'staff'>('fr', french);
/** Texts are cleaned when they come in: a no-break space becomes a space. */
const t: typeof words = (key, values) => words(key, values).replaceAll('\u00A0', ' ');

test.each(runningOrders.map((order) => [order.id, order] as const))(
	'the running order %s becomes a meeting on its day: same items, same minutes, walls and votes prepared',
	async (_id, order) => {
		const server = await startTestServer();
		const token = await laptop(server);
		const table = await makeTable(server, token);
		const plan = meetingPlanFrom(order, t);
		const body = { title: 'Réunion de mars', date: '2026-12-03', plan };
		const made = await post<{ id: string }>(server, `/tables/${table}/meetings`, body, token);
		const { view } = await facilitator(server, { id: made.body.id, key: '', token });
		expect(view.meeting).toMatchObject({ title: body.title, date: body.date, phase: 'preparing' });
		expect(view.agenda.map(({ title, minutes, rule }) => ({ title, minutes, rule }))).toEqual(
			plan.items.map(({ title, minutes, rule }) => ({ title, minutes, rule }))
		);
		expect(view.votes.map(({ question }) => question)).toEqual(
			plan.items.flatMap(({ votes = [] }) => votes.map(({ question }) => question))
		);
		expect(view.walls.map(({ prompt }) => prompt)).toEqual(
			plan.items.flatMap(({ walls = [] }) => walls.map(({ prompt }) => prompt))
		);
	}
);

// The five running orders, as a facilitator gets them: their order, their minutes, and plans that the server accepts.
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import english from '#messages/en/staff.json' with { type: 'json' };
import french from '#messages/fr/staff.json' with { type: 'json' };
import { runningOrders } from '#components/tables/preparing/running-orders.ts';
import { lengthInMinutes, meetingPlanFrom } from '#components/tables/preparing/templates.ts';
import { createTranslator } from '#i18n/translator.ts';
import { planSchema } from '#meeting/plan.ts';

const t = createTranslator<'staff'>('fr', french);
const planOf = (id: string) => {
	const order = runningOrders.find((each) => each.id === id);
	if (!order) throw new Error(`no running order ${id}`);
	return meetingPlanFrom(order, t);
};
const sequence = (id: string) =>
	planOf(id).items.map((item) => [item.title.replaceAll('\u00A0', ' '), item.minutes]);

describe('running orders', () => {
	test('the running orders are the five of the field, as long as there', () => {
		expect(runningOrders.map((order) => [order.id, lengthInMinutes(order)])).toEqual([
			['block', 45],
			['table', 120],
			['followup', 90],
			['facing', 90],
			['forum', 180]
		]);
	});

	test('Pied d’immeuble', () => {
		expect(sequence('block')).toEqual([
			['Accueil', 5],
			['Une question, un tour de parole', 20],
			['Nos trois priorités', 5],
			['Qui vient avec nous ?', 10],
			['La prochaine date', 5]
		]);
	});

	test('Table 2 h', () => {
		expect(sequence('table')).toEqual([
			['Accueil et café', 15],
			['Depuis la dernière fois', 15],
			['La météo de chacun', 5],
			['Tour de parole', 30],
			['Regrouper les idées', 10],
			['Une table par sujet', 25],
			['Retour en grand groupe', 10],
			['Décider et relire', 10]
		]);
	});

	test('Restitution et suivi', () => {
		expect(sequence('followup').map(([, minutes]) => minutes)).toEqual([10, 20, 25, 20, 10, 5]);
	});

	test('Face-à-face: six demands of eight minutes, one by one', () => {
		expect(sequence('facing').map(([, minutes]) => minutes)).toEqual([5, 15, 8, 8, 8, 8, 8, 8, 12, 5, 5]);
		expect(
			sequence('facing')
				.slice(2, 8)
				.map(([title]) => title)
		).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Demande ${n}`));
	});

	test('no item has the name of a step that every meeting has anyway', () => {
		const steps = (['step.welcome', 'step.readback', 'step.closing'] as const).flatMap((step) => [
			french[step],
			english[step]
		]);
		const titles = [french, english].flatMap((words, at) =>
			runningOrders.flatMap((order) =>
				meetingPlanFrom(order, createTranslator<'staff'>(at === 0 ? 'fr' : 'en', words)).items.map(
					({ title }) => title
				)
			)
		);
		expect(titles.filter((title) => steps.includes(title))).toEqual([]);
	});

	test('Forum', () => {
		expect(sequence('forum').map(([, minutes]) => minutes)).toEqual([20, 15, 75, 25, 10, 10, 15, 10]);
	});

	test('running orders go round the table if the field says so, and prepare its walls and votes', () => {
		const [table, forum] = [planOf('table'), planOf('forum')];
		expect(table.items.map((item) => item.rule)).toEqual([
			'list',
			'first-in-meeting',
			'round',
			'round',
			'list',
			'first-in-item',
			'first-in-item',
			'first-in-item'
		]);
		expect(table.items.filter((item) => item.walls).map((item) => item.title)).toEqual([
			'Regrouper les idées'
		]);
		expect(table.items.flatMap((item) => item.votes ?? [])).toMatchObject([
			{ kind: 'faces', secret: true },
			{ kind: 'approval', secret: true }
		]);
		expect(forum.items.flatMap((item) => item.votes ?? [])).toMatchObject([{ kind: 'several', max: 3 }]);
	});

	test.each([
		['fr', french],
		['en', english]
	] as const)(
		'in %s running orders are plans that the server takes, without an empty word or placeholder',
		(language, messages) => {
			for (const order of runningOrders) {
				const plan = meetingPlanFrom(order, createTranslator<'staff'>(language, messages));
				expect(v.safeParse(planSchema, plan).issues, order.id).toBeUndefined();
				expect(JSON.stringify(plan)).not.toMatch(/""|\{\w+\}/);
			}
		}
	);
});

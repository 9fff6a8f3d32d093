// The five running orders of the field: order and minutes are the field's, the rules of speech ours.
import type { Template } from './templates.ts';

const block: Template = {
	id: 'block',
	name: 'templates.block',
	people: 'templates.block.people',
	items: [
		{ title: 'templates.block.welcome', note: 'templates.block.welcome.note', minutes: 5, rule: 'list' },
		{
			title: 'templates.block.question',
			note: 'templates.block.question.note',
			minutes: 20,
			rule: 'round',
			turnSeconds: 60
		},
		{
			title: 'templates.block.priorities',
			note: 'templates.block.priorities.note',
			minutes: 5,
			rule: 'list',
			wall: 'templates.block.priorities.prompt'
		},
		{
			title: 'templates.block.volunteers',
			note: 'templates.block.volunteers.note',
			minutes: 10,
			rule: 'list',
			turnSeconds: 60
		},
		{ title: 'templates.block.date', note: 'templates.block.date.note', minutes: 5, rule: 'list' }
	]
};

const table: Template = {
	id: 'table',
	name: 'templates.table',
	people: 'templates.table.people',
	items: [
		{ title: 'templates.table.welcome', note: 'templates.table.welcome.note', minutes: 15, rule: 'list' },
		{
			title: 'templates.table.since',
			note: 'templates.table.since.note',
			minutes: 15,
			rule: 'first-in-meeting'
		},
		{
			title: 'templates.table.weather',
			note: 'templates.table.weather.note',
			minutes: 5,
			rule: 'round',
			turnSeconds: 20,
			vote: { question: 'templates.table.weather.question', kind: 'faces' }
		},
		{
			title: 'templates.table.round',
			note: 'templates.table.round.note',
			minutes: 30,
			rule: 'round',
			turnSeconds: 60
		},
		{
			title: 'templates.table.group',
			note: 'templates.table.group.note',
			minutes: 10,
			rule: 'list',
			wall: 'templates.table.group.prompt'
		},
		{
			title: 'templates.table.issues',
			note: 'templates.table.issues.note',
			minutes: 25,
			rule: 'first-in-item'
		},
		{
			title: 'templates.table.return',
			note: 'templates.table.return.note',
			minutes: 10,
			rule: 'first-in-item'
		},
		{
			title: 'templates.table.decide',
			note: 'templates.table.decide.note',
			minutes: 10,
			rule: 'first-in-item',
			turnSeconds: 60,
			vote: { question: 'templates.table.decide.question', kind: 'approval' }
		}
	]
};

const followup: Template = {
	id: 'followup',
	name: 'templates.followup',
	people: 'templates.followup.people',
	items: [
		{
			title: 'templates.followup.welcome',
			note: 'templates.followup.welcome.note',
			minutes: 10,
			rule: 'list'
		},
		{
			title: 'templates.followup.answers',
			note: 'templates.followup.answers.note',
			minutes: 20,
			rule: 'first-in-meeting'
		},
		{
			title: 'templates.followup.debate',
			note: 'templates.followup.debate.note',
			minutes: 25,
			rule: 'first-in-item'
		},
		{
			title: 'templates.followup.decisions',
			note: 'templates.followup.decisions.note',
			minutes: 20,
			rule: 'first-in-item',
			turnSeconds: 60,
			vote: { question: 'templates.followup.decisions.question', kind: 'approval' }
		},
		{
			title: 'templates.followup.actions',
			note: 'templates.followup.actions.note',
			minutes: 10,
			rule: 'first-in-item',
			turnSeconds: 60
		},
		{
			title: 'templates.followup.next',
			note: 'templates.followup.next.note',
			minutes: 5,
			rule: 'list',
			turnSeconds: 60
		}
	]
};

const facing: Template = {
	id: 'facing',
	name: 'templates.facing',
	people: 'templates.facing.people',
	items: [
		{ title: 'templates.facing.frame', note: 'templates.facing.frame.note', minutes: 5, rule: 'list' },
		{
			title: 'templates.facing.account',
			note: 'templates.facing.account.note',
			minutes: 15,
			rule: 'first-in-meeting'
		},
		{
			title: 'templates.facing.demand',
			note: 'templates.facing.demand.note',
			minutes: 8,
			rule: 'first-in-item',
			times: 6
		},
		{
			title: 'templates.facing.commitments',
			note: 'templates.facing.commitments.note',
			minutes: 12,
			rule: 'list',
			turnSeconds: 60
		},
		{
			title: 'templates.facing.caucus',
			note: 'templates.facing.caucus.note',
			minutes: 5,
			rule: 'first-in-item',
			turnSeconds: 60
		},
		{ title: 'templates.facing.close', note: 'templates.facing.close.note', minutes: 5, rule: 'list' }
	]
};

const forum: Template = {
	id: 'forum',
	name: 'templates.forum',
	people: 'templates.forum.people',
	items: [
		{ title: 'templates.forum.welcome', note: 'templates.forum.welcome.note', minutes: 20, rule: 'list' },
		{
			title: 'templates.forum.portrait',
			note: 'templates.forum.portrait.note',
			minutes: 15,
			rule: 'first-in-meeting'
		},
		{ title: 'templates.forum.cafe', note: 'templates.forum.cafe.note', minutes: 75, rule: 'first-in-item' },
		{
			title: 'templates.forum.gallery',
			note: 'templates.forum.gallery.note',
			minutes: 25,
			rule: 'list',
			wall: 'templates.forum.gallery.prompt'
		},
		{
			title: 'templates.forum.choice',
			note: 'templates.forum.choice.note',
			minutes: 10,
			rule: 'list',
			vote: { question: 'templates.forum.choice.question', kind: 'several', options: 6, max: 3 }
		},
		{ title: 'templates.forum.pause', note: 'templates.forum.pause.note', minutes: 10, rule: 'list' },
		{
			title: 'templates.forum.commitments',
			note: 'templates.forum.commitments.note',
			minutes: 15,
			rule: 'first-in-meeting'
		},
		{ title: 'templates.forum.close', note: 'templates.forum.close.note', minutes: 10, rule: 'list' }
	]
};

export const runningOrders: readonly Template[] = [block, table, followup, facing, forum];

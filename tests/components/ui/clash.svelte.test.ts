// Two people in the same window of the laptop: each field is asked about by itself, and no window closes over a question.
import { flushSync, mount, unmount, type Component } from 'svelte';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import ItemDialog from '#components/laptop/agenda/ItemDialog.svelte';
import HallDialog from '#components/laptop/hall/HallDialog.svelte';
import MeetingDialog from '#components/laptop/frame/MeetingDialog.svelte';
import PeopleDialog from '#components/laptop/people/PeopleDialog.svelte';
import EntryDialog from '#components/laptop/record/EntryDialog.svelte';
import VoteForm from '#components/laptop/vote/VoteForm.svelte';
import WallForm from '#components/laptop/wall/WallForm.svelte';
import { Language } from '#i18n/language.svelte.ts';
import { staffParts } from '#i18n/load.ts';
import { Desk, type DeskLine } from '#live/desk.svelte.ts';
import type { ClientCommand } from '#meeting/command.ts';
import type { StaffView } from '#meeting/view-types.ts';
import { viewFor } from '#meeting/view.ts';
import { facilitator, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';
import AtDesk from '../../support/AtDesk.svelte';

beforeEach(() => document.body.replaceChildren());

/** A window at a desk, and another laptop that changes the same meeting. */
class Window {
	readonly #play = Play.open();
	#hall = $state.raw<Partial<StaffView['hall']>>({});
	#names = $state.raw<Record<string, string>>({});
	#moved = $state(0);
	readonly sent: ClientCommand[] = [];
	isClosed = false;

	get view(): StaffView {
		void this.#moved;
		const { meeting } = this.#play;
		const view = viewFor(meeting, this.#names, presenceOf(meeting), 'staff', null);
		return { ...view, hall: { ...view.hall, ...this.#hall } };
	}
	/** Somebody else's. */
	does(command: ClientCommand, id?: string): void {
		this.#play.does(facilitator, command, id);
		this.#moved += 1;
		flushSync();
	}
	calls(person: string, name: string): void {
		this.#names = { [person]: name };
		this.does({ type: 'SetName', person, name });
	}
	setsWifi(ssid: string): void {
		this.#hall = { wifi: { ssid, password: 'oliviers', qr: { path: '', size: 0 } } };
		flushSync();
	}
	async opens<P extends Record<string, unknown>>(of: Component<P>, given: () => P): Promise<void> {
		const view = () => this.view;
		const line: DeskLine = {
			get view() {
				return view();
			},
			status: 'live',
			now: 0,
			send: (command) => {
				this.sent.push(command);
				this.#play.does(facilitator, command);
				this.#moved += 1;
				return Promise.resolve({ version: 1 });
			}
		};
		const language = await Language.load(staffParts);
		const props = {
			desk: new Desk(line, 'token', 'facilitator'),
			language,
			of,
			get with() {
				return given();
			}
		};
		const page = mount(AtDesk<P>, { target: document.body, props });
		onTestFinished(() => unmount(page));
		flushSync();
	}
	readonly onclose = () => (this.isClosed = true);
}

type Typed = HTMLInputElement | HTMLTextAreaElement;
function field(label: string): Typed {
	const fields = [...document.querySelectorAll<Typed>('input, textarea')];
	const found = fields.find((each) =>
		[each.getAttribute('aria-label'), ...[...(each.labels ?? [])].map(({ textContent }) => textContent)].some(
			(text) => text?.trim().startsWith(label)
		)
	);
	if (!found) throw new Error(`no field "${label}" in ${document.body.textContent}`);
	return found;
}
/** Not left yet. */
function typing(label: string, words: string): void {
	const typed = field(label);
	typed.value = words;
	typed.dispatchEvent(new Event('input', { bubbles: true }));
	flushSync();
}
function type(label: string, words: string): void {
	typing(label, words);
	field(label).dispatchEvent(new Event('change', { bubbles: true }));
	flushSync();
}
const questions = (): HTMLElement[] => [
	...document.querySelectorAll<HTMLElement>('[role="group"][aria-labelledby]')
];
const named = () => questions().map(({ textContent }) => /«\s(.*?)\s»/.exec(textContent)?.[1]);
function answer(question: HTMLElement | undefined, words: string): void {
	const button = [...(question?.querySelectorAll('button') ?? [])].find(({ textContent }) =>
		textContent.includes(words)
	);
	button?.click();
	flushSync();
}
const dialog = (): HTMLDialogElement => {
	const found = document.querySelector('dialog');
	if (!found) throw new Error('no dialog');
	return found;
};
/** As a browser does: it asks by "cancel", and closes where nobody says no. */
function escape(isForced = false): void {
	const isLet = dialog().dispatchEvent(new Event('cancel', { cancelable: true }));
	if (isLet || isForced) dialog().close();
	flushSync();
}

const first = (window: Window) => {
	const item = window.view.agenda[0];
	if (!item) throw new Error('no item');
	return item;
};

async function itemOpened(): Promise<{ window: Window; item: string }> {
	const window = new Window();
	const { id: item } = first(window);
	const nothing = () => undefined;
	const given = () => ({ item: first(window), onclose: window.onclose, onvote: nothing, onwall: nothing });
	await window.opens(ItemDialog, given);
	return { window, item };
}

test('each field that both changed asks at that field, by its name', async () => {
	const { window, item } = await itemOpened();
	typing('Titre', 'Le local à vélos');
	typing('Minutes', '25');
	window.does({ type: 'EditItem', item, title: 'Le local', minutes: 40 });
	expect(named()).toEqual(['Titre', 'Minutes']);
	const after = (question: HTMLElement | undefined) =>
		question?.previousElementSibling?.querySelector('label')?.textContent;
	expect(after(questions()[0])).toBe('Titre');
	expect(questions()[1]?.textContent).toContain('40');
	type('Titre', 'Le local à vélos');
	expect(window.sent).toEqual([]);
	answer(questions()[0], 'Garder ma version');
	expect([named(), window.sent]).toEqual([['Minutes'], []]);
	answer(questions()[0], 'Prendre l’autre version');
	expect(window.sent).toEqual([{ type: 'EditItem', item, title: 'Le local à vélos' }]);
	expect(field('Minutes').value).toBe('40');
});

test('a field that nobody touched here follows what somebody else writes', async () => {
	const { window, item } = await itemOpened();
	type('Titre', 'Le local à vélos');
	window.does({ type: 'EditItem', item, minutes: 40, note: 'Clés chez Zoé' });
	expect([field('Minutes').value, field('Note').value]).toEqual(['40', 'Clés chez Zoé']);
	expect(field('Titre').value).toBe('Le local à vélos');
	type('Minutes', '30');
	expect([named(), window.sent.at(-1)]).toEqual([[], { type: 'EditItem', item, minutes: 30 }]);
});

const said = (window: Window, words: string) => {
	expect(questions()).toHaveLength(1);
	escape();
	escape(true);
	expect([window.isClosed, dialog().open]).toEqual([false, true]);
	expect(document.activeElement?.textContent).toContain('Garder ma version');
	expect(questions()[0]?.querySelector('.first')?.textContent).toMatch(/Dites d’abord quelle version/);
	dialog()
		.querySelector('header button')
		?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
	dialog().dispatchEvent(new Event('pointerdown', { bubbles: true, cancelable: true }));
	expect(window.isClosed).toBe(false);
	answer(questions()[0], 'Garder ma version');
	expect(JSON.stringify(window.sent)).toContain(words);
	escape();
	expect(window.isClosed).toBe(true);
};

test('a window does not close over a question: an item', async () => {
	const { window, item } = await itemOpened();
	typing('Titre', 'Le quai');
	window.does({ type: 'EditItem', item, title: 'Le local' });
	said(window, 'Le quai');
});

test('a window does not close over a question: the frame of the minutes', async () => {
	const window = new Window();
	await window.opens(MeetingDialog, () => ({ onclose: window.onclose }));
	typing('Lieu', 'La cour');
	window.does({ type: 'EditMeeting', place: 'La salle' });
	said(window, 'La cour');
});

test('a window does not close over a question: an entry', async () => {
	const window = new Window();
	window.does({ type: 'NoteEntry', kind: 'decision', words: 'On écrit' }, 'entry-0000001');
	await window.opens(EntryDialog, () => {
		const entry = window.view.entries[0];
		if (!entry) throw new Error('no entry');
		return { entry, onclose: window.onclose };
	});
	typing('Ce qui se dit', 'On écrit demain');
	window.does({ type: 'EditEntry', entry: 'entry-0000001', kind: 'decision', words: 'On écrit lundi' });
	said(window, 'On écrit demain');
});

test('a window does not close over a question: a vote', async () => {
	const window = new Window();
	const plan = { question: 'Un banc ?', kind: 'approval' as const, options: [], secret: true };
	const { id: item } = first(window);
	window.does({ type: 'PrepareVote', item, ...plan, open: false }, 'vote-0000001');
	const given = () => ({ vote: window.view.votes[0], canOpen: false, onclose: window.onclose });
	await window.opens(VoteForm, given);
	typing('La question', 'Deux bancs ?');
	window.does({ type: 'EditVote', vote: 'vote-0000001', ...plan, question: 'Trois bancs ?' });
	said(window, 'Deux bancs ?');
});

test('a window does not close over a question: a wall', async () => {
	const window = new Window();
	const { id: item } = first(window);
	window.does({ type: 'PrepareWall', item, prompt: 'Vos idées ?', review: true }, 'wall-0000001');
	const given = () => ({ wall: window.view.walls[0], canOpen: false, onclose: window.onclose });
	await window.opens(WallForm, given);
	typing('La question', 'Quoi ?');
	window.does({ type: 'EditWall', wall: 'wall-0000001', prompt: 'Que faire ?' });
	said(window, 'Quoi ?');
});

test('a window does not close over a question: a first name', async () => {
	const window = new Window();
	window.does({ type: 'GiveCard', number: 7 }, 'card-0000001');
	await window.opens(PeopleDialog, () => ({ onclose: window.onclose }));
	typing('Prénom, Carte 7', 'Zoé');
	window.calls('card-0000001', 'Samira');
	said(window, 'Zoé');
});

test('spaces in a Wi-Fi count: the page asks about them, shows them as typed and marks them', async () => {
	const window = new Window();
	window.setsWifi('Salle');
	await window.opens(HallDialog, () => ({ onclose: window.onclose }));
	typing('Nom du Wi‑Fi', 'Salle des fêtes');
	window.setsWifi('Salle  des fêtes ');
	expect(named()).toEqual(['Nom du Wi‑Fi']);
	const shown = questions()[0]?.querySelector('.theirs');
	expect(shown?.textContent).toBe('Salle  des fêtes ');
	expect([...(shown?.querySelectorAll('mark') ?? [])].map(({ textContent }) => textContent)).toEqual([
		'  ',
		' '
	]);
	expect(questions()[0]?.textContent).toMatch(/espaces .* sont soulignés/);
	escape(true);
	expect([window.isClosed, dialog().open]).toEqual([false, true]);
});

test('a window of something that is not there yet opens, and asks nothing', async () => {
	const window = new Window();
	await window.opens(VoteForm, () => ({ canOpen: true, onclose: window.onclose }));
	typing('La question', 'Un banc ?');
	expect([field('La question').value, questions()]).toEqual(['Un banc ?', []]);
	escape();
	expect(window.isClosed).toBe(true);
});

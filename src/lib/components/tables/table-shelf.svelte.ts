// The tables of this laptop (or of one facilitator), as the page shows them: read once, read again after each change and
// whenever the page is looked at again. It says what became of the last change; nothing waits for a save button.
import { createContext } from 'svelte';
import { forgetTables } from '#live/identity.ts';
import { exported, imported, type Arrived, type Exported } from './moving.ts';
import {
	ask,
	type HallChange,
	type Keeping,
	type Listing,
	type Method,
	type NewMeeting,
	type Refused,
	type Retention,
	type Since,
	type TableChange,
	type WhatIsLeft
} from './tables-api.ts';

export type ShelfState = 'loading' | 'ready' | 'no-key' | 'offline';
export type Saving = 'nothing' | 'saving' | 'saved' | 'withheld' | Refused;

const isRefused = (answer: object): answer is Refused => 'refused' in answer;

export class TableShelf {
	readonly #token: string;
	#listing = $state.raw<Listing | null>(null);
	#state = $state<ShelfState>('loading');
	#saving = $state.raw<Saving>('nothing');
	/** Fields that show what is not kept. */
	#withheld = $state(0);

	constructor(token: string) {
		this.#token = token;
	}

	get listing(): Listing | null {
		return this.#listing;
	}
	get state(): ShelfState {
		return this.#state;
	}
	/** What became of the last change; nothing is said to be kept while a field shows what is not. */
	get saving(): Saving {
		return this.#withheld > 0 && this.#saving === 'saved' ? 'withheld' : this.#saving;
	}
	/** Of a field, for as long as it shows what cannot be kept, or asks; what it returns ends that. */
	withhold(): () => void {
		this.#withheld += 1;
		return () => void (this.#withheld -= 1);
	}

	async load(): Promise<void> {
		const answer = await ask<Listing>(this.#token, 'GET', '/tables');
		if (!isRefused(answer)) {
			this.#listing = answer;
			this.#state = 'ready';
		} else if (answer.refused === 'not-allowed' || answer.refused === 'link-revoked') this.#state = 'no-key';
		else if (!this.#listing) this.#state = 'offline';
	}

	createTable(name: string): Promise<{ id: string } | null> {
		return this.#change('POST', '/tables', { name });
	}
	editTable(table: string, change: TableChange): Promise<object | null> {
		return this.#change('PATCH', `/tables/${table}`, change);
	}
	createMeeting(table: string, meeting: NewMeeting): Promise<{ id: string } | null> {
		return this.#change('POST', `/tables/${table}/meetings`, meeting);
	}
	duplicate(meeting: string, title: string): Promise<{ id: string } | null> {
		return this.#change('POST', `/meetings/${meeting}/duplicate`, { title });
	}
	/** Everything of it goes but its minutes; `title` says that this one is meant. */
	remove(meeting: string, title: string): Promise<object | null> {
		return this.#change('DELETE', `/meetings/${meeting}`, { title });
	}
	exported(meeting: string): Promise<Exported | Refused> {
		return exported(this.#token, meeting);
	}
	/** The list is read again before it resolves. */
	async imported(file: Blob): Promise<Arrived | Refused> {
		const answer = await imported(this.#token, file);
		await this.load();
		return answer;
	}
	/** Null where it could not be read. */
	async left(meeting: string): Promise<WhatIsLeft | null> {
		const answer = await ask<WhatIsLeft>(this.#token, 'GET', `/meetings/${meeting}/left`);
		return isRefused(answer) ? null : answer;
	}
	/** The meeting goes on with these lines; `title` says that this one is meant. */
	acceptLeft(meeting: string, title: string, lines: number): Promise<object | null> {
		return this.#change('POST', `/meetings/${meeting}/left`, { title, lines });
	}
	/** What going back to the version of before would take away. Null where it could not be read. */
	async since(): Promise<Since | null> {
		const answer = await ask<Since>(this.#token, 'GET', '/update');
		return isRefused(answer) ? null : answer;
	}
	/** Then Tablée has stopped. */
	goBack(folder: string): Promise<object | Refused> {
		return ask<object>(this.#token, 'POST', '/update/back', { folder });
	}
	/** A person says that the computer's date is right, as it was told. */
	confirmDate(now: number): Promise<object | null> {
		return this.#change('POST', '/date', { now });
	}
	/** The link opens this table only; its secret is told this once. */
	linkOf(table: string): Promise<{ url: string } | null> {
		return this.#change('POST', `/tables/${table}/keys`, {});
	}
	/** Whoever came in by it is let go at once. */
	revokeKey(table: string, key: string): Promise<object | null> {
		return this.#change('DELETE', `/tables/${table}/keys/${key}`, {});
	}
	/** Null where it could not be read. */
	async keeping(): Promise<Keeping | null> {
		const answer = await ask<Keeping>(this.#token, 'GET', '/retention');
		return isRefused(answer) ? null : answer;
	}
	keep(change: Partial<Retention>): Promise<Keeping | null> {
		return this.#change('PATCH', '/retention', change);
	}
	editHall(change: HallChange): Promise<object | null> {
		return this.#change('PATCH', '/settings', change);
	}

	/** The key is given back; null once it is, and this browser keeps nothing of it. */
	async giveBack(): Promise<Refused | null> {
		const answer = await ask<object>(this.#token, 'DELETE', '/enter', {});
		if (isRefused(answer)) return answer;
		forgetTables();
		return null;
	}

	/** Null where it was refused: `saving` says why. */
	async #change<Answer extends object>(method: Method, path: string, body: object): Promise<Answer | null> {
		this.#saving = 'saving';
		const answer = await ask<Answer>(this.#token, method, path, body);
		this.#saving = isRefused(answer) ? answer : 'saved';
		await this.load();
		return isRefused(answer) ? null : answer;
	}
}

export const [tableShelf, setTableShelf] = createContext<TableShelf>();

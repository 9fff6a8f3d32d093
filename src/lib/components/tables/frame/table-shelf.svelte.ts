// The tables of this laptop (or of one facilitator), as the page shows them: read once, read again after each change and
// whenever the page is looked at again. It says what became of the last change; nothing waits for a save button.
import { createContext } from 'svelte';
import type { SettingsChange } from '#api/hall.ts';
import type { KeptOverview, WhatIsLeft } from '#api/keeping.ts';
import type { Listing } from '#api/listing.ts';
import type { Arrived, NewMeeting, TableChange } from '#api/meetings.ts';
import type { RehearsalPlace } from '#api/rehearsal.ts';
import type { RouteAnswer, Body } from '#api/routes.ts';
import type { LanguageCode } from '#i18n/catalogue.ts';
import type { Since } from '#api/update.ts';
import { askAs, type StaffRequest, type StaffRoute } from '#live/ask-as.ts';
import type { Refused } from '#live/ask.ts';
import { readingAt } from '#live/reading.ts';
import type { ReceivedFile } from '#live/sent-file.ts';
import { forgetTables } from '#live/identity.ts';
import { exported, imported } from '../moving/moving.ts';

export type ShelfState = 'loading' | 'ready' | 'no-key' | 'offline';
export type SavingState = 'nothing' | 'saving' | 'saved' | 'withheld' | Refused;

const isRefused = (answer: object): answer is Refused => 'refused' in answer;

export class TableShelf {
	readonly #token: string;
	#listing = $state.raw<Listing | null>(null);
	#state = $state<ShelfState>('loading');
	#saving = $state.raw<SavingState>('nothing');
	/** The fields whose text is not saved. */
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
	/** Whether the last change is saved. Nothing counts as saved while a field shows text that is not. */
	get saving(): SavingState {
		return this.#withheld > 0 && this.#saving === 'saved' ? 'withheld' : this.#saving;
	}
	/** A field calls this while it shows text that cannot be saved, or asks a question. The returned function ends that. */
	withhold(): () => void {
		this.#withheld += 1;
		return () => void (this.#withheld -= 1);
	}

	async load(): Promise<void> {
		const answer = await askAs('GET /tables', this.#held);
		if (!isRefused(answer)) {
			this.#listing = answer;
			this.#state = 'ready';
		} else if (answer.refused === 'not-allowed' || answer.refused === 'link-revoked') this.#state = 'no-key';
		else if (!this.#listing) this.#state = 'offline';
	}

	/** The path of the table's edition of the minutes. Null: it could not be had. */
	async readingAt(meeting: string): Promise<string | null> {
		const path = await readingAt({ meeting, token: this.#token });
		return typeof path === 'string' ? path : null;
	}

	createTable(name: string): Promise<{ id: string } | null> {
		return this.#change('POST /tables', { ...this.#held, body: { name } });
	}
	editTable(table: string, change: TableChange): Promise<object | null> {
		return this.#change('PATCH /tables/:table', { ...this.#held, params: { table }, body: change });
	}
	createMeeting(table: string, meeting: NewMeeting): Promise<{ id: string } | null> {
		return this.#change('POST /tables/:table/meetings', { ...this.#held, params: { table }, body: meeting });
	}
	duplicate(meeting: string, title: string): Promise<{ id: string } | null> {
		const asked = { ...this.#held, params: { meeting }, body: { title } };
		return this.#change('POST /meetings/:meeting/duplicate', asked);
	}
	/** Removes all of the meeting but its minutes. `title` shows that this meeting is meant. */
	remove(meeting: string, title: string): Promise<object | null> {
		return this.#change('DELETE /meetings/:meeting', { ...this.#held, params: { meeting }, body: { title } });
	}
	exported(meeting: string): Promise<ReceivedFile | Refused> {
		return exported(this.#token, meeting);
	}
	/** The list is read again before it resolves. */
	async imported(file: Blob): Promise<Arrived | Refused> {
		const answer = await imported(this.#token, file);
		await this.load();
		return answer;
	}
	/** Null if it could not be read. */
	async left(meeting: string): Promise<WhatIsLeft | null> {
		const answer = await askAs('GET /meetings/:meeting/left', { ...this.#held, params: { meeting } });
		return isRefused(answer) ? null : answer;
	}
	/** The meeting goes on with these lines. `title` shows that this meeting is meant. */
	acceptLeft(meeting: string, title: string, lines: number): Promise<object | null> {
		const asked = { ...this.#held, params: { meeting }, body: { title, lines } };
		return this.#change('POST /meetings/:meeting/left', asked);
	}
	/** What going back to the former version would take away. Null if the server could not say. */
	async since(): Promise<Since | null> {
		const answer = await askAs('GET /update', this.#held);
		return isRefused(answer) ? null : answer;
	}
	/** Tablée has stopped when this resolves. */
	goBack(folder: string): Promise<object | Refused> {
		return askAs('POST /update/back', { ...this.#held, body: { folder } });
	}
	/** A person confirms the computer's date as it was shown. */
	confirmDate(now: number): Promise<object | null> {
		return this.#change('POST /date', { ...this.#held, body: { now } });
	}
	/** The link opens this table only. Its secret is shown this once. */
	linkOf(table: string): Promise<{ url: string } | null> {
		return this.#change('POST /tables/:table/keys', { ...this.#held, params: { table } });
	}
	/** Lets the computer that shows this code open this table. Null once that is done. */
	async letIn(table: string, code: string): Promise<Refused | null> {
		const answer = await askAs('POST /tables/:table/knocks', {
			...this.#held,
			params: { table },
			body: { code }
		});
		await this.load();
		return isRefused(answer) ? answer : null;
	}
	/** Opens the rehearsal, or finds the one that is open. The list is read again before it resolves. */
	async rehearse(language: LanguageCode): Promise<RehearsalPlace | Refused> {
		const answer = await askAs('POST /rehearsal', { ...this.#held, body: { language } });
		await this.load();
		return answer;
	}
	/** Nothing of the rehearsal is left. */
	endRehearsal(): Promise<object | null> {
		return this.#change('DELETE /rehearsal', this.#held);
	}
	/** Everybody who came in by it is disconnected at once. */
	revokeKey(table: string, key: string): Promise<object | null> {
		return this.#change('DELETE /tables/:table/keys/:key', { ...this.#held, params: { table, key } });
	}
	/** Null if it could not be read. */
	async keeping(): Promise<KeptOverview | null> {
		const answer = await askAs('GET /retention', this.#held);
		return isRefused(answer) ? null : answer;
	}
	keep(change: Body<'PATCH /retention'>): Promise<KeptOverview | null> {
		return this.#change('PATCH /retention', { ...this.#held, body: change });
	}
	editHall(change: SettingsChange): Promise<object | null> {
		return this.#change('PATCH /settings', { ...this.#held, body: change });
	}

	/** Gives back the key. Null once that is done; this browser then keeps nothing of the key. */
	async giveBack(): Promise<Refused | null> {
		const answer = await askAs('DELETE /enter', this.#held);
		if (isRefused(answer)) return answer;
		forgetTables();
		return null;
	}

	get #held() {
		return { token: this.#token };
	}

	/** Null if it was refused: `saving` says why. */
	async #change<R extends StaffRoute>(route: R, asked: StaffRequest<R>): Promise<RouteAnswer<R> | null> {
		this.#saving = 'saving';
		const answer = await askAs(route, asked);
		this.#saving = isRefused(answer) ? answer : 'saved';
		await this.load();
		return isRefused(answer) ? null : answer;
	}
}

export const [tableShelf, setTableShelf] = createContext<TableShelf>();

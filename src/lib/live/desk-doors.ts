// A desk's requests by http: links and slips (shown once), the places of a name, the settings of the hall, and giving back a link.
import type { Network, SettingsChange } from '#api/hall.ts';
import type { Checked, Masking, Mentions, WereMasked } from '#api/keeping.ts';
import type { LinkRole } from '#api/link-role.ts';
import type { EveningProgress, FormerMinutes, MadeLink, MadeSlip } from '#api/meetings.ts';
import type { SheetBody } from '#api/sheets.ts';
import type { GivenSlip } from '#api/word-slips.ts';
import { askAs, requestAs } from './ask-as.ts';
import type { Refused } from './ask.ts';
import { readingAt } from './reading.ts';
import { receivedFile, type ReceivedFile } from './sent-file.ts';
import { forgetEntrance, linkToken, tablesToken } from './identity.ts';

export type StaffRole = 'facilitator' | 'scribe';

/** Where a name stands, or why the search failed. */
export type FoundMentions = Mentions | Refused;

export interface DeskDoorsGround {
	readonly token: string;
	readonly role: StaffRole;
	readonly meeting: () => string;
	/** Null if the answer is a refusal. The person at the desk is then shown the refusal. */
	readonly unlessRefused: <T extends object>(answer: T | Refused) => T | null;
	/** An answer by http may be different from now on. */
	readonly acted: () => void;
}

export class DeskDoors {
	readonly #ground: DeskDoorsGround;

	constructor(ground: DeskDoorsGround) {
		this.#ground = ground;
	}

	/** This desk came in by a link of this meeting, not by a key of the tables. */
	get hasLink(): boolean {
		const { token, role, meeting } = this.#ground;
		return linkToken(meeting(), role) === token;
	}

	/** This browser has a key of the tables, whether or not this desk came in by it. */
	get opensTables(): boolean {
		return tablesToken() !== null;
	}

	/** A link that carries a role. Its secret is shown this once. */
	async makeLink(role: LinkRole): Promise<MadeLink | null> {
		const asked = { ...this.#ofMeeting, body: { role } };
		return this.#ground.unlessRefused(await askAs('POST /meetings/:meeting/links', asked));
	}

	/** Lets in the computer that shows this code. Null once that is done. */
	async letIn(code: string, role: LinkRole): Promise<Refused | null> {
		const asked = { ...this.#ofMeeting, body: { code, role } };
		const answer = await askAs('POST /meetings/:meeting/knocks', asked);
		return 'refused' in answer ? answer : null;
	}

	/** Slips of these sentences, with their codes, which are shown this once. Null if they were refused. */
	async giveSlips(entries: readonly string[]): Promise<readonly GivenSlip[] | null> {
		const asked = { ...this.#ofMeeting, body: { entries: [...entries] } };
		const answer = await askAs('POST /meetings/:meeting/word-slips', asked);
		return this.#ground.unlessRefused(answer)?.slips ?? null;
	}

	/** Slips with their codes, which are shown this once. Null if they were refused. `count`: 1 to 500. */
	async makeSlips(count: number): Promise<readonly MadeSlip[] | null> {
		const asked = { ...this.#ofMeeting, body: { count } };
		return this.#ground.unlessRefused(await askAs('POST /meetings/:meeting/slips', asked))?.slips ?? null;
	}

	/** A sheet to print, as PDF, or why there is none. */
	sheet(body: SheetBody): Promise<ReceivedFile | Refused> {
		const read = (response: Response) => receivedFile(response, 'tablee.pdf');
		return requestAs('POST /meetings/:meeting/sheets', { ...this.#ofMeeting, body }, {}, read);
	}

	/** Where this first name stands in people's texts. The name travels in the body, because addresses are kept in histories. */
	mentionsOf(name: string): Promise<FoundMentions> {
		return askAs('POST /meetings/:meeting/mentions', { ...this.#ofMeeting, body: { name } });
	}

	/** The path of the table's edition of the minutes. It opens for an hour. Null if the server refused and the desk said why. */
	async readingAt(ending = ''): Promise<string | null> {
		const { token, meeting, unlessRefused } = this.#ground;
		const answer = await readingAt({ meeting: meeting(), token }, ending);
		return typeof answer === 'string' ? answer : unlessRefused<never>(answer);
	}

	/** Every document of the evening in one file. `no-network` also if it did not come whole. */
	evening(language: string): Promise<ReceivedFile | Refused> {
		const query = `lang=${language}`;
		return requestAs('GET /meetings/:meeting/evening.zip', this.#ofMeeting, { query }, (response) =>
			receivedFile(response, 'documents.zip')
		);
	}
	/** How far that file is. Null if the server refused, or nobody answers. */
	async eveningProgress(): Promise<EveningProgress | null> {
		const answer = await askAs('GET /meetings/:meeting/evening', this.#ofMeeting);
		return 'refused' in answer ? null : answer;
	}

	/** The minutes of the table's last meeting that are still to be read. */
	async formerMinutes(): Promise<FormerMinutes | null> {
		const answer = await askAs('GET /meetings/:meeting/former', this.#ofMeeting);
		return 'refused' in answer ? null : answer.former;
	}
	/** Publishes them, as read together. Null if the server refused and the desk said why. */
	async publishFormer(former: string): Promise<object | null> {
		const answer = await askAs('POST /meetings/:meeting/former', { ...this.#ofMeeting, body: { former } });
		return this.#ground.unlessRefused(answer);
	}

	/** What the short check finds in the outside edition, or in what may be handed out before the publication. Null if the server refused and the desk said why. */
	async check(of: keyof Checked): Promise<Checked['findings'] | null> {
		const answer = await askAs('GET /meetings/:meeting/check', this.#ofMeeting);
		return this.#ground.unlessRefused(answer)?.[of] ?? null;
	}

	/** F5. Where these words would be masked. */
	placesToMask(words: string): Promise<FoundMentions> {
		return askAs('POST /meetings/:meeting/masking/places', { ...this.#ofMeeting, body: { words } });
	}
	/** The same `id` is done once, also if its answer was lost. */
	mask(body: Masking): Promise<WereMasked | Refused> {
		return askAs('POST /meetings/:meeting/masking', { ...this.#ofMeeting, body });
	}

	/** Null if the server refused and the desk said why. */
	async changeSettings(change: SettingsChange): Promise<object | null> {
		const { token, unlessRefused, acted } = this.#ground;
		const answer = await askAs('PATCH /settings', { token, body: change });
		acted();
		return unlessRefused(answer);
	}

	/** `not-allowed` for everybody but the laptop, without a notice. */
	async network(): Promise<Network | Refused> {
		if (this.hasLink) return { refused: 'not-allowed' };
		return askAs('GET /network', { token: this.#ground.token });
	}

	/** Gives back the link. Null once that is done; this browser then keeps nothing of the link. */
	async giveBack(): Promise<Refused | null> {
		const { token, role } = this.#ground;
		const meeting = this.#ground.meeting();
		const answer = await askAs('DELETE /enter', { token, body: { meeting } });
		if ('refused' in answer) return answer;
		forgetEntrance(meeting, role);
		return null;
	}

	get #ofMeeting() {
		const { token, meeting } = this.#ground;
		return { token, params: { meeting: meeting() } };
	}
}

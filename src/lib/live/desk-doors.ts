// What a desk asks by http: links and slips that are shown once, where a name stands, the settings of the hall, and the way out.
import { forgetEntrance, linkToken } from './identity.ts';
import {
	askNetwork,
	changeSettings,
	findMentions,
	giveBack,
	makeLink,
	makeSlips,
	type LinkRole,
	type MadeLink,
	type MadeSlip,
	type Network,
	type Refused,
	type Settings
} from './staff-doors.ts';

export type StaffRole = 'facilitator' | 'scribe';

/** Where a name stands, or why that could not be asked. */
export type FoundMentions = Awaited<ReturnType<typeof findMentions>>;

export interface DoorsGround {
	readonly token: string;
	readonly role: StaffRole;
	readonly meeting: () => string;
	/** What was answered is told to the person at the desk where it is a refusal; then null. */
	readonly told: <T extends object>(answer: T | Refused) => T | null;
	/** Something that is asked by http has changed. */
	readonly acted: () => void;
}

export class DeskDoors {
	readonly #ground: DoorsGround;

	constructor(ground: DoorsGround) {
		this.#ground = ground;
	}

	/** Came in by a link of this meeting, and not by what opens the tables. */
	get hasLink(): boolean {
		const { token, role, meeting } = this.#ground;
		return linkToken(meeting(), role) === token;
	}

	/** A link that carries a role; shown once. */
	async makeLink(role: LinkRole): Promise<MadeLink | null> {
		const { token, meeting, told } = this.#ground;
		return told(await makeLink(token, meeting(), role));
	}

	/** Slips with their codes; shown once. Null where they were refused. */
	async makeSlips(count: number): Promise<readonly MadeSlip[] | null> {
		const { token, meeting, told } = this.#ground;
		return told(await makeSlips(token, meeting(), count))?.slips ?? null;
	}

	mentionsOf(name: string): Promise<FoundMentions> {
		const { token, meeting } = this.#ground;
		return findMentions(token, meeting(), name);
	}

	/** Null where it was refused, and the desk said why. */
	async changeSettings(settings: Settings): Promise<object | null> {
		const { token, told, acted } = this.#ground;
		const answer = await changeSettings(token, settings);
		acted();
		return told(answer);
	}

	/** Null for whoever has not the laptop; no word is made of it. */
	async network(): Promise<Network | null> {
		if (this.hasLink) return null;
		const answer = await askNetwork(this.#ground.token);
		return 'refused' in answer ? null : answer;
	}

	/** The link is given back; null once it is, and this browser keeps nothing of it. */
	async giveBack(): Promise<Refused | null> {
		const { token, role } = this.#ground;
		const meeting = this.#ground.meeting();
		const answer = await giveBack(token, meeting);
		if ('refused' in answer) return answer;
		forgetEntrance(meeting, role);
		return null;
	}
}

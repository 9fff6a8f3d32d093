// Asks the server by http as the laptop does, for tables and meetings.
import type { SettingsChange } from '#api/hall.ts';
import type { LinkRole } from '#api/link-role.ts';
import type { Plan } from '#meeting/plan.ts';

export interface MadeMeeting {
	readonly meeting: string;
	readonly key: string;
}

export class Laptop {
	readonly server: string;
	readonly token: string;

	constructor(server: string, token: string) {
		this.server = server;
		this.token = token;
	}

	/** Exchanges the one-time secret of the private link. */
	static async enter(server: string, secret: string): Promise<Laptop> {
		const { token } = (await ask(server, 'POST', '/api/enter', { secret })) as { token: string };
		return new Laptop(server, token);
	}

	/** The settings of the hall. */
	async settle(settings: SettingsChange): Promise<void> {
		await ask(this.server, 'PATCH', '/api/settings', settings, this.token);
	}

	async makeTable(name: string): Promise<string> {
		const { id } = (await ask(this.server, 'POST', '/api/tables', { name }, this.token)) as { id: string };
		return id;
	}

	async makeMeeting(table: string, title: string, plan: Plan): Promise<MadeMeeting> {
		const path = `/api/tables/${table}/meetings`;
		const { id } = (await ask(this.server, 'POST', path, { title, plan }, this.token)) as { id: string };
		return this.meeting((each) => each.id === id);
	}

	/** The secret of a new link to this meeting. */
	async linkTo(meeting: string, role: LinkRole = 'facilitator'): Promise<string> {
		const path = `/api/meetings/${meeting}/links`;
		const made = await ask(this.server, 'POST', path, { role }, this.token);
		const { url } = made as { url: string };
		return url.slice(url.indexOf('#') + 1);
	}

	/** The first meeting for which the condition is true. */
	async meeting(condition: (meeting: { id: string; phase: string }) => boolean): Promise<MadeMeeting> {
		const { tables } = (await ask(this.server, 'GET', '/api/tables', undefined, this.token)) as {
			tables: { meetings: { id: string; key: string; phase: string }[] }[];
		};
		const found = tables.flatMap((each) => each.meetings).find(condition);
		if (!found) throw new Error('no such meeting');
		return { meeting: found.id, key: found.key };
	}
}

async function ask(
	server: string,
	method: string,
	path: string,
	body?: unknown,
	token?: string
): Promise<unknown> {
	const answer = await fetch(`${server}${path}`, {
		method,
		headers: {
			'Content-Type': 'application/json',
			...(token !== undefined && { Authorization: `Bearer ${token}` })
		},
		...(body !== undefined && { body: JSON.stringify(body) })
	});
	if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
	return answer.json();
}

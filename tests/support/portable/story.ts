// A vote in a folder that starts, from its archive to a kill and a new start, on the processor of this machine or on another one.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import type { Platform } from '#server/portable/manifest.ts';
import manifest from '../../../package.json' with { type: 'json' };
import { ballot, openVote } from '../faults/votes.ts';
import { newToken } from '../client.ts';
import { facilitator, openMeeting, resident } from '../hall.ts';
import { newFolder } from '../server.ts';
import { open, person, ready } from './started.ts';
import { readMinutes } from '../reading.ts';

const { version } = manifest;

interface Machine {
	readonly platform: Platform;
	/** The command that starts the starter. */
	readonly words?: readonly string[];
	readonly env?: NodeJS.ProcessEnv;
}

export async function livesThroughAKill({ platform, words = [], env = {} }: Machine): Promise<void> {
	const who = await person();
	const place = join(await newFolder(), 'clé de Jérôme & « été »');
	mkdirSync(place);
	const archive = join(inject('made'), `tablee-${version}-${platform}.tar.gz`);
	execFileSync('tar', ['-xzf', archive, '-C', place]);
	const server = await ready(open(join(place, 'Tablee'), who, env, words));
	expect(new URL(server.url).hostname).toBe('127.0.0.1');
	const { made, staff, item } = await openMeeting(server, { title: 'Réunion d’été' });
	const token = newToken();
	const phone = await resident(server, made, token);
	const vote = await openVote(staff, item, true);
	await phone.do(ballot(vote, 'for'));
	await server.stop('SIGKILL');
	// The stick is pulled out: it runs from this computer.
	rmSync(place, { recursive: true });
	const again = await ready(open(join(who.own, version), who, env, words));
	const back = await facilitator(again, made);
	await (await resident(again, made, token)).until((_, mine) => mine?.person != null);
	await back.do({ type: 'CloseVote', vote, round: 1 });
	const closed = await back.until((view) => view.vote?.id === vote && view.vote.state === 'closed');
	expect(closed.vote?.results).toMatchObject([{ cast: 1, counts: { for: 1 } }]);
	// A process and a thread of the same file make the documents. The style and the letters lie beside it.
	await back.do({ type: 'CloseMeeting' });
	await back.until((view) => view.meeting.phase === 'closed');
	const docx = await readMinutes(again, made, '.docx');
	expect(
		Buffer.from(await docx.arrayBuffer())
			.subarray(0, 2)
			.toString()
	).toBe('PK');
	expect(await (await readMinutes(again, made)).text()).toContain('Réunion d’été');
	for (const name of ['style.css', 'regular.woff2'])
		expect((await fetch(`${again.url}/minutes/${name}`)).status).toBe(200);
	expect(await (await fetch(`${again.url}/tables`)).text()).toContain('lang="fr"');
	expect(await again.stop('SIGTERM')).toBe(0);
}

// A real dnsmasq reads the file for the hall's router, and is asked as phones ask.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { Resolver } from 'node:dns/promises';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openNamespace } from '#scripts/namespace.ts';
import { find } from '#scripts/system-tools.ts';
import { nameProbe, probeNames } from '#server/hall/probes.ts';
import { routerFile, routerFileName, usualAddress } from '#server/hall/router-file.ts';
import { freePort } from '#scripts/free-port.ts';
import { laptop } from '../../support/hall.ts';
import { ask, newFolder, startTestServer } from '../../support/server.ts';

/** The settings for names with which OpenWrt starts dnsmasq. The other name server would answer if it were asked. */
const openWrt = (port: number, folder: string): string =>
	[
		'domain=lan',
		'local=/lan/',
		'domain-needed',
		'bogus-priv',
		'stop-dns-rebind',
		'rebind-localhost-ok',
		'localise-queries',
		'expand-hosts',
		'no-hosts',
		`resolv-file=${join(folder, 'resolv.conf')}`,
		'listen-address=127.0.0.1',
		'bind-interfaces',
		`port=${port}`,
		`pid-file=${join(folder, 'pid')}`,
		`conf-file=${join(folder, routerFileName)}`,
		''
	].join('\n');

async function startRouter(file: string): Promise<Resolver> {
	const program = find(['dnsmasq']);
	if (program === undefined) throw new Error('no dnsmasq: run `npm test`, which installs it');
	const [folder, port] = [await newFolder(), await freePort()];
	await writeFile(join(folder, routerFileName), file);
	await writeFile(join(folder, 'resolv.conf'), 'nameserver 192.0.2.1\n');
	await writeFile(join(folder, 'main.conf'), openWrt(port, folder));
	const router = spawn(
		program,
		['--keep-in-foreground', `--conf-file=${join(folder, 'main.conf')}`, '--log-facility=-'],
		{
			stdio: ['ignore', 'ignore', 'pipe']
		}
	);
	const gone = once(router, 'exit');
	onTestFinished(async () => {
		router.kill('SIGKILL');
		await gone;
	});
	const resolver = new Resolver({ timeout: 2000, tries: 2 });
	resolver.setServers([`127.0.0.1:${port}`]);
	await started(router.stderr);
	return resolver;
}

async function started(output: AsyncIterable<Buffer>): Promise<void> {
	let said = '';
	for await (const bytes of output) {
		said += bytes.toString();
		if (said.includes('started, version')) return;
	}
	throw new Error(`dnsmasq did not start: ${said}`);
}

const codeOf = (error: unknown): string =>
	error instanceof Error && 'code' in error ? String(error.code) : 'none';
const asked = (resolver: Resolver, name: string): Promise<string[] | string> =>
	resolver.resolve4(name).catch(codeOf);

test('L120 a router with the file answers these names with the laptop’s address, and knows no other name', async () => {
	const router = await startRouter(routerFile('192.168.50.7'));
	for (const name of [...probeNames, 'tablee.lan', 'Tablee.LAN'])
		expect(await asked(router, name), name).toEqual(['192.168.50.7']);
	expect(await asked(router, nameProbe.name)).toEqual([nameProbe.address]);
	const others = [
		'www.google.com',
		'apple.com',
		'x.captive.apple.com',
		'salle.lan',
		'x.tablee.lan',
		'firefox.com'
	];
	for (const name of others)
		expect(['ENOTFOUND', 'EREFUSED', 'ENODATA'], name).toContain(await asked(router, name));
	// It has no IPv6 address. A phone that also asks for one goes on with the other.
	expect(await router.resolve6('tablee.lan').catch(codeOf)).toBe('ENODATA');
});

test('L120 the shipped file is this one, with the usual address of such a router', () => {
	const shipped = resolve(import.meta.dirname, '../../../docs/reseau', routerFileName);
	expect(readFileSync(shipped, 'utf8')).toBe(routerFile(usualAddress));
});

test('L120 the laptop gets the file with its own address; nobody else gets it', async () => {
	const hall = openNamespace();
	if (!hall) throw new Error('network namespaces are not allowed here');
	onTestFinished(() => hall.close());
	const server = await startTestServer({ host: hall.address });
	const told = await ask<{ router: { name: string; text: string } }>(server, '/network', {
		token: await laptop(server)
	});
	expect(told.body.router).toEqual({ name: routerFileName, text: routerFile(hall.address) });
	expect((await ask(server, '/network')).status).toBe(401);
});

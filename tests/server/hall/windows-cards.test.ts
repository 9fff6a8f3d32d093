import { chmod, writeFile } from 'node:fs/promises';
import type { NetworkInterfaceInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { announced, lanCards } from '#server/hall/addresses.ts';
import { askWindows, cardsIn, WindowsCards } from '#server/hall/windows-cards.ts';
import { facilitator, makeMeeting } from '../../support/hall.ts';
import { newFolder, startTestServer } from '../../support/server.ts';

const adapter = (
	Name: string,
	mac: string,
	HardwareInterface: boolean,
	{ Virtual = !HardwareInterface, NdisPhysicalMedium = 0 } = {}
) => ({ Name, MacAddress: mac, HardwareInterface, Virtual, NdisPhysicalMedium });

const wifi = adapter('Wi-Fi', 'A4-B1-C1-00-00-01', true, { NdisPhysicalMedium: 9 });
const ethernet = adapter('Ethernet', '3C-52-82-6A-10-20', true, { NdisPhysicalMedium: 14 });
const outside = adapter('vEthernet (Réseau externe)', '3C-52-82-6A-10-20', false);
const wsl = adapter('vEthernet (WSL)', '00-15-5D-01-02-03', false);
const vpn = adapter('Mairie', '', false);
const hotspot = adapter('Connexion au réseau local* 10', 'A6-B1-C1-00-00-01', false, {
	NdisPhysicalMedium: 9
});
const written = (...adapters: readonly object[]): string => JSON.stringify(adapters);
const here = (address: string, mac = 'a4:b1:c1:00:00:01'): NetworkInterfaceInfo[] => [
	{ address, internal: false, family: 'IPv4', netmask: '255.255.255.0', mac, cidr: null }
];

describe('L57 the cards of Windows', () => {
	test('L57 a card has hardware or is virtual; a radio’s card or an outside switch counts as hardware', () => {
		const told = cardsIn(written(wifi, ethernet, outside, wsl, vpn, hotspot));
		expect([...told]).toEqual([
			['Wi-Fi', 'hardware'],
			['Ethernet', 'hardware'],
			['vEthernet (Réseau externe)', 'hardware'],
			['vEthernet (WSL)', 'virtual'],
			['Mairie', 'virtual'],
			['Connexion au réseau local* 10', 'hardware']
		]);
	});

	test.each([
		['one card, which is no list', JSON.stringify(wifi), ['Wi-Fi']],
		['a mark before the text, and line ends', `\uFEFF${written(wifi, vpn)}\r\n\r\n`, ['Wi-Fi', 'Mairie']],
		['nothing', '', []],
		['a sentence', 'Get-NetAdapter : le terme n’est pas reconnu', []],
		['a text cut short', written(wifi, vpn).slice(0, -20), []],
		['null', 'null', []],
		['rows that are none', written({}, { Name: 4 }, wifi), ['Wi-Fi']],
		['a card of which little is said', written({ Name: 'Ethernet', MacAddress: null }), ['Ethernet']]
	])('L57 the cards are read from %s', (_, output, names) => {
		expect([...cardsIn(output).keys()]).toEqual(names);
	});

	test('L57 a tunnel of any name comes last, and a hall behind a switch of virtual machines has an address', async () => {
		const windows = new WindowsCards(async () => written(ethernet, outside, vpn, wsl));
		const interfaces = {
			Mairie: here('192.168.9.4'),
			'vEthernet (WSL)': here('192.168.30.1'),
			'vEthernet (Réseau externe)': here('10.0.0.7')
		};
		await windows.look(interfaces);
		const cards = lanCards(interfaces, windows.behind);
		expect(announced(null, cards)).toBe('10.0.0.7');
		expect(cards.map(({ likely }) => likely)).toEqual([true, false, false]);
	});

	test('L57 Windows is asked once, again when another card comes, and never twice at a time', async () => {
		let asked = 0;
		const windows = new WindowsCards(async () => {
			asked += 1;
			return written(wifi);
		});
		const first = { 'Wi-Fi': here('192.168.1.5'), Loopback: here('127.0.0.1') };
		await Promise.all([windows.look(first), windows.look(first)]);
		await windows.look(first);
		expect([asked, windows.behind('Wi-Fi'), windows.behind('Loopback')]).toEqual([1, 'hardware', null]);
		await windows.look({ ...first, Mairie: here('10.0.0.4') });
		expect(asked).toBe(2);
	});

	test('L57 if Windows fails, is missing or hangs, the server gives up in time, and names decide', async () => {
		const folder = await newFolder();
		const program = async (name: string, text: string): Promise<string> => {
			const path = join(folder, name);
			await writeFile(path, `#!/bin/sh\n${text}\n`);
			await chmod(path, 0o755);
			return path;
		};
		const answers = await program('answers', `printf '\\357\\273\\277%s' '${JSON.stringify(outside)}'`);
		expect([...cardsIn(await askWindows([answers])).keys()]).toEqual(['vEthernet (Réseau externe)']);
		const hangs = await program('hangs', 'exec tail -f /dev/null');
		const fails = await program('fails', 'echo "[]"; exit 1');
		for (const command of [[hangs], [fails], [join(folder, 'missing')]]) {
			const windows = new WindowsCards(() => askWindows(command, 100));
			await windows.look({ 'Wi-Fi': here('192.168.1.5') });
			expect(windows.behind('Wi-Fi')).toBeNull();
		}
	});
});

test('L90 a Windows that is slow to name its cards delays no start; its answer is used and announced when it comes', async () => {
	const { promise, resolve } = Promise.withResolvers<string>();
	const cards = new WindowsCards(() => promise);
	const server = await startTestServer({ host: '0.0.0.0', cards });
	let phones: string | null | undefined;
	const known = server.phones().then((told) => (phones = told));
	const staff = await facilitator(server, await makeMeeting(server));
	expect(phones).toBeUndefined();
	const here = lanCards();
	resolve(written(...here.map(({ name }) => adapter(name, '', false))));
	await known;
	expect(phones === null).toBe(here.length === 0);
	// This comes without waiting for the next look at the network, which is seconds away.
	await staff.until(({ connections }) => connections.cards.every(({ likely }) => !likely), 1000);
	expect(staff.view.connections.cards.length).toBe(here.length);
});

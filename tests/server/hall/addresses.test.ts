import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, test } from 'vitest';
import type { CardView } from '#meeting/view-types.ts';
import { announced, lanCards } from '#server/hall/addresses.ts';

const card = (
	address: string,
	{ internal = false, mac = 'a4:b1:c1:00:00:01', netmask = '255.255.255.0' } = {}
): NetworkInterfaceInfo => ({
	address,
	internal,
	family: 'IPv4',
	netmask,
	mac,
	cidr: null
});
const noNumber = { mac: '00:00:00:00:00:00' };
/** The cards that have a device below them, on Linux. */
const linux =
	(...withHardware: readonly string[]) =>
	(name: string) =>
		withHardware.includes(name) ? 'hardware' : 'nothing';
/** A system that does not say which cards have hardware: macOS, and a Windows that does not answer. */
const untold = () => null;
const named = (cards: readonly CardView[]): string[] => cards.map(({ name }) => name);

describe('L20 the addresses of this machine', () => {
	test('L20 the address that phones most likely reach comes first', () => {
		const interfaces = {
			eth2: [card('81.2.69.142')],
			eth1: [card('172.20.0.4')],
			eth0: [card('10.0.0.4')],
			wlan0: [card('192.168.43.1')]
		};
		const cards = lanCards(interfaces, linux('eth0', 'eth1', 'eth2', 'wlan0'));
		expect(cards.map(({ address }) => address)).toEqual([
			'192.168.43.1',
			'10.0.0.4',
			'172.20.0.4',
			'81.2.69.142'
		]);
		expect(named(cards)).toEqual(['wlan0', 'eth0', 'eth1', 'eth2']);
	});

	test('L20 a card without neighbours is left out', () => {
		const interfaces = {
			lo: [card('127.0.0.1', { internal: true })],
			wlan1: [card('169.254.3.4')],
			wwan0: [card('100.71.3.9', { netmask: '255.255.255.255' })],
			tailscale0: [card('100.99.1.2', { netmask: '255.255.255.255' })],
			gone: undefined
		};
		expect(lanCards(interfaces, linux('wlan1', 'wwan0'))).toEqual([]);
	});

	test.each([
		['a tunnel of a name that nobody knows', 'maison', '192.168.8.2'],
		['a bridge of containers', 'docker0', '192.168.17.1'],
		['a network of virtual machines', 'virbr0', '192.168.122.1']
	])('L20 a card with hardware comes before %s, whatever their addresses', (_, name, address) => {
		const interfaces = { [name]: [card(address)], eth0: [card('81.2.69.142')] };
		expect(named(lanCards(interfaces, linux('eth0')))).toEqual(['eth0', name]);
	});

	test('L20 an unknown card without hardware is announced if it is the only one, because the machine may be virtual itself', () => {
		const cards = lanCards({ hall4711: [card('10.64.0.1')], docker0: [card('192.168.17.1')] }, linux());
		expect(named(cards)).toEqual(['hall4711', 'docker0']);
		expect(announced(null, cards)).toBe('10.64.0.1');
	});

	test('L20 if the system does not tell which cards have hardware, names and numbers tell tunnels and virtual cards', () => {
		const interfaces = {
			'vEthernet (WSL)': [card('192.168.30.1', { mac: '00:15:5d:00:00:01' })],
			'VirtualBox Host-Only Network': [card('192.168.56.1')],
			'Ethernet 3': [card('192.168.99.1', { mac: '0a:00:27:00:00:11' })],
			'Ethernet 7': [card('192.168.77.1', { mac: '00:50:56:c0:00:08' })],
			'OpenVPN TAP-Windows6': [card('192.168.80.6', { mac: '00:ff:ab:00:00:01' })],
			NordLynx: [card('10.5.0.2', noNumber)],
			'Bureau à distance': [card('10.8.0.2', noNumber)],
			utun4: [card('10.9.0.2', noNumber)],
			// The hotspot of a phone or of a laptop.
			'Connexion au réseau local* 10': [card('192.168.137.1', { mac: 'a6:b1:c1:00:00:01' })],
			'Wi-Fi': [card('10.3.4.5')],
			Ethernet: [card('172.16.4.5')]
		};
		const cards = lanCards(interfaces, untold);
		expect(named(cards).slice(0, 3)).toEqual(['Connexion au réseau local* 10', 'Wi-Fi', 'Ethernet']);
		expect(cards.filter(({ likely }) => likely)).toHaveLength(3);
		expect(cards).toHaveLength(11);
	});

	test('L20 the chosen address is announced while the machine has it; a virtual one is announced only if it was chosen or is the only one', () => {
		const cards = lanCards({ eth0: [card('192.168.1.5')], wg0: [card('10.0.0.4')] }, linux('eth0'));
		expect(announced('10.0.0.4', cards)).toBe('10.0.0.4');
		expect(announced('10.0.0.9', cards)).toBe('192.168.1.5');
		const tunnel = lanCards({ wg0: [card('10.0.0.4')] }, linux());
		expect(announced(null, tunnel)).toBe('10.0.0.4');
		expect(tunnel).toEqual([{ name: 'wg0', address: '10.0.0.4', likely: false }]);
		expect(announced('10.0.0.4', tunnel)).toBe('10.0.0.4');
		expect(announced(null, [])).toBeNull();
	});

	test('L20 the address announced before stays while it is likely, even when a better one comes', () => {
		const cards = lanCards(
			{ eth0: [card('10.0.0.4')], wlan0: [card('192.168.1.5')] },
			linux('eth0', 'wlan0')
		);
		expect(announced(null, cards, '10.0.0.4')).toBe('10.0.0.4');
		expect(announced(null, cards, '10.0.0.9')).toBe('192.168.1.5');
	});

	test('L20 a virtual address announced before gives way to the first likely one', () => {
		const cards = lanCards({ wg0: [card('192.168.0.4')], eth0: [card('81.2.69.142')] }, linux('eth0'));
		expect(announced(null, cards, '192.168.0.4')).toBe('81.2.69.142');
	});

	test('L20 the cards of this very machine can be read', () => {
		for (const { name, address } of lanCards()) expect([name, address]).not.toContain('');
	});
});

import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, test } from 'vitest';
import { announced, lanAddresses } from '#server/addresses.ts';

const card = (address: string, internal = false): NetworkInterfaceInfo => ({
	address,
	internal,
	family: 'IPv4',
	netmask: '255.255.255.0',
	mac: '00:00:00:00:00:01',
	cidr: `${address}/24`
});

describe('L20 the addresses of this machine', () => {
	test('L20 stand in the order in which phones are likely behind them', () => {
		const interfaces = {
			eth2: [card('81.2.69.142')],
			eth1: [card('172.20.0.4')],
			eth0: [card('10.0.0.4')],
			wlan0: [card('192.168.43.1')]
		};
		expect(lanAddresses(interfaces)).toEqual(['192.168.43.1', '10.0.0.4', '172.20.0.4', '81.2.69.142']);
	});

	test('L20 leave out cards that no phone is behind', () => {
		const interfaces = {
			lo: [card('127.0.0.1', true)],
			docker0: [card('172.17.0.1')],
			'br-12ab': [card('172.18.0.1')],
			vethab: [card('10.9.0.1')],
			tun0: [card('10.8.0.2')],
			'vEthernet (WSL)': [card('172.30.0.1')],
			'VirtualBox Host-Only Network': [card('192.168.56.1')],
			wlan1: [card('169.254.3.4')]
		};
		expect(lanAddresses(interfaces)).toEqual([]);
	});

	test('L20 the chosen one is announced while the machine has it', () => {
		expect(announced('10.0.0.4', ['192.168.1.5', '10.0.0.4'])).toBe('10.0.0.4');
		expect(announced('10.0.0.9', ['192.168.1.5', '10.0.0.4'])).toBe('192.168.1.5');
		expect(announced(null, [])).toBeNull();
	});
});

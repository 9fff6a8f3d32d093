import * as v from 'valibot';
import { expect, test } from 'vitest';
import { longestWifiName, wifiPassword } from '#meeting/limits.ts';
import { wifiFaults, wifiFields, wifiIn, wifiSchema } from '#meeting/wifi.ts';

const [least, most] = wifiPassword;
const faults = (ssid: string, password = '') =>
	wifiFaults({ ssid, password }).map(({ field, why }) => `${field} ${why}`);

test('A14 the form says in bytes what is too long in a Wi-Fi, at its field', () => {
	expect(faults('a'.repeat(longestWifiName))).toEqual([]);
	expect(faults('é'.repeat(longestWifiName / 2))).toEqual([]);
	expect(faults('é'.repeat(longestWifiName / 2 + 1))).toEqual(['ssid long']);
	expect(faults('Salle', 'é'.repeat(most / 2 + 1))).toEqual(['password long']);
	expect(faults('Salle', 'a'.repeat(least - 1))).toEqual(['password short']);
	expect(faults('é'.repeat(17), 'court')).toEqual(['ssid long', 'password short']);
});

test('A14 the form names signs that nobody types; a Wi-Fi may be open, or left out', () => {
	expect(faults('a\u0000b', 'deux\nlignes')).toEqual(['ssid wrong', 'password wrong']);
	expect([faults(''), faults('  '), faults('Salle')]).toEqual([[], [], []]);
	expect(faults('Salle', ' '.repeat(9))).toEqual(['password wrong']);
});

test('A14 the server takes a Wi-Fi exactly if the form finds no fault in it', () => {
	const tried = ['Salle', 'é'.repeat(16), 'é'.repeat(17), 'x'.repeat(33), 'a\u202Eb'].flatMap((ssid) =>
		['', 'court', 'oliviers', 'é'.repeat(31), 'é'.repeat(32), 'a\nbcdefgh'].map((password) => ({
			ssid,
			password
		}))
	);
	for (const wifi of tried) expect(v.is(wifiSchema, wifi)).toBe(wifiFaults(wifi).length === 0);
	expect(wifiIn(wifiFields(null))).toBe(null);
	expect(wifiIn({ ssid: ' ', password: 'oliviers' })).toBe(null);
});

// Which versions of libraries are used. No release goes out with a library that has a known fault.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import * as v from 'valibot';
import { floors, isBelow, knownFaults } from '#scripts/libraries.ts';

const Lock = v.object({
	packages: v.record(
		v.string(),
		v.object({
			version: v.optional(v.string()),
			resolved: v.optional(v.string()),
			integrity: v.optional(v.string())
		})
	)
});
const lock = v.parse(
	Lock,
	JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package-lock.json'), 'utf8'))
);
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

test('ASVS 15.2.1 each library is the one that was looked at: by its hash, from the registry', () => {
	expect(packages.length).toBeGreaterThan(100);
	const others = packages.filter(
		([, { integrity = '', resolved = 'https://registry.npmjs.org/' }]) =>
			!integrity.startsWith('sha512-') || !resolved.startsWith('https://registry.npmjs.org/')
	);
	expect(others.map(([path]) => path)).toEqual([]);
});

test('ASVS 15.2.1 no library is older than the version that mends a fault which somebody in a hall could use', () => {
	for (const [name, floor] of Object.entries(floors)) {
		const found = packages.filter(([path]) => path.endsWith(`node_modules/${name}`));
		expect(found.length, name).toBeGreaterThan(0);
		for (const [path, { version = '0' }] of found)
			expect([path, isBelow(version, floor)]).toEqual([path, false]);
	}
	expect([isBelow('6.6.9', '6.6.10'), isBelow('5.9.99', '6.6.10'), isBelow('6.7.0', '6.6.10')]).toEqual([
		true,
		true,
		false
	]);
});

test('ASVS 15.2.1 a release waits while a library has a known fault, or while the registry does not answer', () => {
	const fault = { severity: 'high', range: '<=4.2.6', fixAvailable: true };
	const told = { auditReportVersion: 2, vulnerabilities: { 'socket.io-parser': { ...fault, via: [] } } };
	expect(knownFaults(JSON.stringify(told))).toEqual([
		'socket.io-parser <=4.2.6: high, mended in a newer version'
	]);
	expect(knownFaults(JSON.stringify({ vulnerabilities: {} }))).toEqual([]);
	for (const nothing of ['', 'npm error', '{"message":"405 Method Not Allowed","statusCode":405}'])
		expect(knownFaults(nothing)).toBeNull();
});

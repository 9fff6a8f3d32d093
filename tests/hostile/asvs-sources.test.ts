// What ASVS 5.0 asks of the sources (docs/ASVS.md). Code that is not there cannot go wrong.
import { describe, expect, test } from 'vitest';
import { searchFor } from '#meeting/name-search.ts';
import { newToken, tokenFor } from '#server/entry/identity.ts';
import { holding, serverSources, surfaceSources } from '../support/hostile/sources.ts';

describe('what is in the sources', () => {
	test('ASVS 1.2.5 no program is started through a shell, or with a client’s words', () => {
		const starting = serverSources.filter(({ text }) => text.includes('node:child_process'));
		for (const { file, text } of starting) {
			expect([file, /import \{[^}]*\bexec\w*\b[^}]*\} from 'node:child_process'/.test(text)]).toEqual([
				file,
				false
			]);
			expect([file, /shell:/.test(text)]).toEqual([file, false]);
		}
	});

	test('ASVS 1.2.9 no pattern is made of what people type', () => {
		// The one exception is a name that is searched for, sign by sign. The patterns of dates, of telephone
		// numbers and of homes are joined of parts in their own files.
		const made = holding([...serverSources, ...surfaceSources], /new RegExp\((?!isolates)/);
		expect(made).toEqual([
			'src/lib/meeting/minutes/check.ts',
			'src/lib/meeting/name-search.ts',
			'src/lib/stream/calendar-date.ts'
		]);
		for (const name of ['.*', 'a|b', '(a+)+$', '[a-z]', '\\w', '^'])
			expect(searchFor(name)('Zoé et Ali')).toBe(false);
	});

	test('ASVS 13.2.4 the server sends no request to anybody', () => {
		// The exception is the folder that starts. It asks another Tablée of this user, by a name without a network, and whether a port of
		// this machine is taken. The process of a rehearsal asks the server that it holds itself.
		const [other, taken] = ['server/portable/alone.ts', 'server/portable/ports.ts'];
		const rehearsed = 'server/rehearsal/laptop.ts';
		expect(
			holding(
				serverSources,
				/\bfetch\(|node:(https|dgram|tls|dns)|http\.(request|get)\(|\bconnect\(\{?\s*(port|host)/
			)
		).toEqual([taken, rehearsed]);
		expect(
			holding(
				serverSources,
				/import \{[^}]*\b(request|get|connect|createConnection)\b[^}]*\} from 'node:(http|net)'/
			)
		).toEqual([other, taken]);
		const text = serverSources.find(({ file }) => file === taken)?.text ?? '';
		const hosts = text.match(/'[\d.]+\.\d+'|'[\da-f:]*::[\da-f]*'/g);
		expect(hosts).toEqual(["'127.0.0.1'", "'::1'"]);
	});

	test('ASVS 3.5.5 no surface listens to messages of other windows', () => {
		expect(holding(surfaceSources, /postMessage|onmessage|addEventListener\('message'/)).toEqual([]);
	});

	test('ASVS 11.5.1 no secret is made by Math.random', () => {
		// What simulated residents do in a rehearsal is no secret; their tokens are made as all others.
		expect(holding(serverSources, /Math\.random/)).toEqual(['server/rehearsal/residents.ts']);
		// When to try again: chance keeps a hall from coming back all at once.
		expect(holding(surfaceSources, /Math\.random/)).toEqual([
			'src/lib/live/line.ts',
			'src/lib/live/live-meeting.svelte.ts'
		]);
	});

	test('ASVS 11.4.1 only Node makes hashes, and no weak one', () => {
		const all = serverSources.flatMap(({ text }) => [
			...text.matchAll(/\b(?:createHash|createHmac|hash)\('(\w+)'/g)
		]);
		expect(new Set(all.map(([, name]) => name))).toEqual(new Set(['sha256']));
		expect(holding(serverSources, /\b(md5|sha1|crypto-js|bcryptjs)\b/i)).toEqual([]);
	});

	test('ASVS 11.3.1 every cipher uses a mode that is known to be good', () => {
		const modes = serverSources.flatMap(({ text }) =>
			[...text.matchAll(/'((?:aes|chacha20|des|rc4|bf|camellia)[\w-]*)'/gi)].map(([, mode]) => mode)
		);
		expect(modes.filter((mode) => !/^(aes-256-gcm|chacha20-poly1305)$/.test(mode ?? ''))).toEqual([]);
		expect(holding(serverSources, /createCipher\(/)).toEqual([]);
	});

	test('ASVS 7.2.3 tokens are random, of 192 bits, and never the same', () => {
		const tokens = Array.from({ length: 5000 }, newToken);
		expect(new Set(tokens).size).toBe(tokens.length);
		for (const token of [...tokens, tokenFor('secret', 'device'), tokenFor('secret', undefined)])
			expect(token).toMatch(/^[\w-]{32}$/);
		const signs = tokens.join('');
		for (const sign of new Set(signs)) {
			const share = signs.split(sign).length / (signs.length / 64);
			expect(Math.abs(share - 1)).toBeLessThan(0.2);
		}
		expect(tokenFor('secret', 'a')).not.toBe(tokenFor('secret', 'b'));
	});
});

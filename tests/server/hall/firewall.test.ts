// The commands that let phones through. A command that a person pastes must do what it says, whatever the path of the program holds.
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { firewallStarter, linuxCommands, portCommand, windowsCommand } from '#server/hall/firewall.ts';
import { networkShown } from '#server/hall/network-routes.ts';
import { laptop, makeTable } from '../../support/hall.ts';
import { ask, post, startTestServer } from '../../support/server.ts';

/** The words that a Windows program reads from its command line. Quotes keep a word together, also quotes within a word. */
const wordsOf = (line: string): string[] =>
	[...line.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) => word.replaceAll('"', ''));
/** The commands in one line of the prompt. An ampersand within quotes is a letter. */
const commandsOf = (line: string): string[] =>
	(line.match(/(?:[^&"]|"[^"]*")+/g) ?? []).map((command) => command.trim());

const paths = [
	'C:\\Tablee\\node.exe',
	'C:\\Users\\Zoé Lévêque\\AppData\\Local\\Tablee\\node-24.21.0\\node.exe',
	'D:\\Salle & Fils (2)\\node.exe',
	"C:\\L'été à 100 %\\node^!.exe",
	'E:\\L’Amicale\\a  b\\node.exe'
];

describe('L121 the command for Windows', () => {
	test.each(paths)(
		'L121 the command holds %s as one word, twice: it first removes what blocked the program',
		(path) => {
			const commands = commandsOf(windowsCommand(path) ?? '').map(wordsOf);
			expect(commands).toEqual([
				['netsh', 'advfirewall', 'firewall', 'delete', 'rule', 'name=all', 'dir=in', `program=${path}`],
				[
					...['netsh', 'advfirewall', 'firewall', 'add', 'rule', 'name=Tablee', 'dir=in', 'action=allow'],
					...[`program=${path}`, 'protocol=TCP', 'remoteip=localsubnet', 'profile=private,public']
				]
			]);
		}
	);

	test.each(['C:\\a" & calc & "\\node.exe', 'C:\\%TEMP%\\node.exe', 'C:\\a\r\ncalc\\node.exe'])(
		'L121 no command is given if quotes cannot hold the path: %j',
		(path) => expect(windowsCommand(path)).toBeNull()
	);
});

describe('L121 the file for Windows', () => {
	const file = firewallStarter('24.21.0');
	const lines = file.split('\r\n');

	test('L121 the file is plain ASCII with Windows line ends, and names this Node in the user’s folder', () => {
		expect(file).toMatch(/^[\r\n\x20-\x7e]*$/);
		expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		expect(lines).toContain('set "TABLEE_NODE=%LOCALAPPDATA%\\Tablee\\node-24.21.0\\node.exe"');
		for (const version of ['', '0.2.0" & calc', '..\\x', 'a b'])
			expect(() => firewallStarter(version)).toThrow();
	});

	test('L121 the file asks for an administrator, and passes on whose program it is', () => {
		const [, script = ''] =
			/^powershell -NoProfile -Command "([^"]*)"$/m.exec(file.replaceAll('\r', '')) ?? [];
		expect(script).toContain('-Verb RunAs');
		// Nothing within the quotes of the prompt may be read as a variable.
		expect(script).not.toMatch(/[%"]/);
		// The line as the prompt passes it on: the prompt removes the outer quotes.
		const made = script.match(/\$words = (.*?);/)?.[1]?.split(' + ') ?? [];
		const values: Record<string, string> = {
			$q: '"',
			'$env:TABLEE_SELF': 'C:\\Clé\\A & b.cmd',
			'$env:TABLEE_NODE': 'C:\\Zoé & Co\\node.exe'
		};
		const line = made.map((part) => values[part] ?? part.slice(1, -1)).join('');
		expect(line).toBe('/d /c ""C:\\Clé\\A & b.cmd" autorise "C:\\Zoé & Co\\node.exe""');
	});

	test('L121 the file does what the command does, and says how it ended', () => {
		const rules = lines.filter((line) => line.startsWith('netsh')).map((line) => line.replace(' >nul', ''));
		expect(rules.join(' & ')).toBe(windowsCommand('%~2')?.replaceAll('"%~2"', '"%~2"'));
		const labels = lines.flatMap((line) => /^:(\w+)$/.exec(line)?.[1] ?? []);
		const jumps = lines.flatMap((line) => /goto (\w+)$/.exec(line)?.[1] ?? []);
		expect(new Set(jumps)).toEqual(new Set(labels));
		expect(lines.filter((line) => line === 'pause')).toHaveLength(3);
	});
});

describe('L121 the commands for Linux', () => {
	/** The words that a real shell reads from them. */
	const shell = (command: string): string[] =>
		execFileSync('sh', ['-c', command.replace(/^sudo \S+/, 'printf "%s\\\\0"')], { encoding: 'utf8' })
			.split('\0')
			.slice(0, -1);

	test('L121 the commands open these ports to the neighbours alone', () => {
		const { ufw, firewalld } = linuxCommands([3000, 80], '192.168.8.0/24');
		expect(ufw).toBe('sudo ufw allow proto tcp from 192.168.8.0/24 to any port 3000,80');
		const rule = (port: number) =>
			`--add-rich-rule=rule family="ipv4" source address="192.168.8.0/24" port port="${port}" protocol="tcp" accept`;
		expect(shell(firewalld)).toEqual([rule(3000), rule(80)]);
	});

	test.each(['/usr/bin/node', '/home/zoé/L\'été & co/$(id)/`id`/no"de', "/a  b/'; reboot #"])(
		'L121 the commands give port 80 to %s and to nothing else',
		(path) => expect(shell(portCommand(path))).toEqual(['cap_net_bind_service=+ep', path])
	);
});

describe('L121 the laptop', () => {
	test('L121 the laptop is told what its own system needs', () => {
		const windows = networkShown('192.168.8.2:3000', { platform: 'win32', program: 'C:\\a b\\node.exe' });
		expect(windows).toMatchObject({ system: 'windows', port: null });
		expect(windows.firewall).toEqual([{ of: 'windows', command: windowsCommand('C:\\a b\\node.exe') }]);
		const linux = networkShown('192.168.8.2:3000', { platform: 'linux', program: '/node' });
		expect(linux.firewall.map(({ of }) => of)).toEqual(['ufw', 'firewalld']);
		expect(linux.firewall[0]?.command).toContain('192.168.8.0/24 to any port 3000,80');
		expect(linux.port).toContain("'/node'");
		expect(networkShown(null, { platform: 'darwin', program: '/node' })).toEqual({
			system: 'other',
			firewall: [],
			port: null,
			router: null
		});
	});

	test('L121 a table’s facilitator is not told', async () => {
		const server = await startTestServer();
		const token = await laptop(server);
		const key = await post<{ secret: string }>(
			server,
			`/tables/${await makeTable(server, token)}/keys`,
			{},
			token
		);
		const entered = await post<{ token: string }>(server, '/enter', { secret: key.body.secret });
		expect((await ask(server, '/network', { token })).status).toBe(200);
		expect((await ask(server, '/network', { token: entered.body.token })).body).toEqual({
			refused: 'not-allowed'
		});
	});
});

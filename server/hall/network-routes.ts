// What only the laptop is told of its network: the commands for its firewall and for port 80, and the file for the hall's router.
// The commands name paths of this computer, so nobody else may read them.
import { networkInterfaces } from 'node:os';
import type { Network } from '#api/hall.ts';
import type { HandlersOf } from '../http/handlers.ts';
import { linuxCommands, portCommand, windowsCommand } from './firewall.ts';
import type { Hall } from './hall.ts';
import { routerFile, routerFileName } from './router-file.ts';

export interface Machine {
	readonly platform: NodeJS.Platform;
	readonly program: string;
}

const here: Machine = { platform: process.platform, program: process.execPath };

/** `address`: the one announced to phones, with its port unless that is 80. */
export function networkShown(address: string | null, { platform, program }: Machine = here): Network {
	const [host = '', port = '80'] = address?.split(':') ?? [];
	const router = address === null ? null : { name: routerFileName, text: routerFile(host) };
	if (platform === 'win32') {
		const command = windowsCommand(program);
		return {
			system: 'windows',
			firewall: command === null ? [] : [{ of: 'windows', command }],
			port: null,
			router
		};
	}
	if (platform !== 'linux') return { system: 'other', firewall: [], port: null, router };
	const ports = [...new Set([Number(port), 80])];
	const { ufw, firewalld } = linuxCommands(ports, networkOf(host));
	const firewall = [
		{ of: 'ufw', command: ufw },
		{ of: 'firewalld', command: firewalld }
	] as const;
	return { system: 'linux', firewall: address === null ? [] : firewall, port: portCommand(program), router };
}

/** The network of this address, as "192.168.8.0/24". */
function networkOf(address: string): string {
	const cards = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
	const bits = Number(cards.find((card) => card.address === address)?.cidr?.split('/')[1] ?? 24);
	const parts = address.split('.').map((part, index) => {
		const kept = Math.min(8, Math.max(0, bits - 8 * index));
		return Number(part) & (256 - 2 ** (8 - kept));
	});
	return `${parts.join('.')}/${bits}`;
}

export const networkRoutes = (hall: Hall): HandlersOf<'GET /network'> => ({
	'GET /network': () => networkShown(hall.address())
});

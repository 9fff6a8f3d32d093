// The addresses by which phones can reach this machine, best first. Cards that no phone is behind (loopback,
// link-local, virtual machines, tunnels) are left out: a QR that cannot work is worse than none.
import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';

export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

const virtual =
	/^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|wg|utun|zt|tailscale|lxc|lxd|podman|cni|flannel|llw|awdl)|vethernet|virtualbox|vmware|hyper-v|wsl|loopback/i;

/** Home and hall routers first, then large private networks, then whatever else is reachable. */
function rank(address: string): number {
	const [a = 0, b = 0] = address.split('.').map(Number);
	if (a === 192 && b === 168) return 0;
	if (a === 10) return 1;
	if (a === 172 && b >= 16 && b <= 31) return 2;
	return 3;
}

export function lanAddresses(interfaces: Interfaces = networkInterfaces()): string[] {
	return Object.entries(interfaces)
		.filter(([name]) => !virtual.test(name))
		.flatMap(([, cards]) => cards ?? [])
		.filter((card) => card.family === 'IPv4' && !card.internal && !card.address.startsWith('169.254.'))
		.map((card) => card.address)
		.sort((a, b) => rank(a) - rank(b));
}

/** The address announced to phones: the chosen one while this machine still has it, else the best; null where there is none. */
export function announced(chosen: string | null, addresses: readonly string[]): string | null {
	if (chosen !== null && addresses.includes(chosen)) return chosen;
	return addresses[0] ?? null;
}

// The addresses by which phones can reach this machine, best first. A card with hardware comes before one without. The cards of
// tunnels and virtual machines come last. Such an address is announced only if somebody chose it or there is no other; then staff are
// warned. Cards without any neighbours (loopback, link-local, a lone /32) are left out.
import { existsSync, readdirSync } from 'node:fs';
import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import type { CardView } from '#meeting/view-types.ts';

export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;
/** What is behind a card: hardware, no hardware that is known, or a tunnel or virtual machine. */
export type Behind = 'hardware' | 'nothing' | 'virtual';
/** Looks it up by the card's name; null if the system does not say. */
export type BehindCard = (name: string) => Behind | null;

const virtualName =
	/^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|ppp|wg|utun|ipsec|gpd|zt|nordlynx|tailscale|lxc|lxd|podman|cni|flannel|llw|awdl)|vethernet|virtualbox|vmware|hyper-v|wsl|loopback|vpn|wintun|wireguard|tailscale|zerotier|hamachi|nordlynx|fortinet|anyconnect|globalprotect|warp/i;
/** Tunnels have no hardware number. VirtualBox, VMware, OpenVPN and containers use numbers that only they use. */
const virtualNumber = /^(00:00:00:00:00:00|0a:00:27|00:50:56:c0|00:ff|02:42)/i;

const folder = '/sys/class/net';
/** A bridge, a bond or a part of a card has the hardware of the card below it. */
export const behindHere: BehindCard = (name) => {
	if (!existsSync(folder) || name.includes('/')) return null;
	const has = (card: string): boolean => existsSync(`${folder}/${card}/device`);
	return has(name) || lower(name).some(has) ? 'hardware' : 'nothing';
};

function lower(name: string): string[] {
	try {
		const inside = readdirSync(`${folder}/${name}`);
		return inside.filter((each) => each.startsWith('lower_')).map((each) => each.slice('lower_'.length));
	} catch {
		return []; // the card was unplugged meanwhile
	}
}

/** 0: with hardware; 1: without; 2: virtual. */
function kindOf(name: string, { mac }: NetworkInterfaceInfo, behind: Behind | null): 0 | 1 | 2 {
	if (behind === 'hardware') return 0;
	if (behind === 'virtual' || virtualName.test(name) || virtualNumber.test(mac)) return 2;
	// If the system does not say, a card with a plain name and its own number counts as hardware.
	return behind === null ? 0 : 1;
}

/** Networks of home and hall routers come first, then large private networks, then all others. */
function rank(address: string): number {
	const [a = 0, b = 0] = address.split('.').map(Number);
	if (a === 192 && b === 168) return 0;
	if (a === 10) return 1;
	if (a === 172 && b >= 16 && b <= 31) return 2;
	return 3;
}

const hasNeighbours = ({ family, internal, address, netmask }: NetworkInterfaceInfo): boolean =>
	family === 'IPv4' && !internal && !address.startsWith('169.254.') && netmask !== '255.255.255.255';

/** Best first. */
export function lanCards(interfaces: Interfaces = networkInterfaces(), behind = behindHere): CardView[] {
	return Object.entries(interfaces)
		.flatMap(([name, cards]) => (cards ?? []).filter(hasNeighbours).map((card) => ({ name, card })))
		.map(({ name, card }) => ({ name, address: card.address, kind: kindOf(name, card, behind(name)) }))
		.sort((a, b) => a.kind - b.kind || rank(a.address) - rank(b.address))
		.map(({ name, address, kind }) => ({ name, address, likely: kind < 2 }));
}

/**
 * The address to announce to phones: the chosen one while this machine has it, else the one that was announced before, else the
 * best. An unlikely one is announced only if there is no other. Null if there is none at all.
 */
export function announced(
	chosen: string | null,
	cards: readonly CardView[],
	before: string | null = null
): string | null {
	if (chosen !== null && cards.some(({ address }) => address === chosen)) return chosen;
	const likely = cards.filter((card) => card.likely);
	const others = (likely.length > 0 ? likely : cards).map(({ address }) => address);
	return before !== null && others.includes(before) ? before : (others[0] ?? null);
}

// Runs programs for ARM (linux-arm64) on another kind of machine, with QEMU. QEMU is registered with the kernel in a user namespace of its
// own, so nothing of this machine changes. This needs Linux 6.7.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { apt, find } from './system-tools.ts';

/** How to start a program for ARM, or why that is not possible. */
export type Arm = { readonly words: readonly string[] } | { readonly refused: string };

const packages = ['qemu-user', 'libc6-arm64-cross', 'libstdc++6-arm64-cross'];
const libraries = '/usr/aarch64-linux-gnu';
/** What runs in the namespace sees this as its own. */
const own = '/mnt';
const registry = '/proc/sys/fs/binfmt_misc';
/** The first bytes of a program for ARM, and the mask of the bits that count (ELF header: class, order, kind, machine 183). */
const magic = String.raw`\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\xb7\x00`;
const mask = String.raw`\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff`;

/** The format is that of Documentation/admin-guide/binfmt-misc.rst of Linux. */
const entry = `:tablee-arm:M::${magic}:${mask}:${own}/arm:`;

const isInstalled = (): boolean => find(['qemu-aarch64']) !== undefined && existsSync(libraries);

/** Installs it with apt if it is missing and we are root. */
export function installArm(): void {
	if (process.arch !== 'x64' || isInstalled()) return;
	if (process.platform !== 'linux' || process.getuid?.() !== 0 || !find(['apt-get'])) return;
	console.log(`Installing ${packages.join(', ')} by apt…`);
	apt('update');
	apt('install', '-y', '--no-install-recommends', ...packages);
}

export function armHere(): Arm {
	if (process.platform !== 'linux') return { refused: 'this is no Linux' };
	if (process.arch === 'arm64') return { words: [] };
	const [qemu, unshare, mount, chmod] = ['qemu-aarch64', 'unshare', 'mount', 'chmod'].map((name) =>
		find([name])
	);
	if (!qemu || !existsSync(libraries)) return { refused: `${packages.join(', ')} cannot be installed` };
	if (!unshare || !mount || !chmod) return { refused: 'there is no unshare' };
	const told = [
		`'${mount}' -t tmpfs none ${own}`,
		`printf '%s\\n' '#!/bin/sh' 'exec ${qemu} -L ${libraries} "$@"' >${own}/arm`,
		`'${chmod}' 755 ${own}/arm`,
		`'${mount}' -t binfmt_misc none ${registry}`,
		`printf %s '${entry}' >${registry}/register`,
		'exec "$@"'
	].join(' && ');
	const words = [unshare, '-U', '-r', '-m', '/bin/sh', '-c', told, 'sh'];
	const [program = '', ...rest] = words;
	const { status } = spawnSync(program, [...rest, '/bin/sh', '-c', ':'], { stdio: 'ignore' });
	return status === 0 ? { words } : { refused: 'the kernel does not let a namespace know other processors' };
}

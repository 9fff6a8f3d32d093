// Asks Windows about its network cards, by PowerShell. This takes a second or two, may be forbidden and may hang. So it runs in the
// background, with a time limit, and only if there is a card that was not asked about yet.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import type { Behind, Interfaces } from './addresses.ts';

const row = v.object({
	Name: v.string(),
	MacAddress: v.nullish(v.string(), ''),
	HardwareInterface: v.nullish(v.boolean(), false),
	Virtual: v.nullish(v.boolean(), false),
	NdisPhysicalMedium: v.nullish(v.unknown())
});
type Row = v.InferOutput<typeof row>;

/** NDIS_PHYSICAL_MEDIUM of ntddndis.h for Wi-Fi radio. A hotspot has it too, although Windows calls a hotspot virtual. */
const radio = 9;

/** By the name of the card. For one card PowerShell writes no list, and for none it writes nothing. */
export function cardsIn(output: string): ReadonlyMap<string, Behind> {
	const rows = rowsOf(output.replace(/^\uFEFF/, '').trim());
	const numbers = new Set(rows.filter((each) => each.HardwareInterface).map((each) => each.MacAddress));
	return new Map(rows.map((each) => [each.Name, behind(each, numbers)]));
}

function behind(each: Row, numbersOfHardware: ReadonlySet<string>): Behind {
	if (each.HardwareInterface || each.NdisPhysicalMedium === radio) return 'hardware';
	// A virtual switch or a bridge that leads outside has the number of the hardware card below it.
	if (each.MacAddress !== '' && numbersOfHardware.has(each.MacAddress)) return 'hardware';
	return each.Virtual ? 'virtual' : 'nothing';
}

function rowsOf(text: string): Row[] {
	try {
		const found: unknown = JSON.parse(text);
		return [found].flat().flatMap((each) => {
			const { success, output } = v.safeParse(row, each);
			return success ? [output] : [];
		});
	} catch {
		return []; // PowerShell wrote a sentence instead, or nothing
	}
}

const program = `${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`;
const question =
	'try { [Console]::OutputEncoding = [Text.Encoding]::UTF8 } catch {}; ' +
	'Get-NetAdapter | Select-Object Name,MacAddress,HardwareInterface,Virtual,NdisPhysicalMedium | ConvertTo-Json -Compress';
const flags = ['-NoProfile', '-NonInteractive', '-Command'];
const longestMs = 8000;

/** Resolves to its output; empty if there is no answer. No part of the command is anybody's input. */
export async function askWindows(
	[file = program, ...words]: readonly string[] = [program, ...flags, question],
	mostMs = longestMs
): Promise<string> {
	const child = spawn(file, words, {
		timeout: mostMs,
		killSignal: 'SIGKILL',
		windowsHide: true,
		stdio: ['ignore', 'pipe', 'ignore']
	});
	try {
		const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
		return code === 0 ? output : '';
	} catch {
		return ''; // there is no PowerShell, or it may not be started
	}
}

export class WindowsCards {
	readonly #ask: () => Promise<string>;
	readonly #known = new Map<string, Behind | null>();
	#asking: Promise<void> | null = null;

	constructor(ask: () => Promise<string> = askWindows) {
		this.#ask = ask;
	}

	/** What is known so far; null if Windows says nothing of the card. */
	readonly behind = (name: string): Behind | null => this.#known.get(name) ?? null;

	/** Resolves once Windows was asked about these cards. */
	look(interfaces: Interfaces): Promise<void> {
		const isNew = Object.keys(interfaces).some((name) => !this.#known.has(name));
		if (isNew) this.#asking ??= this.#learn(Object.keys(interfaces));
		return this.#asking ?? Promise.resolve();
	}

	async #learn(names: readonly string[]): Promise<void> {
		const found = cardsIn(await this.#ask().catch(() => ''));
		for (const name of names) this.#known.set(name, found.get(name) ?? null);
		this.#asking = null;
	}
}

// Lines that are being let in. Between the moment a line asks and the moment it is counted among the present, a room may
// have to be opened: whoever asks many times meanwhile must not get in many times.
import type { LiveSocket } from './live.ts';

type Line = LiveSocket['conn'];

interface Coming {
	/** Null before it is known. */
	readonly device: string | null;
	readonly gone: () => void;
}

export class ComingIn {
	readonly #lines = new Map<Line, Coming>();
	readonly #devices = new Map<string, number>();

	/** False where this very line is being let in already. */
	begin(line: Line): boolean {
		if (this.#lines.has(line)) return false;
		const gone = (): void => this.end(line);
		this.#lines.set(line, { device: null, gone });
		line.once('close', gone);
		return true;
	}

	/** How many lines are being let in for this device. */
	of(device: string): number {
		return this.#devices.get(device) ?? 0;
	}

	/** From now on it counts as one of its device. */
	hold(line: Line, device: string): void {
		const coming = this.#lines.get(line);
		if (!coming) return; // closed meanwhile
		this.#lines.set(line, { ...coming, device });
		this.#devices.set(device, this.of(device) + 1);
	}

	/** It is in, or was refused, or is gone. */
	end(line: Line): void {
		const coming = this.#lines.get(line);
		if (!coming) return;
		this.#lines.delete(line);
		line.off('close', coming.gone);
		if (coming.device === null) return;
		const others = this.of(coming.device) - 1;
		if (others > 0) this.#devices.set(coming.device, others);
		else this.#devices.delete(coming.device);
	}
}

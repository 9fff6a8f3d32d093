// Lines that are being let in. Between the moment a line asks and the moment it is counted among the present, a room may
// have to be opened: whoever asks many times meanwhile must not get in many times.
import type { LiveSocket } from './live.ts';

type Line = LiveSocket['conn'];

interface Entering {
	/** Null before it is known. */
	readonly device: string | null;
	readonly gone: () => void;
}

export class EnteringLines {
	readonly #lines = new Map<Line, Entering>();
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
		const entering = this.#lines.get(line);
		if (!entering) return; // closed meanwhile
		this.#lines.set(line, { ...entering, device });
		this.#devices.set(device, this.of(device) + 1);
	}

	/** It is in, or was refused, or is gone. */
	end(line: Line): void {
		const entering = this.#lines.get(line);
		if (!entering) return;
		this.#lines.delete(line);
		line.off('close', entering.gone);
		if (entering.device === null) return;
		const others = this.of(entering.device) - 1;
		if (others > 0) this.#devices.set(entering.device, others);
		else this.#devices.delete(entering.device);
	}
}

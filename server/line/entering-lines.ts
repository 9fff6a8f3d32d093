// Counts the lines that are being let in. A room may have to be opened before such a line is counted among those present. Whoever asks
// many times meanwhile must not get in many times.
import type { LiveSocket } from './live.ts';

type Line = LiveSocket['conn'];

interface Entering {
	/** Null while it is unknown. */
	readonly device: string | null;
	readonly gone: () => void;
}

export class EnteringLines {
	readonly #lines = new Map<Line, Entering>();
	readonly #devices = new Map<string, number>();

	/** False if this very line is being let in already. */
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

	/** From now on the line counts for its device. */
	hold(line: Line, device: string): void {
		const entering = this.#lines.get(line);
		if (!entering) return; // closed meanwhile
		this.#lines.set(line, { ...entering, device });
		this.#devices.set(device, this.of(device) + 1);
	}

	/** The line is in, or was refused, or is gone. */
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

// Keeps the recent changes of one audience's view, so that a device that comes back gets the difference. If the difference is not known
// any more, the device gets everything.
import type { Patch } from '#stream/patch.ts';
import type { Version } from '#stream/version.ts';

interface Step {
	readonly to: Version;
	readonly patch: Patch;
}

const kept = 200;

/** Journal and presence only rise. So of two versions of a run, none is ahead in one and behind in the other. */
const isAhead = (a: Version, b: Version): boolean => a.journal > b.journal || a.presence > b.presence;

export class Steps {
	#base: Version;
	#steps: Step[] = [];

	constructor(base: Version) {
		this.#base = base;
	}

	add(to: Version, patch: Patch): void {
		this.#steps.push({ to, patch });
		const oldest = this.#steps.length > kept ? this.#steps.shift() : undefined;
		if (oldest) this.#base = oldest.to;
	}

	/** What has changed since `have`. Null if that is not known. `now`: the version of the last step, or a later one. */
	since(have: Version, now: Version): Patch[] | null {
		if (have.boot !== now.boot || isAhead(this.#base, have) || isAhead(have, now)) return null;
		return this.#steps.filter(({ to }) => isAhead(to, have)).map(({ patch }) => patch);
	}
}

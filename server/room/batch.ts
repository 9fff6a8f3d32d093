// A batch is the waiting commands that are decided on one draft and saved with one flush. Nothing here touches the disk or the room, so
// a dropped draft leaves no trace.
import { isRefusal, refuse, type Refusal, type StreamRefusal } from '#stream/decision.ts';
import { folding, Copies } from '#stream/growth.ts';
import type { Answer, Stream } from '#stream/rules.ts';
import type { Draft, Job } from './draft.ts';
import type { Effects, Kind } from './kind.ts';
import type { JournalLine } from '../store/journal-line.ts';

export interface DraftGround<S extends Stream> {
	readonly kind: Kind<S>;
	readonly state: S['state'];
	readonly version: number;
	readonly at: number;
	readonly outside: S['outside'];
	/** A rule threw, which is a mistake of ours. This command alone is refused, and the draft is untouched. */
	readonly fault: (command: string, error: unknown) => void;
}

const largest = 256;

/** Takes the next batch from the head of `waiting`. */
export function takeBatch<S extends Stream>(
	waiting: Job<S>[],
	settledBefore: Effects<S>['settledBefore']
): Job<S>[] {
	const before: Readonly<Partial<Record<string, readonly string[]>>> = settledBefore;
	const seen = new Set<string>();
	const cut = waiting.findIndex(({ command: { type } }, index) => {
		if (index === largest || before[type]?.some((other) => seen.has(other))) return true;
		seen.add(type);
		return false;
	});
	return waiting.splice(0, cut === -1 ? waiting.length : cut);
}

/** Makes the state after some events. If it throws, there is no draft, or the draft is as it was. */
type Grow = <T>(grown: () => T) => T;

/** A rule threw while the draft grew in place, so the draft cannot be used any more. */
class HalfGrown extends Error {}

export function decideBatch<S extends Stream>(jobs: readonly Job<S>[], ground: DraftGround<S>): Draft<S> {
	try {
		return decideAll(jobs, ground, inPlace(new Copies()));
	} catch (error) {
		if (!(error instanceof HalfGrown)) throw error;
		return decideAll(jobs, ground, (grown) => grown());
	}
}

/** Nobody holds the states within a batch, so what the batch has copied once grows in place. */
const inPlace =
	(own: Copies): Grow =>
	(grown) =>
		folding(own, () => {
			try {
				return grown();
			} catch {
				throw new HalfGrown();
			}
		});

function decideAll<S extends Stream>(jobs: readonly Job<S>[], ground: DraftGround<S>, grow: Grow): Draft<S> {
	let { state } = ground;
	const lines: JournalLine<S>[] = [];
	const sealed: NonNullable<S['sealed']>[] = [];
	const answers = new Map<Job<S>, Answer<S>>();
	for (const job of jobs) {
		const version = ground.version + lines.length + 1;
		const step = decideOne(job, state, version, { ...ground, grow });
		if (isRefusal(step)) {
			answers.set(job, step);
			continue;
		}
		state = step.state;
		lines.push(step.line);
		if (step.sealed) sealed.push(step.sealed);
		answers.set(job, { version });
	}
	return { state, lines, sealed, answers };
}

interface Step<S extends Stream> {
	readonly state: S['state'];
	readonly line: JournalLine<S>;
	readonly sealed: S['sealed'] | undefined;
}

function decideOne<S extends Stream>(
	job: Job<S>,
	state: S['state'],
	version: number,
	{ kind, at, outside, fault, grow }: DraftGround<S> & { readonly grow: Grow }
): Step<S> | Refusal<S['refusal'] | StreamRefusal> {
	const objection = job.check.objection(state);
	if (objection) return refuse(objection);
	const cause = { id: job.id, by: job.by, at };
	try {
		const decision = kind.decide(state, job.command, cause, outside);
		if (isRefusal(decision)) return decision;
		const { events, sealed } = decision;
		const after = grow(() =>
			events.reduce((draft: S['state'], event) => kind.evolve(draft, event, cause), state)
		);
		job.check.accepted();
		return { state: after, line: { version, at, by: job.by, cause: job.id, events }, sealed };
	} catch (error) {
		if (error instanceof HalfGrown) throw error;
		fault(job.command.type, error);
		return refuse('not-saved');
	}
}

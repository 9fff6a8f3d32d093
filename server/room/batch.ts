// A batch: the waiting commands that are decided on one draft and saved with one flush. Nothing here touches the
// disk or the room: a draft that is dropped has never been.
import type { Command } from '#meeting/command.ts';
import { decide } from '#meeting/decide.ts';
import { evolve } from '#meeting/evolve.ts';
import { isRefusal, refuse, type Author, type Refusal } from '#meeting/frame.ts';
import type { Meeting, Sealed } from '#meeting/meeting.ts';
import type { BoxContent } from '#meeting/vote/state.ts';
import type { Answer } from './answers.ts';
import type { Line } from '../store/store.ts';

/** What the door has to say when a command's turn comes; of a resend it is not asked. */
export interface Check {
	/** Null where nothing stands against it: a link may have been revoked since it was sent. */
	readonly objection: (meeting: Meeting) => 'link-revoked' | 'too-fast' | null;
	/** It is accepted, and not on disk yet. What is decided behind it in the same batch is asked after this; where the disk refuses a part of the batch it may be called again. */
	readonly accepted: () => void;
}

export interface Job {
	readonly by: Author;
	readonly id: string;
	readonly command: Command;
	readonly check: Check;
	readonly answer: (answer: Answer) => void;
}

export interface Draft {
	readonly meeting: Meeting;
	readonly lines: readonly Line[];
	/** In the order decided. */
	readonly sealed: readonly Sealed[];
	readonly answers: ReadonlyMap<Job, Answer>;
}

export interface Ground {
	readonly meeting: Meeting;
	readonly version: number;
	readonly at: number;
	readonly box: (vote: string, round: number) => BoxContent;
	readonly isHere: (device: string) => boolean;
	/** Of this laptop. */
	readonly zone: string;
	/** A rule threw: a mistake of ours. The command alone is refused, the draft is untouched. */
	readonly fault: (command: Command['type'], error: unknown) => void;
}

const ballots: readonly Command['type'][] = ['CastBallot', 'PrepareVote', 'OpenVote', 'ReopenVote'];
/** What must be on disk, with its effects, before the command is decided. */
const settledBefore: Partial<Record<Command['type'], readonly Command['type'][]>> = {
	CloseVote: ballots,
	CloseMeeting: ballots,
	SetName: ['ForgetPerson']
};
const largest = 256;

/** Takes the next batch from the head of `waiting`. */
export function takeBatch(waiting: Job[]): Job[] {
	const seen = new Set<Command['type']>();
	const cut = waiting.findIndex(({ command: { type } }, index) => {
		if (index === largest || settledBefore[type]?.some((other) => seen.has(other))) return true;
		seen.add(type);
		return false;
	});
	return waiting.splice(0, cut === -1 ? waiting.length : cut);
}

export function decideBatch(jobs: readonly Job[], ground: Ground): Draft {
	let { meeting } = ground;
	const lines: Line[] = [];
	const sealed: Sealed[] = [];
	const answers = new Map<Job, Answer>();
	for (const job of jobs) {
		const version = ground.version + lines.length + 1;
		const step = decideOne(job, meeting, version, ground);
		if (isRefusal(step)) {
			answers.set(job, step);
			continue;
		}
		meeting = step.meeting;
		lines.push(step.line);
		if (step.sealed) sealed.push(step.sealed);
		answers.set(job, { version });
	}
	return { meeting, lines, sealed, answers };
}

interface Step {
	readonly meeting: Meeting;
	readonly line: Line;
	readonly sealed: Sealed | undefined;
}

function decideOne(
	job: Job,
	meeting: Meeting,
	version: number,
	{ at, box, isHere, zone, fault }: Ground
): Step | Refusal {
	const objection = job.check.objection(meeting);
	if (objection) return refuse(objection);
	const cause = { id: job.id, by: job.by, at };
	try {
		const decision = decide(meeting, job.command, cause, { box, isHere, zone });
		if (isRefusal(decision)) return decision;
		const after = decision.events.reduce((draft, event) => evolve(draft, event, cause), meeting);
		job.check.accepted();
		const line = { version, at, by: job.by, cause: job.id, events: decision.events };
		return { meeting: after, line, sealed: decision.sealed };
	} catch (error) {
		fault(job.command.type, error);
		return refuse('not-saved');
	}
}

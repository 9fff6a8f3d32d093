// Checks every answer of a test's server against its row in the table of routes, whoever asked.
import * as v from 'valibot';
import { routes, type Route } from '#api/routes.ts';
import { byEveryRoute, byWho } from '#api/refusals.ts';
import type { Row } from '#api/row.ts';
import type { RefusalCode } from '#meeting/frame.ts';

/** The codes by which the row may refuse. */
export function refusalsOf(route: Route): readonly RefusalCode[] {
	const { who, refusals }: Row = routes[route];
	return [...byEveryRoute, ...byWho[who], ...refusals];
}

/** Null if the answer agrees with its row. */
export function faultOfAnswer(route: Route, answer: object): string | null {
	if ('refused' in answer)
		return refusalsOf(route).some((code) => code === answer.refused)
			? null
			: `${route} refused by ${String(answer.refused)}`;
	const { issues } = v.safeParse(routes[route].answer, answer);
	return issues ? `${route}: ${v.summarize(issues)} in ${JSON.stringify(answer)}` : null;
}

export class AnswerCheck {
	readonly #faults = new Set<string>();

	readonly onAnswer = (route: Route, answer: object): void => {
		const fault = faultOfAnswer(route, answer);
		if (fault !== null) this.#faults.add(fault);
	};

	/** Throws where an answer agreed with no row. */
	end(): void {
		if (this.#faults.size > 0) throw new Error([...this.#faults].join('\n'));
	}
}

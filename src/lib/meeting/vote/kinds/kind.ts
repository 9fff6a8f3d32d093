// What each kind of vote must say. No other file compares a kind with a name. The files of this folder load no library, because phones
// draw options from them.

export interface Option {
	readonly id: string;
	/** Empty if the kind itself names the option. Its words then belong to the clients. */
	readonly label: string;
}

/** What a choice is checked against. */
export interface BallotForm {
	readonly options: readonly Option[];
	/** Most options on one ballot. */
	readonly max: number;
}

/** The counts of a result: a number for each thing that the kind counts. */
export type Counts = Readonly<Record<string, number>>;

/** The hands that were counted in the room, for each option, and how many people raised one. */
export interface Hands {
	readonly counts: Counts;
	readonly people: number;
}

/** How an option without a label is drawn, on every surface and in the minutes. */
export interface Mark {
	/** A path in a square of 24. It is drawn with round lines, without filling. */
	readonly sign: string;
	/** Its colour, and the shape of one person: blue disc, red square, grey ring, grey dash. */
	readonly tone: Tone;
}
export type Tone = 'for' | 'against' | 'abstain' | 'none';

/** Why labels cannot be put to a vote (V1), once they are cleaned. Forms say it before they send. */
export type ChoiceFault = 'few' | 'many' | 'same' | 'max';

/** How a vote comes to its options. */
export interface Offer<Id extends string> {
	/** The options that every vote of this kind has, in order. Empty: people write them for each vote. */
	readonly marks: Readonly<Record<Id, Mark>>;
	/** What the form asks for besides the question. */
	readonly asks: readonly ('options' | 'max')[];
	readonly optionsOf: (labels: readonly string[]) => readonly Option[];
	/** The value of `max` if it is left out. */
	readonly mostOf: (options: number) => number;
	readonly fault: (labels: readonly string[], max: number | undefined) => ChoiceFault | null;
}

/** What raised hands may express. */
export interface Raising {
	/** Whether a person may raise a hand more than once. Then the people are counted, too. */
	readonly asksPeople: boolean;
	/** The new count, added to what was counted `before`. Null: the numbers contradict each other. */
	readonly count: (asked: BallotForm, before: Hands | null, counts: Counts, people?: number) => Hands | null;
}

/** The paper ballot for a person without a phone: its boxes, and what is written into them. */
export interface Paper {
	readonly boxes: readonly Option[];
	readonly fill: Fill;
}
/** So many boxes are ticked at most; or each has a number, from 1 for the first choice. */
export type Fill = { readonly by: 'ticks'; readonly most: number } | { readonly by: 'numbers' };

/** `Choice`: an answer, as data of any shape. It is kept as it was given. */
interface Answering<Choice> {
	/** The shape of a choice. A choice from a client, a box or a journal is checked by it. */
	readonly isChoice: (given: unknown) => given is Choice;
	readonly hands: Raising;
	/** The counts that may be shown while a vote is open and not secret. Null: none before it is closed. */
	readonly whileOpen: (counts: Counts) => Counts | null;
	/** The lines of a result, in the order of reading, for the minutes, the screen and the laptop. */
	readonly lines: (asked: BallotForm, counts: Counts) => readonly { option: Option; count: number }[];
	readonly paper: (asked: BallotForm) => Paper;
}

interface Said<Choice, Id extends string> extends Offer<Id>, Answering<Choice> {
	/** Whether a choice fits this vote. */
	readonly isGood: (asked: BallotForm, choice: Choice) => boolean;
	readonly tally: (asked: BallotForm, choices: readonly Choice[], hands: Hands | null) => Counts;
}

/** A kind of vote for callers that do not know the shape of its choices. */
export interface KindOfVote<Choice = unknown, Id extends string = string>
	extends Offer<Id>, Answering<Choice> {
	/** The choice as it was given. Null: it does not fit this vote. */
	readonly read: (asked: BallotForm, given: unknown) => Choice | null;
	/** A choice of another shape is not counted. */
	readonly tally: (asked: BallotForm, choices: readonly unknown[], hands: Hands | null) => Counts;
}

export function kind<Choice, Id extends string>(said: Said<Choice, Id>): KindOfVote<Choice, Id> {
	const { isGood, ...rest } = said;
	return {
		...rest,
		read: (asked, given) => (said.isChoice(given) && isGood(asked, given) ? given : null),
		tally: (asked, choices, hands) => said.tally(asked, choices.filter(said.isChoice), hands)
	};
}

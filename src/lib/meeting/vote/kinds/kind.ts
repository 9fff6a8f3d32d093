// What a kind of vote says of itself. Everything else asks here, and never compares a kind with a name.
// No file of this folder loads a library, for phones draw options from them.

export interface Option {
	readonly id: string;
	/** Empty where the kind names its options itself: their words belong to the clients. */
	readonly label: string;
}

/** What a choice is measured by. */
export interface BallotForm {
	readonly options: readonly Option[];
	/** Most options on one ballot. */
	readonly max: number;
}

/** What a result says: a number for each thing that the kind counts. */
export type Counts = Readonly<Record<string, number>>;

/** Hands counted in the room: per option, and how many people raised one. */
export interface Hands {
	readonly counts: Counts;
	readonly people: number;
}

/** How an option without a label is drawn, on every surface and in the minutes. */
export interface Mark {
	/** A path in a square of 24. Its lines are round, and nothing is filled. */
	readonly sign: string;
	/** Its colour, and the shape of one person: blue disc, red square, grey ring, grey dash. */
	readonly tone: Tone;
}
export type Tone = 'for' | 'against' | 'abstain' | 'none';

/** What keeps labels, as they are once cleaned, from being put to a vote (V1). Forms say it before they send. */
export type ChoiceFault = 'few' | 'many' | 'same' | 'max';

/** Where the options of a vote come from. */
export interface Offer<Id extends string> {
	/** The options that every vote of this kind has, in their order. None: they are written for each vote. */
	readonly marks: Readonly<Record<Id, Mark>>;
	/** What is asked for besides the question. */
	readonly asks: readonly ('options' | 'max')[];
	readonly optionsOf: (labels: readonly string[]) => readonly Option[];
	/** `max` where it is left out. */
	readonly mostOf: (options: number) => number;
	readonly fault: (labels: readonly string[], max: number | undefined) => ChoiceFault | null;
}

/** What raised hands may express. */
export interface Raising {
	/** Somebody may raise a hand more than once, so the people are counted besides. */
	readonly asksPeople: boolean;
	/** With those counted `before`; null where the numbers contradict each other. */
	readonly count: (asked: BallotForm, before: Hands | null, counts: Counts, people?: number) => Hands | null;
}

/** What is on paper for somebody without a phone: boxes, and how many of them may be ticked. */
export interface Paper {
	readonly boxes: readonly Option[];
	readonly most: number;
}

/** `Choice`: one answer, as data of any shape. It is kept as it was given. */
interface Answering<Choice> {
	/** The shape of a choice, as it comes in through the door, out of a box or from a journal. */
	readonly isChoice: (given: unknown) => given is Choice;
	readonly hands: Raising;
	/** The counts as they may be shown while the vote is open and not secret; null: not before it is closed. */
	readonly whileOpen: (counts: Counts) => Counts | null;
	/** The result as lines, in the order in which they are read: for the minutes, the screen and the laptop. */
	readonly lines: (asked: BallotForm, counts: Counts) => readonly { option: Option; count: number }[];
	readonly paper: (asked: BallotForm) => Paper;
}

interface Said<Choice, Id extends string> extends Offer<Id>, Answering<Choice> {
	/** Whether a choice answers this vote. */
	readonly isGood: (asked: BallotForm, choice: Choice) => boolean;
	readonly tally: (asked: BallotForm, choices: readonly Choice[], hands: Hands | null) => Counts;
}

/** The same, for whoever does not know the shape of its choices. */
export interface KindOfVote<Choice = unknown, Id extends string = string>
	extends Offer<Id>, Answering<Choice> {
	/** The choice as it was given; null where it does not answer this vote. */
	readonly read: (asked: BallotForm, given: unknown) => Choice | null;
	/** What has another shape is not counted. */
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

// What the people ask of the rest of the meeting before they decide.

export interface PeopleAround {
	/** The person whose device sent the command; null for staff and before the seat is taken. */
	readonly author: string | null;
	/** Phones may take their seats. */
	readonly open: boolean;
	/** The checked vote that is open: how many have answered, whether this person has, and whether their ballot was set aside. Null: none is open. */
	readonly checked: {
		readonly answered: number;
		readonly has: (person: string) => boolean;
		readonly hasAside: (person: string) => boolean;
	} | null;
	/** Their phone is connected, or something in the meeting belongs to them. */
	readonly stays: (person: string) => boolean;
	/** P46. They agreed aloud that their first name stands beside an action. */
	readonly agreedAloud: (person: string) => boolean;
}

export interface BehalfAround {
	/** Whether the person was heard in this meeting. */
	heard(person: string): boolean;
	/** Whether the person waits or speaks. */
	busy(person: string): boolean;
}

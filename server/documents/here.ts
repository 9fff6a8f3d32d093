/** The address of the page: "/minutes/K7QM2XPA", and what stands behind it: a version, a ticket. */
export interface Here {
	readonly path: string;
	readonly query: string;
}

/** Stands in the links of a page in place of its reader's ticket, so that all readers share one page. */
export const ticketPlace = 'ticket-of-the-reader';

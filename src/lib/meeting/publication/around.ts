// What the publication asks of the rest of the meeting, to decide.

export interface PublicationAround {
	/** Whoever has the seat of the device, also once they were marked as gone. Null: staff, or a device without a seat. */
	readonly author: string | null;
	readonly staff: boolean;
	/** The minutes are to be read: closed, and not published yet. */
	readonly isToRead: boolean;
	readonly hasItem: (item: string) => boolean;
	/** Whether the entry is there, and neither struck nor withdrawn. */
	readonly isStanding: (entry: string) => boolean;
}

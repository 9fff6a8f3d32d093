// What the sheets are made of: what was prepared, and how to come in. It has no person, no name and nothing that was said (D99).
import type { SheetAsked, SheetKind } from '#api/sheets.ts';
import type { Translate } from '#i18n/translator.ts';
import type { Meeting } from '#meeting/meeting.ts';
import type { HallView } from '#meeting/view-types.ts';
import type { Words } from '../process/words.ts';

export interface SheetGround {
	readonly meeting: Pick<Meeting, 'about' | 'agenda' | 'votes' | 'walls'>;
	readonly hall: HallView;
	/** Who invites, and answers for what is kept: the convener, else the association, else the table. */
	readonly organiser: string;
	readonly namesKeptDays: number;
	/** From the publication on. */
	readonly slipsKeptDays: number;
	readonly words: Words;
	readonly say: Translate<'paper'>;
	/** When the meeting begins, as "18:30". Empty: not said. */
	readonly start: string;
}

/** The sheet of one kind, as it was asked for. */
export type AskedOf<Kind extends SheetKind> = Extract<SheetAsked, { kind: Kind }>;

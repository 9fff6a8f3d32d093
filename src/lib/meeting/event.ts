// Everything that can have happened in a meeting.
import type { AgendaEvent, Stage } from './agenda/state.ts';
import type { PeopleEvent } from './people/state.ts';
import type { QueueEvent } from './queue/state.ts';
import type { RecordEvent } from './record/state.ts';
import type { VoteEvent } from './vote/state.ts';
import type { WallEvent } from './wall/state.ts';

export type MeetingEvent =
	| {
			readonly type: 'MeetingCreated';
			readonly meeting: string;
			readonly table: string;
			readonly tableName: string;
			readonly title: string;
			readonly salt: string;
			/** Of the phones' and the minutes' address; journals of before have none. */
			readonly key?: string;
	  }
	| {
			readonly type: 'MeetingEdited';
			readonly title?: string;
			readonly place?: string;
			readonly date?: string;
			readonly convener?: string;
			readonly purpose?: string;
	  }
	/** `zone`: where the hall is; the first journals do not tell. */
	| { readonly type: 'DoorsOpened'; readonly zone?: string }
	/** `present`: the number present at the end. `stage`: what the room looked at before. */
	| { readonly type: 'MeetingClosed'; readonly present: number; readonly stage?: Stage }
	/** It was a mistake: queue and running turn are as they were. */
	| { readonly type: 'ClosingTakenBack' }
	| { readonly type: 'MeetingReopened'; readonly reason: string };

export type Event =
	MeetingEvent | AgendaEvent | PeopleEvent | QueueEvent | VoteEvent | WallEvent | RecordEvent;

// The live meeting of a phone's page, shared by context.
import { createContext } from 'svelte';
import type { RoomView } from '#meeting/view-types.ts';
import type { LiveMeeting } from './live-meeting.svelte.ts';

export const [liveMeeting, setLiveMeeting] = createContext<LiveMeeting<RoomView>>();

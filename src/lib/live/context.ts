// One live meeting for each page, shared by context: the type says which view it has.
import { createContext } from 'svelte';
import type { RoomView, ScreenView, StaffView } from '#meeting/view-types.ts';
import type { LiveMeeting } from './live-meeting.svelte.ts';

export const [liveRoom, setLiveRoom] = createContext<LiveMeeting<RoomView>>();
export const [liveScreen, setLiveScreen] = createContext<LiveMeeting<ScreenView>>();
export const [liveStaff, setLiveStaff] = createContext<LiveMeeting<StaffView>>();

// The hall's settings: the address to announce to phones, the Wi-Fi for the QR code, and whether phones are told that there is
// internet.
import type { HallSettings } from '#api/hall.ts';
import { asSeen } from '../http/as-seen.ts';
import type { HandlersOf } from '../http/handlers.ts';
import { RefusedError } from '../http/refused.ts';
import type { Hall } from './hall.ts';
import type { Internet } from './internet.ts';
import type { MeetingRooms } from '../meeting/rooms.ts';
import type { CatalogueFile } from '../store/store.ts';

export function showSettings(catalogue: CatalogueFile, hall: Hall): HallSettings {
	const { address, wifi, probes } = catalogue.data.settings;
	return { address, wifi, probes, cards: hall.cards(), announced: hall.address() };
}

export interface SettingsGround {
	readonly catalogue: CatalogueFile;
	readonly hall: Hall;
	readonly internet: Internet;
	readonly rooms: MeetingRooms;
}

export const settingsRoutes = ({
	catalogue,
	hall,
	internet,
	rooms
}: SettingsGround): HandlersOf<'GET /settings' | 'PATCH /settings'> => ({
	'GET /settings': () => showSettings(catalogue, hall),
	'PATCH /settings': async ({ body: { address, wifi, probes, seen } }) => {
		if (address && !hall.cards().some((card) => card.address === address))
			throw new RefusedError('bad-command');
		await catalogue.update((draft) => {
			asSeen(draft.settings.wifi, wifi, seen?.wifi);
			if (address !== undefined) draft.settings.address = address;
			if (wifi !== undefined) draft.settings.wifi = wifi;
			if (probes !== undefined) draft.settings.probes = probes;
		});
		if (probes !== undefined) await internet.follow();
		rooms.changed();
		return showSettings(catalogue, hall);
	}
});

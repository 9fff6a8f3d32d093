// The bytes that a whole evening sends to a phone, act by act, without its silences. The cost of silence is measured separately, and two
// hours of it are added.
import { plan } from '../../demo/agenda.ts';
import { randomId } from '#server/rehearsal/wire.ts';
import { sum, type Figure } from '../figures.ts';
import { ballot, laptopOf, openHall, openVote, seat, type Hall } from '../hall.ts';
import { pause, since, type RawClient } from '../raw-client.ts';
import type { Sizes } from '../sizes.ts';
import { withTarget } from '../target.ts';

type Evening = Sizes['evening'];
/** Longer than the server's pause between two messages, because in a hall these acts do not come together. */
const apartMs = 90;
const eveningS = 2 * 60 * 60;

async function hands({ staff }: Hall, phones: readonly RawClient[], count: number): Promise<void> {
	for (let n = 0; n < count; n += 1) {
		await phones[n % phones.length]?.send(randomId(12), { type: 'RaiseHand', kind: 'speak' });
		await pause(apartMs);
		if (n % 2 === 0) continue;
		// Two people asked, so two are called.
		for (let called = 0; called < 2; called += 1) {
			await staff.does({ type: 'CallNext', after: staff.view?.floor?.turn ?? null });
			await pause(apartMs);
		}
	}
	const turn = staff.view?.floor?.turn;
	if (turn !== undefined) await staff.does({ type: 'EndTurn', turn });
}

async function notes({ staff }: Hall, count: number): Promise<void> {
	const words = 'Quand ça marche, c’est deux jours, puis ça retombe.';
	for (let n = 0; n < count; n += 1) {
		await staff.does({ type: 'NoteEntry', kind: n % 3 === 0 ? 'action' : 'quote', words });
		await pause(apartMs);
	}
}

async function wall({ staff, items }: Hall, phones: readonly RawClient[], ideas: number): Promise<void> {
	const prompt = 'Nos priorités pour le quartier';
	const id = await staff.does({ type: 'PrepareWall', item: items[3] ?? '', prompt, open: true });
	for (let n = 0; n < ideas; n += 1) {
		const words = `Un banc à l’ombre devant l’école, numéro ${n}`;
		await phones[n % phones.length]?.send(randomId(12), { type: 'PostIdea', wall: id, words });
		await pause(apartMs);
	}
	await staff.does({ type: 'CloseWall', wall: id });
}

/** The ballots come one by one, which gives the largest number of messages. */
async function vote({ staff, items }: Hall, phones: readonly RawClient[]): Promise<void> {
	const id = await openVote(staff, items[4] ?? '');
	for (const phone of phones) {
		await phone.send(randomId(12), ballot(id, 'for'));
		await pause(apartMs);
	}
	await staff.does({ type: 'CloseVote', vote: id, round: 1 });
	await pause(apartMs);
}

async function live(hall: Hall, phones: readonly RawClient[], size: Evening): Promise<void> {
	const { staff, items } = hall;
	for (const [index, item] of items.entries()) {
		await staff.does({ type: 'ShowStage', stage: { kind: 'item', item } });
		await pause(apartMs);
		if (index === 1 || index === 2) await hands(hall, phones, Math.ceil(size.speakers / 2));
		await notes(hall, Math.ceil(size.notes / items.length));
		if (index === 3) await wall(hall, phones, size.ideas);
		if (index === 4) for (let n = 0; n < size.votes; n += 1) await vote(hall, phones);
	}
	await staff.does({ type: 'ShowStage', stage: { kind: 'readback' } });
	await pause(apartMs);
	await staff.does({ type: 'CloseMeeting' });
	await pause(500);
}

const averaged = (phones: readonly RawClient[], of: (phone: RawClient) => number): number =>
	sum(phones.map(of)) / phones.length;

export const evening = ({ evening: size, idleMs }: Sizes): Promise<Figure[]> =>
	withTarget('tablee', async (target) => {
		const hall = await openHall(target, await laptopOf(target), plan);
		const phones = await seat(target.url, hall.key, size.people);
		await pause(500);
		const before = new Map(phones.map((phone) => [phone, phone.tally]));
		await pause(idleMs);
		const idle = averaged(phones, (phone) => {
			const { received, sent } = since(phone, before.get(phone) ?? phone.tally);
			return ((received + sent) * 1000) / idleMs;
		});
		await live(hall, phones, size);
		const total = averaged(phones, ({ tally }) => tally.received + tally.sent);
		for (const phone of phones) phone.close();
		hall.staff.close();
		return [
			{
				what: `${size.people} people, per phone`,
				value: (total + idle * eveningS) / 1000,
				unit: 'kB',
				most: 150,
				from: `${(total / 1000).toFixed(1)} kB of acts, ${((idle * eveningS) / 1000).toFixed(1)} kB of idling`
			},
			{ what: 'idle, both ways', value: idle, unit: 'B/s', most: 100 }
		];
	});

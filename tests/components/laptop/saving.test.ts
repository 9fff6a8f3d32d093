// A document that is asked for: the person at the laptop is told how far it is, and never left with a dead link.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Saving, type SavingStep } from '#components/laptop/documents/saving.svelte.ts';

const path = '/minutes/K7QM2XPA/brief.pdf?t=ticket';
const file = () =>
	new Response('%PDF-', { headers: { 'content-disposition': 'attachment; filename="en-bref.pdf"' } });
const busy = () => new Response('', { status: 503 });

/** The answers of the server, in turn. */
let answers: (() => Response | Promise<Response>)[] = [];
let asked: string[] = [];
beforeEach(() => {
	asked = [];
	vi.stubGlobal('fetch', async (address: string) => {
		asked.push(address);
		return (answers.shift() ?? busy)();
	});
});
afterEach(() => vi.unstubAllGlobals());

/** Takes it, and notes each step at which it waits. */
async function taken(
	given: typeof answers,
	pathOf: () => Promise<string | null> = () => Promise.resolve(path)
) {
	answers = given;
	const steps: (SavingStep | undefined)[] = [];
	const saving = new Saving(() => {
		steps.push(saving.last?.step);
		return Promise.resolve();
	});
	const taking = saving.take('Feuille A4', pathOf);
	steps.push(saving.last?.step);
	const got = await taking;
	return { name: got?.name ?? null, steps: [...steps, saving.last?.step], saving };
}

test('D86 it says that the document is being made, then that it is done', async () => {
	const { name, steps, saving } = await taken([file]);
	expect(name).toBe('en-bref.pdf');
	expect(steps).toEqual(['making', 'done']);
	expect(saving.last?.what).toBe('Feuille A4');
	expect(saving.isBusy).toBe(false);
});

test('D86 behind others it says that it waits, asks again, and takes a new ticket each time', async () => {
	let tickets = 0;
	const { steps, name } = await taken([busy, busy, file], () => Promise.resolve(`${path}${(tickets += 1)}`));
	expect(steps).toEqual(['making', 'waiting', 'waiting', 'done']);
	expect(name).toBe('en-bref.pdf');
	expect(asked).toEqual([1, 2, 3].map((ticket) => `${path}${ticket}`));
});

test.each([
	['the server cannot make it', [() => new Response('', { status: 404 })]],
	['the line is down', [() => Promise.reject(new TypeError('no network'))]],
	['it never comes to its turn', []]
])('D86 it says that it failed if %s', async (_, given) => {
	const { steps, name } = await taken([...given]);
	expect(steps.at(-1)).toBe('failed');
	expect(name).toBeNull();
});

test('D86 a refused ticket is a failure, and asks for nothing', async () => {
	const { steps } = await taken([file], () => Promise.resolve(null));
	expect(steps).toEqual(['making', 'failed']);
	expect(asked).toEqual([]);
});

// Somebody changes a number faster than the room hears of it.
import { flushSync, mount, unmount } from 'svelte';
import { expect, onTestFinished, test, vi } from 'vitest';
import Stepper from '#ui/Stepper.svelte';

function stepper(onchange: (value: number) => unknown) {
	const props = $state({ label: 'Pour', less: 'moins', more: 'plus', max: 5000, value: 0, onchange });
	const page = mount(Stepper, { target: document.body, props });
	flushSync();
	onTestFinished(() => unmount(page));
	const press = (name: string) => {
		document.querySelector<HTMLButtonElement>(`[aria-label="${name}"]`)?.click();
		flushSync();
	};
	const shown = () => {
		flushSync();
		return document.querySelector('input')?.value;
	};
	return { props, press, shown };
}

test('two presses before an answer count two', async () => {
	const answers: PromiseWithResolvers<string | null>[] = [];
	const told: number[] = [];
	const { props, press, shown } = stepper((value) => {
		const answer = Promise.withResolvers<string | null>();
		answers.push(answer);
		told.push(value);
		return answer.promise;
	});
	press('plus');
	press('plus');
	expect([told, shown()]).toEqual([[1, 2], '2']);
	props.value = 1; // the room has heard of the first
	expect(shown()).toBe('2');
	press('plus');
	expect(told).toEqual([1, 2, 3]);
	for (const answer of answers) answer.resolve('done');
	await Promise.all(answers.map(({ promise }) => promise));
	await Promise.resolve();
	props.value = 3;
	expect(shown()).toBe('3');
	props.value = 7; // somebody else counts, too
	expect(shown()).toBe('7');
});

test('a refused or unanswered step gives way to the real value', async () => {
	vi.useFakeTimers();
	onTestFinished(() => void vi.useRealTimers());
	const answers = [null, 'done'];
	const { press, shown } = stepper(() => Promise.resolve(answers.shift()));
	press('plus');
	expect(shown()).toBe('1');
	await vi.advanceTimersByTimeAsync(0);
	expect(shown()).toBe('0');
	press('plus');
	await vi.advanceTimersByTimeAsync(999);
	expect(shown()).toBe('1');
	await vi.advanceTimersByTimeAsync(1);
	expect(shown()).toBe('0');
});

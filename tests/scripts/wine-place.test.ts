// Where Wine is kept. If it is missing, the reason is told in words before anything is written.
import { expect, test } from 'vitest';
import { hindrance, placeOf, wineHere } from '#scripts/wine-place.ts';

const machine = { platform: 'linux', arch: 'x64', isRoot: true, free: () => 5e9 };

test('Wine is kept outside of the checkout, or where WINE says', () => {
	expect(placeOf({}, '/home/lea')).toBe('/home/lea/.cache/tablee/wine-trixie');
	expect(placeOf({ XDG_CACHE_HOME: '/big' }, '/home/lea')).toBe('/big/tablee/wine-trixie');
	expect(placeOf({ XDG_CACHE_HOME: 'relative' }, '/home/lea')).toBe('/home/lea/.cache/tablee/wine-trixie');
	expect(placeOf({ WINE: '/other' })).toBe('/other');
	expect(placeOf({ WINE: 'off' })).toBeNull();
});

test('Wine is refused in words: WINE=off, no Linux, no root, no room, or what its installation said', () => {
	expect(wineHere({ WINE: 'off' })).toEqual({ refused: 'WINE=off' });
	expect(wineHere({ WINE_REFUSED: 'no line' })).toEqual({ refused: 'no line' });
	expect(wineHere({ WINE: '/nothing/here' })).toHaveProperty('refused');
	expect(hindrance('/nothing/here', machine)).toBeNull();
	expect(hindrance('/nothing/here', { ...machine, arch: 'arm64' })).toBe('it needs Linux on x64');
	expect(hindrance('/nothing/here', { ...machine, isRoot: false })).toBe('it needs root');
	expect(hindrance('/nothing/here', { ...machine, free: () => 3e8 })).toBe(
		'no room: 0.3 GB free, 2.0 GB needed'
	);
});

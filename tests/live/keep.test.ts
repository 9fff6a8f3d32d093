// What a page keeps if the storage of the browser is full, or refuses.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { draftAt, keepDraft } from '#live/drafts.ts';
import { deviceToken, isRemembered, keepEntrance, leaveMeeting, staffToken } from '#live/identity.ts';
import { drop, dropAll, keep, keysThatBegin, recall } from '#live/keep.ts';
import { FragileStorage } from '../support/live/fragile-storage.ts';

let storage: FragileStorage;
let ofTab: FragileStorage;
beforeEach(() => {
	storage = new FragileStorage();
	ofTab = new FragileStorage();
	vi.stubGlobal('localStorage', storage);
	vi.stubGlobal('sessionStorage', ofTab);
});
afterEach(() => {
	for (const each of [storage, ofTab]) {
		each.isShut = false;
		each.takes = () => true;
	}
	dropAll('');
	vi.unstubAllGlobals();
});

test('a value that could not be written hides the one that was written before it', () => {
	keep('a', 'before');
	storage.takes = () => false;
	keep('a', 'now');
	expect(recall('a')).toBe('now');
	storage.takes = () => true;
	keep('a', 'later');
	expect([recall('a'), storage.getItem('a')]).toEqual(['later', 'later']);
});

test('a value that was dropped while the storage was shut stays dropped', () => {
	keep('a', 'before');
	storage.isShut = true;
	drop('a');
	storage.isShut = false;
	expect(recall('a')).toBeNull();
});

test('dropping a prefix drops everything that begins with it, from memory too', () => {
	keep('idea.one', '1');
	keep('other', '2');
	storage.takes = () => false;
	keep('idea.two', '3');
	dropAll('idea.');
	expect(['idea.one', 'idea.two', 'other'].map(recall)).toEqual([null, null, '2']);
});

test('a draft and a link’s token are the latest, although an older one lies in the storage', () => {
	keepDraft('draft', { words: 'avant' });
	keepEntrance({ token: 'revoked', role: 'scribe', meeting: 'meeting' });
	storage.takes = () => false;
	keepDraft('draft', { words: 'après' });
	keepEntrance({ token: 'fresh', role: 'scribe', meeting: 'meeting' });
	expect(draftAt('draft', { words: '' })).toEqual({ words: 'après' });
	expect(staffToken('meeting', 'scribe')).toBe('fresh');
});

test('a facilitator’s link opens the screen and the scribe’s page of its meeting, unless these have links of their own', () => {
	keepEntrance({ token: 'tables', role: 'laptop' });
	keepEntrance({ token: 'of-facilitator', role: 'facilitator', meeting: 'meeting' });
	expect(staffToken('meeting', 'screen')).toBe('of-facilitator');
	expect(staffToken('another', 'screen')).toBe('tables');
	keepEntrance({ token: 'of-screen', role: 'screen', meeting: 'meeting' });
	expect(staffToken('meeting', 'screen')).toBe('of-screen');
	expect(staffToken('meeting', 'scribe')).toBe('of-facilitator');
});

test('a value without room lies in the tab’s own storage, also over a reload, until the browser’s storage takes it', () => {
	keep('a', 'before');
	storage.takes = () => false;
	keep('a', 'now');
	keep('b', 'new');
	expect(ofTab.all).toEqual([
		['a', 'now'],
		['b', 'new']
	]);
	expect([recall('a'), recall('b'), keysThatBegin('')]).toEqual(['now', 'new', ['a', 'b']]);
	storage.takes = () => true;
	keep('a', 'later');
	drop('b');
	expect([storage.all, ofTab.all, recall('b')]).toEqual([[['a', 'later']], [], null]);
});

test('a dropped value comes back from neither storage, even if one was shut meanwhile', () => {
	keep('a', 'before');
	storage.takes = () => false;
	keep('a', 'now');
	ofTab.isShut = true;
	drop('a');
	ofTab.isShut = false;
	expect(recall('a')).toBeNull();
});

test('a phone whose storage is full is the same phone after each reload', async () => {
	storage.takes = () => false;
	const token = deviceToken('AAAAAAAA');
	expect(isRemembered('AAAAAAAA')).toBe(true);
	vi.resetModules(); // a reload: what lay in the page’s memory is gone
	const again = await import('#live/identity.ts');
	expect([again.deviceToken('AAAAAAAA'), again.isRemembered('AAAAAAAA')]).toEqual([token, true]);
});

test('a phone that can keep nothing at all knows it', () => {
	storage.isShut = true;
	ofTab.takes = () => false;
	const token = deviceToken('AAAAAAAA');
	expect([deviceToken('AAAAAAAA') === token, isRemembered('AAAAAAAA')]).toEqual([true, false]);
});

test('a token takes the room of a draft, then of a closed meeting; if that does not help, both stay', () => {
	const lesser = ['tablee.idea.one', 'tablee.ticks.M.v.1', 'tablee.past.BBBBBBBB'];
	for (const key of lesser) keep(key, 'kept');
	storage.takes = (text) => text === 'kept';
	deviceToken('AAAAAAAA');
	expect(storage.all.map(([key]) => key)).toEqual(lesser);
	dropAll('tablee.device.');
	storage.takes = (text) => text === 'kept' || storage.length < 3;
	const token = deviceToken('AAAAAAAA');
	expect(storage.all).toEqual([
		['tablee.ticks.M.v.1', 'kept'],
		['tablee.past.BBBBBBBB', 'kept'],
		['tablee.device.AAAAAAAA', token]
	]);
});

test('a closed meeting needs no room for two tokens', () => {
	const token = deviceToken('AAAAAAAA');
	storage.takes = () => storage.length < 1;
	leaveMeeting('AAAAAAAA', true);
	expect([storage.all, ofTab.all]).toEqual([[['tablee.past.AAAAAAAA', token]], []]);
});

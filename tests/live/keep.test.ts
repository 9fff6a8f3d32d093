// What a page keeps, where the storage of the browser is full or refuses.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { draftAt, keepDraft } from '#live/drafts.ts';
import { keepEntrance, staffToken } from '#live/identity.ts';
import { drop, dropAll, keep, recall } from '#live/keep.ts';
import { FragileStorage } from './fragile-storage.ts';

let storage: FragileStorage;
beforeEach(() => {
	storage = new FragileStorage();
	vi.stubGlobal('localStorage', storage);
});
afterEach(() => {
	storage.isShut = false;
	storage.takes = () => true;
	dropAll('');
	vi.unstubAllGlobals();
});

test('what could not be written hides what was written before it', () => {
	keep('a', 'before');
	storage.takes = () => false;
	keep('a', 'now');
	expect(recall('a')).toBe('now');
	storage.takes = () => true;
	keep('a', 'later');
	expect([recall('a'), storage.getItem('a')]).toEqual(['later', 'later']);
});

test('what was dropped while the storage was shut stays dropped', () => {
	keep('a', 'before');
	storage.isShut = true;
	drop('a');
	storage.isShut = false;
	expect(recall('a')).toBeNull();
});

test('all that begins so goes, from memory too', () => {
	keep('idea.one', '1');
	keep('other', '2');
	storage.takes = () => false;
	keep('idea.two', '3');
	dropAll('idea.');
	expect(['idea.one', 'idea.two', 'other'].map(recall)).toEqual([null, null, '2']);
});

test('a draft and a link’s token are the latest, though an older one lies in the storage', () => {
	keepDraft('draft', { words: 'avant' });
	keepEntrance({ token: 'revoked', role: 'scribe', meeting: 'meeting' });
	storage.takes = () => false;
	keepDraft('draft', { words: 'après' });
	keepEntrance({ token: 'fresh', role: 'scribe', meeting: 'meeting' });
	expect(draftAt('draft', { words: '' })).toEqual({ words: 'après' });
	expect(staffToken('meeting', 'scribe')).toBe('fresh');
});

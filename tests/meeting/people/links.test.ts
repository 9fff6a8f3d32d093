import { expect, test } from 'vitest';
import { refuse } from '#meeting/frame.ts';
import { viewLinks } from '#meeting/people/view.ts';
import { GivenPeople } from '../../support/meeting/people.ts';

function withLink(): GivenPeople {
	const door = new GivenPeople();
	door.staff({ type: 'MakeLink', role: 'scribe', hash: 'hash of the secret' }, 'link-1');
	return door;
}
const use = (door: GivenPeople, device = 'tablet') => door.staff({ type: 'UseLink', link: 'link-1', device });

test('P11 a link is used once, by one device', () => {
	const door = withLink();
	use(door);
	expect(door.people.links['link-1']).toMatchObject({ role: 'scribe', device: 'tablet', revoked: false });
	expect(use(door, 'other')).toEqual(refuse('link-revoked'));
	expect(use(door, 'tablet')).toEqual(refuse('link-revoked'));
});

test('P11 a revoked link cannot be used', () => {
	const door = withLink();
	door.staff({ type: 'RevokeLink', link: 'link-1' });
	expect(use(door)).toEqual(refuse('link-revoked'));
	expect(door.staff({ type: 'RevokeLink', link: 'link-1' })).toEqual({ events: [] });
});

test('P11 a used link can be revoked all the same', () => {
	const door = withLink();
	use(door);
	door.staff({ type: 'RevokeLink', link: 'link-1' });
	expect(door.people.links['link-1']).toMatchObject({ device: 'tablet', revoked: true });
});

test('P11 an unknown link is refused', () => {
	const door = withLink();
	expect(door.staff({ type: 'UseLink', link: 'constructor', device: 'x' })).toEqual(refuse('unknown'));
	expect(door.staff({ type: 'RevokeLink', link: 'constructor' })).toEqual(refuse('unknown'));
});

test('P17 a link never takes the id of another', () => {
	const again = withLink().staff({ type: 'MakeLink', role: 'screen', hash: 'h' }, 'link-1');
	expect(again).toEqual(refuse('id-taken'));
});

test('P16 a link that is made twice stays the first one', () => {
	const door = withLink();
	const before = door.people;
	door.apply({ type: 'LinkMade', link: 'link-1', role: 'screen', hash: 'h' }, door.cause('link-1'));
	expect(door.people).toBe(before);
});

test('P15 staff see neither the hash nor the device of a link', () => {
	const door = withLink();
	use(door);
	expect(viewLinks(door.people)).toEqual([
		{ id: 'link-1', role: 'scribe', used: true, revoked: false, madeAt: door.at }
	]);
});

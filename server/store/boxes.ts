// The secret boxes of a folder. Each is opened once, and one piece of work at a time goes on in all of them.
import { basename, join } from 'node:path';
import { keyNamedIn } from './box-file.ts';
import { destroyBox, makeBox, renewOldBox } from './box-making.ts';
import type { BoxGround } from './box-making.ts';
import { Box } from './box.ts';
import type { Change } from './box.ts';
import { noneIfMissing, readFile } from './disk.ts';
import { Lane } from './lane.ts';
import { isOldBox } from './old-box-file.ts';
import { contentText } from './slot.ts';
import { BoxLost, StoreFailure } from './store.ts';
import type { InBox, RecoveredSecret, ToSeal } from './streams.ts';

type Batch = { readonly box: Box; readonly changes: Change[] };

export class Boxes {
	readonly #folder: string;
	readonly #ground: BoxGround;
	readonly #lane = new Lane();
	readonly #open = new Map<string, Box>();

	constructor(folder: string, ground: BoxGround) {
		this.#folder = folder;
		this.#ground = ground;
	}

	open(stream: string, name: string, capacity: number): Promise<void> {
		return this.#lane.run(async () => {
			if (await this.#box(stream, name)) return;
			const path = this.#path(stream, name);
			await destroyBox(this.#ground, path); // whatever a crash left of its making or of its end
			await makeBox(this.#ground, path, capacity);
			await this.#box(stream, name); // read now, not while the first answers wait
		});
	}

	seal(stream: string, secrets: readonly ToSeal[]): Promise<() => Promise<void>> {
		return this.#lane.run(async () => {
			const batches = await this.#sort(stream, secrets);
			const back: Batch[] = [];
			const undo = async () => {
				for (const { box, changes } of back.splice(0)) await box.put(changes);
			};
			try {
				for (const { box, changes } of batches) back.push({ box, changes: await box.put(changes) });
			} catch (error) {
				await undo();
				throw error;
			}
			return () => this.#lane.run(undo);
		});
	}

	of(stream: string, name: string, owners: readonly string[]): Promise<InBox[] | null> {
		return this.#lane.run(async () => (await this.#box(stream, name))?.of(owners) ?? null);
	}

	recover(stream: string, name: string, owners: readonly string[]): Promise<RecoveredSecret[]> {
		return this.#lane.run(async () => (await this.#box(stream, name))?.recover(owners) ?? []);
	}

	list(stream: string): Promise<string[]> {
		return this.#lane.run(async () => {
			const found = (await this.#ground.disk.list(this.#folder)).flatMap((file) => {
				const [, owner, name] = /^([^.]+)\.(.+)\.(?:box|key)(?:\.(?:new|old))?$/.exec(file) ?? [];
				return owner === stream && name !== undefined ? [name] : [];
			});
			return [...new Set(found)];
		});
	}

	destroy(stream: string, name: string): Promise<void> {
		return this.#lane.run(async () => {
			const path = this.#path(stream, name);
			await this.#open.get(path)?.close();
			this.#open.delete(path);
			await destroyBox(this.#ground, path);
		});
	}

	/** Removes the keys of this folder that a crash left without a box. To be called at the start. If a key cannot be removed, the next start does it. */
	async cleanKeys(streams: readonly string[]): Promise<void> {
		const isNamed = async (box: string, id: string) => {
			// Another disk may be in the place of ours: its streams are not these.
			if (!streams.includes(box.split('.')[0] ?? '')) return true;
			const bytes = await readFile(this.#ground.disk, join(this.#folder, `${box}.box`)).catch(noneIfMissing);
			// A box whose first bytes are damaged may be mended. So its key goes when the box does.
			if (bytes === null) return false;
			const named = keyNamedIn(bytes);
			return named === null ? !isOldBox(bytes) : named === id;
		};
		await this.#lane.run(() => this.#ground.keys.clean(isNamed)).catch(() => undefined);
	}

	/** Closes the boxes of this stream. They are opened again when they are asked for. */
	rest(stream: string): Promise<void> {
		return this.#lane.run(async () => {
			for (const [path, box] of this.#open) {
				if (!basename(path).startsWith(`${stream}.`)) continue;
				await box.close();
				this.#open.delete(path);
			}
		});
	}

	close(): Promise<void> {
		return this.#lane.run(async () => {
			for (const box of this.#open.values()) await box.close();
			this.#open.clear();
		});
	}

	async #sort(stream: string, secrets: readonly ToSeal[]): Promise<Batch[]> {
		const batches = new Map<Box, Change[]>();
		for (const { box: name, owner, content, label } of secrets) {
			const box = await this.#box(stream, name);
			if (!box) throw new BoxLost(name);
			const changes = batches.get(box) ?? [];
			batches.set(box, changes);
			changes.push({ owner, secret: { content: contentText(content), label } });
		}
		return [...batches].map(([box, changes]) => ({ box, changes }));
	}

	async #box(stream: string, name: string): Promise<Box | null> {
		const path = this.#path(stream, name);
		const known = this.#open.get(path);
		if (known) return known;
		const box = await this.#read(path);
		if (box) this.#open.set(path, box);
		return box;
	}

	/** If the disk refuses to read, the box is neither lost nor to be made anew. */
	async #read(path: string): Promise<Box | null> {
		try {
			await renewOldBox(this.#ground, path);
			return await Box.open(this.#ground, path);
		} catch (error) {
			if (error instanceof StoreFailure) throw error;
			throw new StoreFailure(`${path} cannot be read now`, false, error);
		}
	}

	#path(stream: string, name: string): string {
		if (!/^[A-Za-z0-9_-]{1,64}(\.[A-Za-z0-9_-]{1,64})*$/.test(name))
			throw new RangeError(`not a box: ${name}`);
		return join(this.#folder, `${stream}.${name}.box`);
	}
}

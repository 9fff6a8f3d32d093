// One event of each kind, made from its row: every place where people write holds a text of its own.
import type { Fields } from '#stream/event-row.ts';
import { keptText } from '#stream/journal-fields.ts';

interface Shape {
	readonly type: string;
	readonly wrapped?: Shape;
	readonly item?: Shape;
	readonly entries?: Readonly<Record<string, Shape>>;
	readonly options?: readonly unknown[];
	readonly literal?: unknown;
}
const isShape = (value: unknown): value is Shape =>
	typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
const shapesIn = (options: readonly unknown[] = []): Shape[] => options.filter(isShape);

const holdsText = (shape: Shape | undefined): boolean =>
	shape !== undefined &&
	(shape === keptText ||
		holdsText(shape.wrapped) ||
		holdsText(shape.item) ||
		Object.values(shape.entries ?? {}).some(holdsText) ||
		shapesIn(shape.options).some(holdsText));

/** A value of this shape. Each text that it holds is added to `written`. */
function sampleOf(shape: Shape | undefined, path: string, written: string[]): unknown {
	if (shape === keptText) {
		written.push(`texte de ${path}`);
		return written.at(-1);
	}
	if (!shape) throw new Error(`no schema at ${path}`);
	switch (shape.type) {
		case 'nullable':
			return shape.wrapped?.type === 'custom' ? null : sampleOf(shape.wrapped, path, written);
		case 'exact_optional':
			return sampleOf(shape.wrapped, path, written);
		case 'array':
			return [sampleOf(shape.item, path, written)];
		case 'strict_object':
			return Object.fromEntries(
				Object.entries(shape.entries ?? {}).map(([key, each]) => [
					key,
					sampleOf(each, `${path}.${key}`, written)
				])
			);
		case 'union':
		case 'variant': {
			const options = shapesIn(shape.options);
			return sampleOf(options.find(holdsText) ?? options[0], path, written);
		}
		case 'picklist':
			return shape.options?.[0];
		case 'literal':
			return shape.literal;
		case 'record':
			return {};
		case 'number':
			return 1;
		case 'boolean':
			return true;
		case 'string':
			return 'some-id-0001';
		default:
			throw new Error(`a schema of a kind that is not looked into: ${shape.type} at ${path}`);
	}
}

export interface Sample {
	readonly event: { readonly type: string };
	readonly written: readonly string[];
}

export function sampleEvent(type: string, fields: Fields): Sample {
	const written: string[] = [];
	const shape = { type: 'strict_object', entries: Array.isArray(fields) ? fields[0] : fields };
	const held = sampleOf(shape as Shape, type, written) as object;
	return { event: { type, ...held }, written };
}

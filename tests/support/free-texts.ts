// Every place of a schema where people may write what they like: the strings without a pattern.
export interface Shape {
	readonly type: string;
	readonly pipe?: readonly { readonly type: string }[];
	readonly entries?: Readonly<Record<string, Shape>>;
	readonly wrapped?: Shape;
	readonly item?: Shape;
	readonly value?: unknown;
	/** Whether a guard accepts this value. */
	readonly check?: (given: unknown) => boolean;
	readonly options?: readonly unknown[];
}

const isShape = (value: unknown): value is Shape =>
	typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const sentence = 'Mme Ben Ali habite au 4e.';
/** Nobody can look into a guard. It is tried with words, alone and within lists and objects. */
const said: readonly unknown[] = [sentence, [sentence], [[sentence]], { a: sentence }, { [sentence]: 1 }];

/** Paths such as `who.group` and `options.[]`. Throws at an unknown kind of schema, because it may hide one more place. */
export function freeTextsIn(shape: Shape, path = ''): string[] {
	switch (shape.type) {
		case 'string':
			return shape.pipe?.some(({ type }) => type === 'regex') ? [] : [path];
		case 'literal':
		case 'picklist':
		case 'number':
		case 'boolean':
			return [];
		case 'optional':
		case 'exact_optional':
		case 'nullable':
			return shape.wrapped ? freeTextsIn(shape.wrapped, path) : [];
		case 'array':
			return shape.item ? freeTextsIn(shape.item, `${path}.[]`) : [];
		case 'record':
			return isShape(shape.value) ? freeTextsIn(shape.value, `${path}.*`) : [];
		case 'union':
		case 'variant':
			return (shape.options ?? []).filter(isShape).flatMap((option) => freeTextsIn(option, path));
		case 'object':
		case 'strict_object':
			return Object.entries(shape.entries ?? {}).flatMap(([key, each]) =>
				freeTextsIn(each, path === '' ? key : `${path}.${key}`)
			);
		case 'custom':
			return said.some((words) => shape.check?.(words) ?? true) ? [path] : [];
		default:
			throw new Error(`a schema of a kind that is not looked into: ${shape.type} at ${path}`);
	}
}

// Files that import each other in a circle: the strongly connected parts of the graph of imports, by Tarjan's algorithm.

type Graph = ReadonlyMap<string, readonly string[]>;

interface Visit {
	readonly index: number;
	/** The earliest file on the stack that can be reached from here. */
	low: number;
}

/** Each circle once, its files in alphabetical order. A file that imports itself is one, too. */
export function circlesIn(graph: Graph): string[][] {
	const visits = new Map<string, Visit>();
	const stack: string[] = [];
	const circles: string[][] = [];
	const visit = (file: string): Visit => {
		const here: Visit = { index: visits.size, low: visits.size };
		visits.set(file, here);
		stack.push(file);
		for (const next of graph.get(file) ?? []) {
			const known = visits.get(next);
			if (!known) here.low = Math.min(here.low, visit(next).low);
			else if (stack.includes(next)) here.low = Math.min(here.low, known.index);
		}
		if (here.low === here.index) {
			const part = stack.splice(stack.indexOf(file));
			if (part.length > 1 || graph.get(file)?.includes(file)) circles.push(part.toSorted());
		}
		return here;
	};
	for (const file of graph.keys()) if (!visits.has(file)) visit(file);
	return circles;
}

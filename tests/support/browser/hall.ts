// The hall of a worker's stories: a network of its own. Where namespaces are not allowed the hall is this machine's loopback, and
// says so.
import { openNamespace, type Namespace } from '#scripts/namespace.ts';

export interface Hall extends Omit<Namespace, 'close'> {
	/** False where phones had to stay on the loopback. */
	readonly isApart: boolean;
}

function loopback(): Hall {
	return { address: '127.0.0.1', isApart: false, inside: [], plug: () => undefined };
}

let hall: Hall | null = null;

/** It is made once, and goes with the worker. */
export function openHall(): Hall {
	hall ??= made();
	return hall;
}

function made(): Hall {
	const namespace = openNamespace();
	if (namespace) return { ...namespace, isApart: true };
	process.stdout.write('Network namespaces are not allowed here: phones come by the loopback.\n');
	return loopback();
}

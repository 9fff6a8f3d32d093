// The hall of a story: a network of its own. Where namespaces are not allowed the hall is this machine's loopback, and
// says so.
import { openNamespace, type Namespace } from '#scripts/namespace.ts';

export interface Hall extends Namespace {
	/** False where phones had to stay on the loopback. */
	readonly isApart: boolean;
}

function loopback(): Hall {
	const nothing = (): void => undefined;
	return { address: '127.0.0.1', isApart: false, inside: [], plug: nothing, close: nothing };
}

export function openHall(): Hall {
	const namespace = openNamespace();
	if (namespace) return { ...namespace, isApart: true };
	process.stdout.write('Network namespaces are not allowed here: phones come by the loopback.\n');
	return loopback();
}

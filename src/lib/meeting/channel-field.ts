// How something came in, as a field of an event.
import * as v from 'valibot';
import { channels } from './frame.ts';

export const channel = v.picklist(channels);

// A hall full of people, in a process of its own. Run with: node residents.ts <server> <meeting key> <how many>
import { comeAndLive } from '#server/rehearsal/residents.ts';
import { stopWhenOrphaned } from '../orphan.ts';
import { ideas } from './words.ts';

const [server = '', key = '', count = '40'] = process.argv.slice(2);
stopWhenOrphaned();
comeAndLive({ server, key, count: Number(count), ideas });

// A document as plain text, to be sent as a message: its lines, as its composer cut them.
import { plain, type WrittenDocument } from './blocks.ts';

export const plainText = ({ lead: { blocks } }: WrittenDocument): string =>
	`${blocks.map((block) => (block.kind === 'text' ? plain(block.spans) : '')).join('\n')}\n`;

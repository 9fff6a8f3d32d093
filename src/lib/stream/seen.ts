// Says whether anything of a text can be seen. The door asks, and so does every form before it sends, so this file is small.

/** Something of it can be seen, once it is cleaned: spaces, marks alone and signs without width are nothing. */
export const isSeen = (text: string): boolean =>
	/[^\s\p{M}\p{Cf}\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);

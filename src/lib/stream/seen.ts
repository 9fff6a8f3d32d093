// Whether a text says anything: asked at the door, and by every form before it sends. Phones read it, too.

/** Something of it can be seen, once it is cleaned: spaces, marks alone and signs without width are nothing. */
export const isSeen = (text: string): boolean =>
	/[^\s\p{M}\p{Cf}\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);

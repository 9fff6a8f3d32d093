// The typefaces of a PDF: Latin letters, those of Turkish and its like, and Arabic. Vazirmatn, because its Arabic letters are read back as
// they were typed: those that are put together of a letter and its points are read twice.
export const typefaceNames = [
	'atkinson-hyperlegible-next-latin-400-normal',
	'atkinson-hyperlegible-next-latin-700-normal',
	'atkinson-hyperlegible-next-latin-ext-400-normal',
	'atkinson-hyperlegible-next-latin-ext-700-normal',
	'vazirmatn-arabic-400-normal',
	'vazirmatn-arabic-700-normal'
] as const;

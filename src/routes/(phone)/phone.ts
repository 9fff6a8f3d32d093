// Starts the resident's page. A phone goes to no other page, so it needs no router: this page is a build of its own
// (vite.phone.config.ts) without anything for laptops. The shell asks again for files that do not come (app.html).
import '../../app.css';
import { mount } from 'svelte';
import { Language } from '#i18n/language.svelte.ts';
import { residentParts } from '#i18n/load.ts';
import Phone from './Phone.svelte';

async function begin(): Promise<void> {
	const language = await Language.load(residentParts);
	mount(Phone, { target: document.body, props: { language } });
	document.documentElement.dataset['begun'] = '';
}
void begin();

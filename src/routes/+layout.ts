// Every surface is one shell, built once and filled in the browser: build/index.html, build/screen.html…
export const ssr = false;
export const prerender = true;
export const trailingSlash = 'never';

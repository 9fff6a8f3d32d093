// Texts that would run if anything took them for markup. Each fits into an idea, and the short ones fit into a first name.
export const short = [
	'<img src=x onerror=__xss=1>',
	'<svg onload=__xss=1>',
	'"onfocus=__xss=1 autofocus x="',
	"'-(__xss=1)-'",
	'javascript:__xss=1',
	'<a href=javascript:__xss=1>x</a>',
	'</p><script>__xss=1</script>',
	'{@html "<b>"}${__xss=1}{{__xss=1}}'
] as const;
export const corpus = [
	...short,
	'</title><script>window.__xss=1</script>',
	'</style><script>window.__xss=1</script>',
	'</textarea><script>window.__xss=1</script>',
	'--><script>window.__xss=1</script><!--',
	']]><script>window.__xss=1</script>',
	'&lt;script&gt;window.__xss=1&lt;/script&gt;',
	'<iframe srcdoc="<script>parent.__xss=1</script>"></iframe>',
	'<details open ontoggle=window.__xss=1>',
	'<math><a xlink:href=javascript:window.__xss=1>x',
	'<body onload=window.__xss=1><input autofocus onfocus=window.__xss=1>',
	'<scr<script>ipt>window.__xss=1</scr</script>ipt>',
	'[x](javascript:window.__xss=1) ![x](x"onerror="window.__xss=1)',
	'<meta http-equiv=refresh content="0;url=javascript:window.__xss=1">',
	'<base href=//evil.example/><link rel=stylesheet href=//evil.example>',
	'style="background:url(javascript:window.__xss=1)"',
	'=HYPERLINK("http://evil.example";"x")'
] as const;

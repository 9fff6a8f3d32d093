// How phones are let through the firewall of this computer, as commands for a person to run: Tablée never changes a firewall by itself.
// On Windows a rule that blocks beats any that allows, and Windows makes such rules by itself: so all rules of this program go first.
// Rules are by the program's path.

const toDelete = 'netsh advfirewall firewall delete rule name=all dir=in';
const toAdd = 'netsh advfirewall firewall add rule name=Tablee dir=in action=allow';
const allowed = 'protocol=TCP remoteip=localsubnet profile=private,public';

/**
 * One line for a command prompt of an administrator. Null where no quotes can hold the path there: Windows has no path with a quote, but
 * a name between two percent signs would be taken for a variable.
 */
export function windowsCommand(program: string): string | null {
	if (/["\r\n]|%[^%]+%/.test(program)) return null;
	const of = `program="${program}"`;
	// Not "&&": there may be nothing to delete.
	return `${toDelete} ${of} & ${toAdd} ${of} ${allowed}`;
}

/** Asks Windows for an administrator, who may be somebody else: the path is passed on, and not looked for again. */
const askWindows =
	"$q = [string][char]34; $words = '/d /c ' + $q + $q + $env:TABLEE_SELF + $q + ' autorise ' + $q + $env:TABLEE_NODE + $q + $q; " +
	'try { Start-Process -FilePath $env:ComSpec -Verb RunAs -ArgumentList $words } catch { exit 1 }';

/**
 * The file that a person starts by two clicks, for the Node of this version, in the place that it is copied to: every Tablée with this
 * Node runs by it. It asks for an administrator by itself. ASCII and CRLF, for prompts of any age.
 */
export function firewallStarter(node: string): string {
	if (!/^[\w.-]+$/.test(node)) throw new Error('this is no version');
	return `@echo off
setlocal DisableDelayedExpansion
if "%~1"=="autorise" goto allow
set "TABLEE_SELF=%~f0"
set "TABLEE_NODE=%LOCALAPPDATA%\\Tablee\\node-${node}\\node.exe"
if not exist "%TABLEE_NODE%" goto first
echo Windows va demander une autorisation. Repondez Oui.
powershell -NoProfile -Command "${askWindows}"
if errorlevel 1 goto refused
exit /b 0
:allow
${toDelete} program="%~2" >nul
${toAdd} program="%~2" ${allowed} >nul
if errorlevel 1 goto refused
echo C'est fait. Les telephones du meme Wi-Fi peuvent entrer.
pause
exit /b 0
:first
echo Ouvrez d'abord Tablee une fois, puis revenez ici.
pause
exit /b 1
:refused
echo Windows n'a rien change. Demandez a la personne qui s'occupe de l'ordinateur.
pause
exit /b 1
`.replaceAll('\n', '\r\n');
}

/** For a shell: whatever the text holds, it is one word. */
const word = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Each for one firewall of Linux, until the next start of the computer where it asks for no more. `network`: as 192.168.8.0/24. */
export function linuxCommands(
	ports: readonly number[],
	network: string
): { readonly ufw: string; readonly firewalld: string } {
	const list = ports.join(',');
	const rules = ports.map((port) => {
		const rule = `rule family="ipv4" source address="${network}" port port="${port}" protocol="tcp" accept`;
		return `--add-rich-rule=${word(rule)}`;
	});
	return {
		ufw: `sudo ufw allow proto tcp from ${network} to any port ${list}`,
		firewalld: `sudo firewall-cmd ${rules.join(' ')}`
	};
}

/** Linux keeps the ports below 1024 for administrators; this program alone is given them. */
export const portCommand = (program: string): string =>
	`sudo setcap cap_net_bind_service=+ep ${word(program)}`;

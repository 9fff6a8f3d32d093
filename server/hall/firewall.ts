// The commands that let phones through this computer's firewall. A person runs them; Tablée never changes a firewall by itself.
// On Windows a blocking rule wins over every allowing rule, and Windows makes blocking rules by itself. So the command first deletes
// all rules of this program. A rule names a program by its path.

const toDelete = 'netsh advfirewall firewall delete rule name=all dir=in';
const toAdd = 'netsh advfirewall firewall add rule name=Tablee dir=in action=allow';
const allowed = 'protocol=TCP remoteip=localsubnet profile=private,public';

/**
 * One line for an administrator's command prompt. Null if quotes cannot hold the path. No path in Windows has a quote, but a
 * name between two percent signs would be read as a variable.
 */
export function windowsCommand(program: string): string | null {
	if (/["\r\n]|%[^%]+%/.test(program)) return null;
	const of = `program="${program}"`;
	// "&", not "&&": deleting fails if there is no rule yet.
	return `${toDelete} ${of} & ${toAdd} ${of} ${allowed}`;
}

/** Asks Windows for an administrator. That may be another user, so the path is passed on and not looked up again. */
const askWindows =
	"$q = [string][char]34; $words = '/d /c ' + $q + $q + $env:TABLEE_SELF + $q + ' autorise ' + $q + $env:TABLEE_NODE + $q + $q; " +
	'try { Start-Process -FilePath $env:ComSpec -Verb RunAs -ArgumentList $words } catch { exit 1 }';

/**
 * The file that a person starts with two clicks. It allows the Node of this version at the place where Tablée copies it, which every
 * Tablée with this Node uses. The file itself asks for an administrator. It is ASCII with CRLF, for old command prompts too.
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

/** Quotes a text for a shell, so that it is one word whatever it contains. */
const word = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** One command for each firewall of Linux. That of firewalld lasts until the computer starts again. `network`: as 192.168.8.0/24. */
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

/** Linux reserves the ports below 1024 for administrators. This command gives them to this program only. */
export const portCommand = (program: string): string =>
	`sudo setcap cap_net_bind_service=+ep ${word(program)}`;

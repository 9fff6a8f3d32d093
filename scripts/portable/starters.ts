// The starters, which a person opens with two clicks. A starter runs Tablée from its copy on this computer, and makes that copy first if it
// is missing or incomplete. So a USB stick may be pulled out afterwards. The files are ASCII, with CRLF on Windows, for old command
// prompts too. `%~dp0` is the folder of the file. Each path is in quotes, and no part of a path is read a second time.

export interface Started {
	readonly version: string;
	/** The version of Node in the folder. */
	readonly node: string;
	/** The path of the manifest. It is copied last, so it shows that the copy is complete. */
	readonly manifest: string;
}

const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
const inWindows = (path: string): string => path.replaceAll('/', '\\');

/** Explorer opens a file in a zip without the files beside it. */
const fromZip = `:zip
echo Tablee ne peut pas demarrer d'ici : ses autres fichiers manquent.
echo.
echo Si vous avez ouvert le fichier zip : fermez-le, faites un clic droit dessus,
echo choisissez "Extraire tout", puis ouvrez Tablee dans le dossier obtenu.
echo.
pause
exit /b 1
`;

export const windowsStarter = ({ version, node, manifest }: Started): string =>
	crlf(`@echo off
setlocal DisableDelayedExpansion
chcp 65001 >nul
title Tablee
cd /d "%~dp0"
if not exist "%~dp0app\\tablee.mjs" goto zip
if not defined LOCALAPPDATA set "LOCALAPPDATA=%USERPROFILE%\\AppData\\Local"
set "TABLEE_FROM=%~dp0"
set "TABLEE_HERE=%LOCALAPPDATA%\\Tablee\\${version}"
set "TABLEE_NODE=%LOCALAPPDATA%\\Tablee\\node-${node}\\node.exe"
if not exist "%TABLEE_HERE%\\${inWindows(manifest)}" goto copy
if not exist "%TABLEE_HERE%\\app\\tablee.mjs" goto copy
if exist "%TABLEE_NODE%" goto start
:copy
if not exist "%~dp0node\\node.exe" goto zip
echo Tablee se copie sur cet ordinateur. Cela prend quelques instants.
"%~dp0node\\node.exe" "%~dp0app\\tablee.mjs" copie ${manifest}
if errorlevel 1 goto failed
:start
cd /d "%TABLEE_HERE%"
if "%~1"=="--revenir" goto back
start "Tablee" /min "%TABLEE_NODE%" "%TABLEE_HERE%\\app\\tablee.mjs"
if errorlevel 1 goto failed
exit /b 0
:back
"%TABLEE_NODE%" "%TABLEE_HERE%\\app\\tablee.mjs" --revenir
if errorlevel 1 goto failed
echo.
pause
exit /b 0
:failed
echo.
pause
exit /b 1
${fromZip}`);

/** After this, the meetings lie beside the starter, for example on a stick. The folder's name may have an accent, in either encoding. */
export const windowsKeeper = (): string =>
	crlf(`@echo off
setlocal DisableDelayedExpansion
title Tablee
if not exist "%~dp0node\\node.exe" goto zip
dir /b /ad "%~dp0donn?es" >nul 2>nul
if not errorlevel 1 goto already
dir /b /ad "%~dp0donn??es" >nul 2>nul
if not errorlevel 1 goto already
mkdir "%~dp0donnees"
if errorlevel 1 goto refused
echo C'est fait. Desormais, Tablee garde les seances ici, dans le dossier "donnees".
echo Les seances deja gardees sur cet ordinateur y restent.
echo.
echo Ouvrez maintenant Tablee. Tant qu'elle est ouverte, laissez la cle branchee.
echo.
pause
exit /b 0
:already
echo C'est deja le cas : Tablee garde les seances ici, dans le dossier "donnees".
echo Pour les garder de nouveau sur l'ordinateur, donnez un autre nom a ce dossier.
echo.
pause
exit /b 0
:refused
echo Rien ne peut etre ecrit ici. La cle est peut-etre protegee ou pleine.
echo.
pause
exit /b 1
${fromZip}`);

/** A stick may have no permission to execute, or forbid it. That does not matter, because Node is copied to this computer first. */
export const linuxStarter = ({ version, node, manifest }: Started): string => `#!/bin/sh
# Demarre Tablee. Dans un terminal : sh Tablee.sh
from=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd) || exit 1
if [ -z "\${HOME:-}" ]; then
	echo "Tablee ne sait pas ou est votre dossier personnel (HOME)." >&2
	exit 1
fi
case "\${XDG_DATA_HOME:-}" in
/*) base=$XDG_DATA_HOME/tablee ;;
*) base=$HOME/.local/share/tablee ;;
esac
here=$base/${version}
program=$base/node-${node}/bin/node

alone() {
	echo "Tablee ne peut pas demarrer d'ici : ses autres fichiers manquent. Extrayez toute l'archive, puis ouvrez Tablee.sh dans le dossier obtenu." >&2
	exit 1
}
[ -f "$from/app/tablee.mjs" ] || alone

if [ ! -f "$here/${manifest}" ] || [ ! -f "$here/app/tablee.mjs" ] || [ ! -x "$program" ]; then
	[ -f "$from/node/bin/node" ] || alone
	echo "Tablee se copie sur cet ordinateur. Cela prend quelques instants."
	node=$from/node/bin/node
	own=
	if ! "$node" --version >/dev/null 2>&1; then
		own=$base/.node-$$
		trap 'rm -f "$own"' EXIT
		trap 'exit 1' HUP INT TERM
		mkdir -p "$base" && cp "$node" "$own" && chmod 700 "$own" || {
			echo "Il n'y a pas assez de place sur cet ordinateur pour Tablee, ou rien ne peut y etre ecrit." >&2
			exit 1
		}
		node=$own
		"$node" --version >/dev/null 2>&1 || {
			echo "Ce dossier n'est pas fait pour cet ordinateur ($(uname -m))." >&2
			exit 1
		}
	fi
	"$node" "$from/app/tablee.mjs" copie ${manifest} || exit 1
	if [ -n "$own" ]; then
		rm -f "$own"
		trap - EXIT HUP INT TERM
	fi
fi

# Of what was typed, or dropped on it, one word is passed on.
[ "\${1:-}" = --revenir ] && set -- --revenir || set --
cd "$here" || exit 1
TABLEE_FROM=$from exec "$program" "$here/app/tablee.mjs" "$@"
`;

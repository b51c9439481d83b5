/** Files as git and the machine hold them: out of the repository, closed to others, and where clients write their logs. */

import type { Location, Os } from '../../client.ts'
import { isCredential, type Reader } from '../../model.ts'
import { rotationPage } from '../secrets/rotation.ts'
import { ignorePattern, pathOf, shellPath, shellWord } from './quoting.ts'
import { type Recipe, recipe, type Step, type Subject, sh } from './recipe.ts'

const UNKNOWN = 'FILE'

/** Out of git, and out of it for good. */
export function untrack(subject: Subject): readonly Recipe[] {
  // A repository of dotfiles has its root at the home.
  const path = pathOf(takenPath(subject)?.replace(/^~\//, ''), UNKNOWN, subject)
  const pages = [
    ...new Set(
      (subject.config?.secrets ?? [])
        .filter(isCredential)
        .flatMap(({ providerId }) => (providerId === undefined ? [] : [rotationPage(providerId) ?? []].flat())),
    ),
  ].sort()
  const revoke = 'What was ever pushed is with whoever has a clone: revoke the credentials in it before all else'
  return [
    recipe(
      'Out of git',
      [
        pages.length === 0 ? `${revoke}.` : `${revoke} (${pages.join('; ')}).`,
        'Then, at the root of the repository, take the file out of git and keep it on the disk:',
        sh(
          `git log --oneline -- ${shellWord(path)}`,
          `git rm --cached --ignore-unmatch -- ${shellWord(path)}`,
          `printf '%s\\n' ${shellWord(ignorePattern(path))} >> .gitignore`,
          'git add .gitignore && git commit -m "Keep local configuration out of git"',
        ),
        'The first line lists the commits that still hold it. To take it out of those as well, which gives all later ones a new name (ask whoever has a clone first):',
        sh(`git filter-repo --invert-paths --path ${shellWord(path)}`),
      ],
      'https://docs.github.com/authentication/keeping-your-account-and-data-secure/removing-sensitive-data-from-a-repository',
    ),
  ]
}

/** The file of variables that the finding points at, or the configuration. */
function takenPath({ config, at }: Subject): string | undefined {
  const named = config?.exposure?.envFiles.find(({ at: place }) => {
    const span = 'start' in place ? place : place.node.span
    return at !== undefined && span.start <= at && at < span.end
  })
  return named?.path ?? config?.path
}

/** Closed to the other users of the machine. */
export function permissions(subject: Subject): readonly Recipe[] {
  const path = pathOf(subject.config?.path, UNKNOWN, subject)
  const folder = subject.config?.exposure?.others?.folder
  const steps: readonly Step[] = [
    ...(folder === undefined
      ? []
      : [
          'First the folder, in which others may put another file in the place of this one:',
          sh(`chmod go-w ${operand(pathOf(folder, 'FOLDER', subject))}`),
        ]),
    'Reading and writing for you alone, and a look at the result:',
    sh(`chmod 600 ${operand(path)}`, `ls -l ${operand(path)}`),
    "Look at what the file says now. 'umask 077' in the profile of your shell makes new files so from the start.",
  ]
  return [recipe('For you alone', steps, 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/chmod.html')]
}

/** A path that no program takes for an option. */
function operand(path: string): string {
  return shellPath(path.startsWith('-') ? `./${path}` : path)
}

/** Where the clients that read the file write down what their servers say. */
export function logs(subject: Subject): readonly Recipe[] {
  const all = (subject.server?.readers.length ? subject.server.readers : subject.config?.readers) ?? []
  const lines = [...new Set(all.flatMap((reader) => linesOf(reader, subject.os)))].sort()
  if (lines.length === 0 && subject.config) return []
  const [only, ...others] = lines
  return [
    recipe(
      'Where the logs are',
      [
        ...(lines.length === 0
          ? ["Clients keep logs in folders of their own. With '--for' and a file, those that are known are named here."]
          : [
              `What servers say on standard error, and often what they are sent, is written there: ${lines.join('; ')}.`,
            ]),
        "Once a credential has been in a file, in arguments or in a URL, it may be in these as well: after it is revoked, delete them. They are nobody else's business:",
        sh(`chmod -R go-rwx ${only !== undefined && others.length === 0 ? folderIn(only) : 'FOLDER'}`),
      ],
      'https://modelcontextprotocol.io/docs/tools/debugging',
    ),
  ]
}

/** "Claude Desktop: ~/Library/Logs/Claude (macOS)". */
function linesOf({ client: { name, logs: at } }: Reader, os: Os | undefined): readonly string[] {
  if (at === undefined) return []
  if (typeof at === 'string' || isList(at)) return systems(os).flatMap((one) => lineOf(name, at, one))
  return systems(os).flatMap((one) => lineOf(name, at[one] ?? [], one))
}

const SYSTEMS: readonly Os[] = ['linux', 'darwin', 'win32']

function systems(os: Os | undefined): readonly Os[] {
  return os === undefined ? SYSTEMS : [os]
}

function lineOf(name: string, at: Location, os: Os): readonly string[] {
  const places = typeof at === 'string' ? [at] : at
  return places.map((place) => `${name}: ${spelledOut(place, os)}`)
}

function isList(at: object): at is readonly string[] {
  return Array.isArray(at)
}

/** As `src/client.ts` says what the names in braces stand for. */
const FOLDERS: Readonly<Record<Os, Readonly<Record<string, string>>>> = {
  linux: { config: '~/.config', data: '~/.local/share', appData: '~/.config' },
  darwin: { config: '~/.config', data: '~/.local/share', appData: '~/Library/Application Support' },
  win32: { config: '~/.config', data: '~/.local/share', appData: '%APPDATA%', localAppData: '%LOCALAPPDATA%' },
}

function spelledOut(location: string, os: Os): string {
  return location.replace(/^\{(\w{1,16})\}/, (braced, name: string) => FOLDERS[os][name] ?? braced)
}

function folderIn(line: string): string {
  return shellPath(line.slice(line.indexOf(': ') + 2))
}

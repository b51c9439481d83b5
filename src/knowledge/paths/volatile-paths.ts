/** Folders in which others, or anything that was downloaded, may put a program of the name that is looked for there. */

import { memoized } from '../memoize.ts'

/** What such a folder is, for a sentence: who else writes there. */
const VOLATILE: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:\/private)?\/(?:tmp|var\/tmp)(?=\/|$)|^\/dev\/shm(?=\/|$)|^[a-z]:\/(?:windows\/)?temp(?=\/|$)/i,
    'a temporary folder that every user and program on the machine can write to',
  ],
  [
    /^(?:\$\{?(?:env:)?(?:TMPDIR|TEMP|TMP)\}?|\{env:(?:TMPDIR|TEMP|TMP)\}|%(?:TEMP|TMP)%)(?=\/|$)|^(?:\/private)?\/var\/folders\/|^[a-z]:\/users\/[^/]{1,64}\/appdata\/local\/temp(?=\/|$)|^%LOCALAPPDATA%\/temp(?=\/|$)/i,
    "a temporary folder that all of its user's programs can write to",
  ],
  [
    /^(?:~|\$HOME|\$\{HOME\}|\$\{env:HOME\}|\$\{userHome\}|%USERPROFILE%|\$\{env:USERPROFILE\}|\/home\/[^/]{1,64}|\/Users\/[^/]{1,64}|[a-z]:\/Users\/[^/]{1,64}|\/mnt\/[a-z]\/Users\/[^/]{1,64})\/Downloads(?=\/|$)/i,
    'the downloads folder, where any web page can put a file',
  ],
  [
    /^\/Users\/Shared(?=\/|$)|^[a-z]:\/Users\/Public(?=\/|$)|^%PUBLIC%(?=\/|$)/i,
    'a shared folder that every user of the machine can write to',
  ],
]

/** `\\server\share`; a device path and a distribution of WSL lie on this machine. */
const NETWORK = /^\/\/(?![?.]\/|wsl(?:\$|\.localhost)\/)[^/]{1,255}\/[^/]/i

/** What makes a path a bad place to start programs from, for a sentence; undefined where it is an ordinary one. */
export const volatileFolder = memoized((written: string): string | undefined => {
  // Nearly every path begins otherwise; `~`, `$`, `%` and braces begin references.
  if (!/^[/\\~$%{A-Za-z"']/.test(written)) return undefined
  const path = written
    .slice(0, 4096)
    .replace(/^["'](.{0,4094})["']$/s, '$1')
    .replace(/^file:(?:\/\/)?(?=\/)/i, '')
    .replaceAll('\\', '/')
  if (!/^[/~$%{]|^[A-Za-z]:\//.test(path)) return undefined
  if (path.startsWith('//')) return NETWORK.test(path) ? 'a network share, which another machine controls' : undefined
  return VOLATILE.find(([pattern]) => pattern.test(path))?.[1]
})

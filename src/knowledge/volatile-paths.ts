/** Folders in which others, or anything that was downloaded, may put a program of the name that is looked for there. */

import { remembered } from './remember.ts'

/** What such a folder is, for a sentence: who else writes there. */
const VOLATILE: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:\/private)?\/(?:tmp|var\/tmp)(?=\/|$)|^\/dev\/shm(?=\/|$)|^[a-z]:\/(?:windows\/)?temp(?=\/|$)/i,
    'a temporary folder, in which every user and every program of the machine writes',
  ],
  [
    /^(?:\$\{?(?:env:)?(?:TMPDIR|TEMP|TMP)\}?|\{env:(?:TMPDIR|TEMP|TMP)\}|%(?:TEMP|TMP)%)(?=\/|$)|^(?:\/private)?\/var\/folders\/|^[a-z]:\/users\/[^/]{1,64}\/appdata\/local\/temp(?=\/|$)|^%LOCALAPPDATA%\/temp(?=\/|$)/i,
    'a temporary folder, in which every program of its user writes',
  ],
  [
    /^(?:~|\$HOME|\$\{HOME\}|\$\{env:HOME\}|\$\{userHome\}|%USERPROFILE%|\$\{env:USERPROFILE\}|\/home\/[^/]{1,64}|\/Users\/[^/]{1,64}|[a-z]:\/Users\/[^/]{1,64}|\/mnt\/[a-z]\/Users\/[^/]{1,64})\/Downloads(?=\/|$)/i,
    'the folder of downloads, in which any web page can place a file',
  ],
  [
    /^\/Users\/Shared(?=\/|$)|^[a-z]:\/Users\/Public(?=\/|$)|^%PUBLIC%(?=\/|$)/i,
    'a shared folder, in which every user of the machine writes',
  ],
]

/** `\\server\share`; a device path and a distribution of WSL lie on this machine. */
const NETWORK = /^\/\/(?![?.]\/|wsl(?:\$|\.localhost)\/)[^/]{1,255}\/[^/]/i

/** What makes a path a bad place to start programs from, for a sentence; undefined where it is an ordinary one. */
export const volatileFolder = remembered((written: string): string | undefined => {
  // Nearly every path begins otherwise; `~`, `$`, `%` and braces begin references.
  if (!/^[/\\~$%{A-Za-z"']/.test(written)) return undefined
  const path = written
    .slice(0, 4096)
    .replace(/^["'](.{0,4094})["']$/s, '$1')
    .replaceAll('\\', '/')
  if (!/^[/~$%{]|^[A-Za-z]:\//.test(path)) return undefined
  if (path.startsWith('//')) return NETWORK.test(path) ? 'a network share, which another machine holds' : undefined
  return VOLATILE.find(([pattern]) => pattern.test(path))?.[1]
})

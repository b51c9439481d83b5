/** What this room hands out. */

import type { Machine } from '../discover/machine.ts'

/** Ecosystems whose versions can be found on a machine. */
export type Artifact = 'npm' | 'pypi' | 'docker'

export interface Sought {
  readonly ecosystem: Artifact
  /** Of an image: registry and path, without tag or digest. */
  readonly name: string
  /** `^1.2`, `~=1.0`, `latest`; the tag of an image. Absent: whatever the runner takes by itself. */
  readonly range?: string
  /** Whatever starts it, as a launch names it: `npx`, `pnpm dlx`, `uvx`, `pipx run`, `docker`, … The usual one when absent. */
  readonly runner?: string
}

export type Source =
  // Of a project: whoever wrote its configuration may have written these as well.
  | 'node_modules'
  | 'npm-shrinkwrap.json'
  | 'package-lock.json'
  | 'pnpm-lock.yaml'
  | 'yarn.lock'
  | 'bun.lock'
  | 'site-packages'
  | 'uv.lock'
  | 'poetry.lock'
  | 'Pipfile.lock'
  | 'requirements.txt'
  // Of the user's machine.
  | 'global npm'
  | 'npx cache'
  | 'npm cache'
  | 'pnpm dlx cache'
  | 'bun cache'
  | 'uv tool'
  | 'uv cache'
  | 'pipx'
  | 'pipx cache'
  | 'docker'
  | 'podman'

export interface InstalledVersion {
  readonly ecosystem: Artifact
  /** As it was sought. */
  readonly name: string
  /** One release, or `sha256:…` of an image. */
  readonly version: string
  readonly source: Source
  /** The file, or the folder, that says so: absolute, `/` between segments. Foreign text, not to be shown as it is. */
  readonly path: string
  /** The range or tag that it was fetched for, where that is known; `latest` where none was given. */
  readonly asked?: string
  /** In a folder above the project: a program of that name is found there, and no range is looked for. */
  readonly onlyByName?: true
}

/** Where to look. */
export interface Places {
  /** The folder in which the server would be started, absolute: its locks and trees count, and those above it. */
  readonly root: string
  readonly machines: readonly Machine[]
}

/** A program that is to be asked, and what is told to it: no shell is in between. */
export interface Question {
  readonly program: string
  readonly args: readonly string[]
  /** Its standard input; nothing when absent. */
  readonly input?: string
}

/** What came of a question: what the program wrote to its standard output, or why there is no telling. */
export type Answer =
  | { readonly kind: 'answered'; readonly text: string }
  /** It ended with an error; what it wrote may say which. */
  | { readonly kind: 'refused'; readonly text: string }
  /** It took too long, or wrote more than any answer has. */
  | { readonly kind: 'stopped' }
  /** There is no such program that may be started. */
  | { readonly kind: 'absent' }

/** `away`: absolute folders whose programs are not started, as those that are scanned. */
export type Ask = (question: Question, away: readonly string[]) => Promise<Answer>

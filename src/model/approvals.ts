/** What takes the human out of the loop. */

import type { Client, Confidence, Grants, Meaning, Path, Undo } from '../client.ts'
import type { Node } from '../tree.ts'
import type { Launch } from './launch.ts'

/** Something in a config that takes the human out of the loop, or has another of the meanings that clients' data know. */
export interface Approval {
  readonly means: Meaning
  /** Whose setting it is; undefined for a key that many clients use, in a file none of them is known to read. */
  readonly client: Client | undefined
  /** Narrowest token that says so; the root, for something absent. */
  readonly node: Node
  readonly words: string
  /** `everything` that the client runs, one `server`, or named `tools`. */
  readonly reach: 'everything' | 'server' | 'tool'
  readonly server: string | undefined
  readonly tool: string | undefined
  /** For `folders-added` and `files-approved`: the folder as written; undefined where every folder is meant. */
  readonly folder: string | undefined
  /** Of a list of words with alternatives: the command among those that it stands for which hands over a shell. */
  readonly command?: string
  /** For what runs, wherever it does: what the command starts. */
  readonly launch: Launch | undefined
  /** What is launched is no command, but what the client loads into itself. */
  readonly plugIn?: true
  /** A reader of this file honours it; false for a key that only other clients know. */
  readonly honoured: boolean
  /** The client whose file it is and that has no such key for an entry, where readers beside it do. */
  readonly notOf?: Client
  readonly confidence: Confidence
  /** The setting's path, for what is absent. */
  readonly at: Path
  /** For a grant: how its client writes them. */
  readonly grants?: Grants
  /** How its client is told to ask again, where leaving it out is not the way. */
  readonly undo?: Undo
  /** Of `events-sent`: variables are put into the address without being listed. */
  readonly fillsAny?: true
  /** For what is absent of some tools only: how a server's begin, and the patterns of those for which it is set. */
  readonly set?: { readonly tools: string; readonly patterns: readonly string[] }
}

/** What an organisation allows and forbids. */

import type { ScalarValue, Scope } from '../client.ts'
import type { Span } from '../tree.ts'

/** What an organisation allows and forbids, by globs. What is denied is denied; an allow list allows nothing else. */
export interface Patterns {
  readonly allow?: readonly string[] | undefined
  readonly deny?: readonly string[] | undefined
  /** Why, for whoever reads the finding. */
  readonly reason?: string | undefined
}

/** A value that a client's settings have to have. */
export interface RequiredSetting {
  readonly client: string
  /** JSON pointer. */
  readonly at: string
  /** Any of these. */
  readonly is: readonly ScalarValue[]
  /** Where it has to stand; in any file of the client when undefined. */
  readonly scope?: Scope | undefined
  readonly reason?: string | undefined
  /** Where it is asked for. */
  readonly asked: Span
}

export interface Policy {
  readonly servers?: Patterns | undefined
  readonly packages?: Patterns | undefined
  readonly hosts?: Patterns | undefined
  readonly commands?: Patterns | undefined
  readonly roots?: Patterns | undefined
  readonly settings: readonly RequiredSetting[]
}

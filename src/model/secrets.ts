/** A credential, or what stands in the place of one. */

import type { Confidence } from '../client.ts'
import type { Span, StringNode } from '../tree.ts'

export type SecretPlace = 'env' | 'arg' | 'header' | 'url' | 'other'

/** Where a credential, or something in a credential's place, stands. The value itself is not kept here. */
export interface Secret {
  /**
   * `token` a credential; `key-material` what opens a whole account or signs; `password` weak or well known;
   * `placeholder` nothing yet; `possible` not sure.
   */
  readonly kind: 'token' | 'key-material' | 'password' | 'placeholder' | 'possible'
  readonly place: SecretPlace
  /** `GitHub`, where the value's shape or its surroundings tell. */
  readonly provider: string | undefined
  /** The row of the table of providers whose shape or name it has. */
  readonly providerId: string | undefined
  /** What to call it in a sentence: `a GitHub personal access token`. */
  readonly label: string
  /** The variable, header, flag or query parameter it is given as. */
  readonly key: string | undefined
  readonly server: string | undefined
  readonly confidence: Confidence
  readonly node: StringNode
  /** The secret characters and no others: what every output masks. */
  readonly at: Span
  /** What may be shown: `ghp_Rw…a5hW (40 chars)`. */
  readonly preview: string
  /** It stands in base64: the characters hold more than the secret, and are no use without the rest. */
  readonly encoded: boolean
  /** What it comes to once its pieces are put together and its escapes undone; undefined where it stands there as it is. */
  readonly plain: string | undefined
  /** The same for the same characters, of credentials; kept in memory only, and never shown. */
  readonly identity: string | undefined
}

/** What opens something by itself, as against a weak password, a placeholder and what nobody is sure of. */
export function isCredential({ kind }: Secret): boolean {
  return kind === 'token' || kind === 'key-material'
}

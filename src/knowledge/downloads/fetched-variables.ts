/**
 * Variables of a script that hold what it downloaded: by an assignment, by `read`, `mapfile`, `printf -v`, `set --`, or as
 * those of a loop. Sources: POSIX.1-2024 XCU 2.14 (set), read(1), the Bash 5.2 manual (mapfile, printf -v).
 */

import type { Text } from '../../model.ts'
import { isFileSubstitution, substituted } from './substitutions.ts'

const READS = /^(?:read|mapfile|readarray)$/
const VARIABLE =
  /^\s{0,8}(?:(?:eval|exec)\s{1,4})?["']?\$(?:([A-Za-z_]\w{0,63}|[\d@*])|\{([A-Za-z_]\w{0,63}|[\d@*])[^{}]{0,64}\})(?=$|["'\s;&|])/
const ARGUMENTS: readonly string[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '@', '*']

export class FetchedVariables {
  readonly #names: Set<string>

  constructor(names: Iterable<string>) {
    this.#names = new Set(names)
  }

  /** Whether a text is, or as a command begins with, what such a variable holds. */
  isIn(text: string): boolean {
    if (this.#names.size === 0) return false
    const [, plain, braced] = VARIABLE.exec(text.slice(0, 256)) ?? []
    const name = plain ?? braced
    return name !== undefined && this.#names.has(name)
  }

  /** Notes what a command puts into variables. `input`: whether what it reads was downloaded. */
  note(program: string, words: readonly Text[], input: boolean): void {
    if (READS.test(program)) {
      if (input) for (const { value } of words) if (/^[A-Za-z_]\w{0,63}$/.test(value)) this.#names.add(value)
      if (input && program === 'read') this.#names.add('REPLY')
      if (input && program !== 'read') this.#names.add('MAPFILE')
    } else if (program === 'printf' && words[0]?.value === '-v') {
      const [, name, ...rest] = words
      if (name && rest.some((word) => this.#isFetched(word))) this.#names.add(name.value)
    } else if (program === 'set') {
      if (words.some((word) => this.#isFetched(word))) for (const name of ARGUMENTS) this.#names.add(name)
    } else if (words[0]?.value === 'in') {
      // `for name in words`, whose first word is of the grammar.
      if (words.some((word) => this.#isFetched(word))) this.#names.add(program)
    }
  }

  #isFetched({ value }: Text): boolean {
    return this.isIn(value) || isFileSubstitution(value) || (/\$\(|`/.test(value) && substituted(value).anywhere)
  }
}

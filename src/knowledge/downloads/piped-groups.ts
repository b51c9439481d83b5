/** What is piped into groups of commands, and out of them: `(cd /tmp; curl …) | (read first; sh)`. */

import type { ShellCommand, ShellGroup } from '../../model.ts'

export class PipedGroups {
  /** Those in which something is printed that was downloaded, and those that are given such to read. */
  readonly #printing = new Set<ShellGroup>()
  readonly #fed = new Set<ShellGroup>()
  #open: readonly ShellGroup[] = []

  /** Whether a command is given to read what was downloaded. `piped`: whether the command before it prints such. */
  enter(command: ShellCommand, isPiped: boolean, piped: boolean): boolean {
    const groups = groupsOf(command)
    if (isPiped) {
      const closed = this.#open.find((group) => !groups.includes(group))
      const arrives = closed ? this.#printing.has(closed) : piped
      if (arrives) for (const group of groups) if (!this.#open.includes(group)) this.#fed.add(group)
      this.#open = groups
      return arrives
    }
    this.#open = groups
    return piped || this.isFed(command)
  }

  /** Whether what was downloaded is the input of a group that it stands in. */
  isFed(command: ShellCommand): boolean {
    return this.#fed.size > 0 && groupsOf(command).some((group) => this.#fed.has(group))
  }

  print(command: ShellCommand): void {
    for (const group of groupsOf(command)) this.#printing.add(group)
  }
}

/** The groups that a command stands in, the outermost first. */
export function groupsOf({ group }: ShellCommand): readonly ShellGroup[] {
  const groups: ShellGroup[] = []
  for (let each = group; each; each = each.around) groups.push(each)
  return groups.reverse()
}

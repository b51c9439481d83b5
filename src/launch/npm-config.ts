/**
 * The configuration of npm where it says what runs, from the environment and from options. Sources: docs.npmjs.com, config
 * ("Environment Variables", `call`, `package`, `node-options`, `script-shell`), and pnpm.io, settings; each tried with npm
 * 11.19 and pnpm 10.34.
 */

import type { OptionVariables } from '../knowledge/programs/option-table.ts'
import type { Binding, Text } from '../model.ts'
import type { Options } from './options.ts'
import { slice, variablesOfOptions } from './options.ts'

/** pnpm has a prefix of its own from version 11 on; npm takes its own in any case. */
const PREFIX = /^p?npm_config_(?=.)/i

/** What the environment sets a key of npm's configuration to; nothing where it is empty, as npm has it. */
export function configured(env: readonly Binding[] | undefined, key: string): Text | undefined {
  return env?.findLast(({ name, value }) => value && value.value !== '' && keyNamedBy(name) === key)?.value
}

/** The same for a key that holds several values: apart by an empty line. */
export function configuredList(env: readonly Binding[] | undefined, key: string): readonly Text[] {
  const whole = configured(env, key)
  let from = 0
  return (whole?.value.split('\n\n') ?? []).flatMap((value) => {
    const begin = from
    from += value.length + 2
    return whole && value !== '' ? [slice(whole, begin, begin + value.length)] : []
  })
}

/** The key of npm's configuration that a variable of this name sets. */
function keyNamedBy(name: string): string | undefined {
  const prefix = PREFIX.exec(name.slice(0, 32))?.[0]
  return prefix === undefined ? undefined : name.slice(prefix.length).replaceAll('_', '-').toLowerCase()
}

/** Options that npm, and pnpm behind `--config.`, hand on to all that they start, as these variables. */
const HANDED_ON: OptionVariables = [
  ['--node-options', 'NODE_OPTIONS'],
  ['--script-shell', 'npm_config_script_shell'],
]

/** What the options of a runner put into the environment of what it starts. */
export function handedOn(options: Options): readonly Binding[] {
  return variablesOfOptions(options, HANDED_ON)
}

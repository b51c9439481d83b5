/** Reports that are written to files beside what is printed: `--output kind=file`. */

import { UsageError } from '../errors.ts'
import { closest } from '../triage/suggest.ts'
import { type Host, resolvePath } from './host.ts'

export interface Output<Kind extends string> {
  readonly kind: Kind
  /** As it was typed. */
  readonly path: string
}

/**
 * What `--output` was given, in order. `called`: what one of these kinds is, for the complaint about none of them. Throws a
 * UsageError.
 */
export function outputsIn<Kind extends string>(
  given: readonly string[] = [],
  kinds: readonly Kind[],
  { called, example, host }: { readonly called: string; readonly example: string; readonly host: Host },
): readonly Output<Kind>[] {
  const outputs = given.map((output) => {
    const [word = '', ...rest] = output.split('=')
    const kind = kinds.find((known) => known === word)
    const path = rest.join('=')
    if (path === '-')
      throw new UsageError("'-' is not a file to write to: use '--format' to choose what is printed.", [
        "'/dev/stdout' writes to standard output, where it exists.",
      ])
    if (kind !== undefined && path !== '') return { kind, path }
    if (path === '')
      throw new UsageError(`'--output ${output}' names no file.`, [`Write it as kind=file: '--output ${example}'.`])
    const near = closest(word, kinds)
    throw new UsageError(`There is no ${called} '${word}'.`, [
      near ? `Did you mean '${near}'?` : `There are ${kinds.join(', ')}.`,
    ])
  })
  const places = outputs.map(({ path }) => resolvePath(path, host))
  const twice = outputs.find((_, at) => places.indexOf(places[at] ?? '') < at)
  if (twice) throw new UsageError(`Two reports given to '--output' would be written to '${twice.path}'.`)
  return outputs
}

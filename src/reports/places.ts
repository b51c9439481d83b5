/** Findings of a report as a comparison needs them: each place of a credential by itself. */

import { alsoElsewhere } from '../knowledge/secrets/one-credential.ts'
import type { Told } from './compared.ts'

/**
 * A report tells a credential that stands in several places once, at the first of them. One place more is a new finding, and one
 * fewer leaves the others as they were; so each becomes a finding of its own again, of which the report has no sentence.
 */
export function eachPlace(findings: readonly Told[]): readonly Told[] {
  return findings.flatMap((finding) => {
    const { related = [], message, file, start } = finding
    const places = related.filter(({ fingerprint }) => fingerprint !== undefined)
    if (places.length === 0) return [finding]
    const said = ` ${alsoElsewhere(places.length)}`
    const first = {
      ...finding,
      message: message.endsWith(said) ? message.slice(0, -said.length) : message,
      related: related.filter(({ fingerprint }) => fingerprint === undefined),
    }
    const others = places.map(
      ({ file: elsewhere, start: from, end, server, fingerprint = '' }): Told => ({
        ...finding,
        file: elsewhere,
        start: from,
        end,
        server,
        fingerprint,
        pointer: '',
        message: `The same credential as in '${file}', line ${start.line}, stands here.`,
        isPlace: true,
        related: [],
        fix: undefined,
      }),
    )
    return [first, ...others]
  })
}

/** The standards that rules map to, as SARIF's taxonomies (3.14.8, 3.19.3 and 3.49.15 of the specification). */

import { type Entry, STANDARD_IDS, STANDARDS, type StandardId, standardsOf } from '../knowledge/standards.ts'
import type { RuleMeta } from '../model.ts'

export interface Taxonomies {
  /** For `run.taxonomies`: of each standard, the entries that some rule maps to. */
  readonly components: readonly object[]
  /** For `driver.supportedTaxonomies`. */
  readonly references: readonly object[]
  /** A rule's `relationships`. */
  readonly relationships: (rule: RuleMeta) => readonly object[]
}

/** Of all rules of a run, so that the indexes agree. */
export function taxonomiesOf(rules: readonly RuleMeta[]): Taxonomies {
  const entries = new Map<string, Entry>()
  for (const rule of rules) for (const each of standardsOf(rule)) entries.set(each.id, each)
  const used = STANDARD_IDS.map((standard) => ({
    standard,
    taxa: [...entries.values()].filter((each) => each.standard === standard).sort(byId),
  })).filter(({ taxa }) => taxa.length > 0)
  const places = new Map(
    used.flatMap(({ standard, taxa }, component) =>
      taxa.map(({ id }, index) => [
        id,
        { id, index, toolComponent: { name: STANDARDS[standard].name, index: component } },
      ]),
    ),
  )
  return {
    components: used.map(({ standard, taxa }) => componentOf(standard, taxa)),
    references: used.map(({ standard }, index) => ({ name: STANDARDS[standard].name, index })),
    relationships: (rule) =>
      standardsOf(rule).flatMap(({ id }) => {
        const target = places.get(id)
        return target ? [{ target, kinds: ['relevant'] }] : []
      }),
  }
}

function componentOf(standard: StandardId, taxa: readonly Entry[]): object {
  const { name, organization, version, about, url, page } = STANDARDS[standard]
  return {
    name,
    organization,
    version,
    shortDescription: { text: about },
    informationUri: url,
    isComprehensive: false,
    taxa: taxa.map((taxon) => ({
      id: taxon.id,
      shortDescription: { text: `${taxon.name}.` },
      helpUri: page(taxon.id),
    })),
  }
}

function byId(a: Entry, b: Entry): number {
  // By number first: CWE-94 before CWE-250, whatever the locale.
  return a.id.length - b.id.length || (a.id < b.id ? -1 : 1)
}

/** Counters for a few names of many, by which no more is kept than there is room for. */

import { groupedBy } from '../knowledge/groups.ts'
import { SEVERITIES, type Severity } from '../model.ts'
import type { CountedFinding } from './read.ts'

export type Weights = Readonly<Record<Severity, number>>

/** What has a name, and how much was found of it. */
export interface Row {
  readonly name: string
  /** In how many reports. */
  readonly reports: number
  readonly weights: Weights
}

export interface Table {
  /** The gravest first. */
  readonly rows: readonly Row[]
  /** What was found under further names, for which there was no room; undefined where all have a row. */
  readonly others: Weights | undefined
}

/** Names of each kind. */
export const MOST_NAMES = 20_000
/** Names of each kind that one report brings: a forged one leaves room for the others. */
export const MOST_OF_ONE = 1000
const NONE: Weights = { critical: 0, high: 0, medium: 0, low: 0, info: 0 }

/** A sum of weights. */
export class Weighing {
  sum: Weights = NONE

  add(more: Weights): void {
    this.sum = added(this.sum, more)
  }
}

function added(a: Weights, b: Weights): Weights {
  return {
    critical: a.critical + b.critical,
    high: a.high + b.high,
    medium: a.medium + b.medium,
    low: a.low + b.low,
    info: a.info + b.info,
  }
}

/** How many findings there are of each severity. */
export function weigh(findings: readonly CountedFinding[]): Weights {
  const weights = { ...NONE }
  for (const { severity } of findings) weights[severity]++
  return weights
}

/** How many there are of all severities. */
export function totalOf(weights: Weights): number {
  return SEVERITIES.reduce((sum, severity) => sum + weights[severity], 0)
}

/** Below zero where the first is graver. */
export function graver(a: Weights, b: Weights): number {
  const different = SEVERITIES.find((severity) => a[severity] !== b[severity])
  return different === undefined ? 0 : b[different] - a[different]
}

/** For sorting: by the names, in code units. */
export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}

/** Those of most reports first. */
export function byReports(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => b.reports - a.reports || byName(a, b))
}

// ── Names ───────────────────────────────────────────────────────────────────────────────────────────────────────────

type ByName = ReadonlyMap<string, readonly CountedFinding[]>

/** The findings of a report by a name that they have; those that have none are left out. */
export function named(
  findings: readonly CountedFinding[],
  nameOf: (finding: CountedFinding) => string | undefined,
): ByName {
  const groups = groupedBy(findings, (finding) => nameOf(finding))
  return new Map([...groups].flatMap(([name, same]) => (name === undefined ? [] : [[name, same]])))
}

/**
 * Rows by name, of the names that come first in their order. One that has to go never comes back: as many that come before it
 * have been seen, and stay. So those that are kept are counted from their first report on, whatever the order of the reports.
 */
export class Names {
  readonly #most: number
  readonly #rows = new Map<string, { reports: number; weights: Weights }>()
  readonly #others = new Weighing()
  #hasOthers = false

  constructor(most: number) {
    this.#most = most
  }

  addReport(groups: ByName): void {
    let count = 0
    for (const [name, findings] of groups) {
      if (++count <= MOST_OF_ONE) this.#add(name, 1, weigh(findings))
      else this.#addOthers(weigh(findings))
    }
    this.#makeRoom()
  }

  join(other: Names): void {
    for (const [name, { reports, weights }] of other.#rows) this.#add(name, reports, weights)
    if (other.#hasOthers) this.#addOthers(other.#others.sum)
    this.#makeRoom()
  }

  table(): Table {
    this.#cut()
    const rows = [...this.#rows].map(([name, row]) => ({ name, ...row }))
    rows.sort((a, b) => graver(a.weights, b.weights) || b.reports - a.reports || byName(a, b))
    return { rows, others: this.#hasOthers ? this.#others.sum : undefined }
  }

  #add(name: string, reports: number, weights: Weights): void {
    const row = this.#rows.get(name)
    if (!row) this.#rows.set(name, { reports, weights })
    else {
      row.reports += reports
      row.weights = added(row.weights, weights)
    }
  }

  #addOthers(weights: Weights): void {
    this.#others.add(weights)
    this.#hasOthers = true
  }

  /** Not at each name: putting them in order costs as much as all of them. */
  #makeRoom(): void {
    if (this.#rows.size > 2 * this.#most) this.#cut()
  }

  #cut(): void {
    if (this.#rows.size <= this.#most) return
    for (const [name, { weights }] of [...this.#rows].sort(([a], [b]) => (a < b ? -1 : 1)).slice(this.#most)) {
      this.#addOthers(weights)
      this.#rows.delete(name)
    }
  }
}

/** The first of many, in an order in which no two are the same. */
export class First<T> {
  readonly #most: number
  readonly #order: (a: T, b: T) => number
  #kept: T[] = []

  constructor(most: number, order: (a: T, b: T) => number) {
    this.#most = most
    this.#order = order
  }

  add(item: T): void {
    this.#kept.push(item)
    if (this.#kept.length > 2 * this.#most) this.#kept = [...this.items]
  }

  get items(): readonly T[] {
    return this.#kept.toSorted(this.#order).slice(0, this.#most)
  }
}

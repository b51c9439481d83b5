/** Many reports as one: who has how much of what. Of as many as there are, it keeps what a screen or a spreadsheet can hold. */

import { SEVERITIES, type Severity } from '../model.ts'
import type { CountedFinding, CountedReport } from './read.ts'

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

export interface PackageRow extends Row {
  /** As it is written, the one in most reports first; `''`: none is written. */
  readonly versions: readonly { readonly version: string; readonly reports: number }[]
}

export interface Summary {
  readonly reports: number
  readonly files: number
  readonly servers: number
  readonly suppressed: number
  readonly weights: Weights
  readonly rules: Table
  readonly byServer: Table
  readonly packages: Omit<Table, 'rows'> & { readonly rows: readonly PackageRow[] }
  readonly owners: Table
  /** Reports with findings, the gravest first, as far as there is room. */
  readonly worst: readonly (Omit<Row, 'reports'> & { readonly owner: string | undefined })[]
  /** Of the program that wrote them, the one of most reports first. */
  readonly versions: readonly { readonly version: string; readonly reports: number }[]
  /** Reports that tell of files that could not be read, by name. */
  readonly troubled: Listed<{ readonly name: string; readonly problems: number }>
  /** What could not be read itself, by name. */
  readonly broken: Listed<{ readonly name: string; readonly why: string }>
}

/** As many as there is room for, of so many. */
export interface Listed<T> {
  readonly count: number
  readonly first: readonly T[]
}

/** Names of each kind. */
export const MOST_NAMES = 20_000
/** Names of each kind that one report brings: a forged one leaves room for the others. */
export const MOST_OF_ONE = 1000
/** Reports that are named. */
export const MOST_REPORTS = 1000

/** Folds reports into a summary. The same reports, in whatever order and by whatever detours, give the same summary. */
export class Tally {
  #reports = 0
  #files = 0
  #servers = 0
  #suppressed = 0
  #troubledCount = 0
  #brokenCount = 0
  readonly #weights = new Weighing()
  readonly #rules = new Names(MOST_NAMES)
  readonly #byServer = new Names(MOST_NAMES)
  readonly #packages = new Names(MOST_NAMES)
  readonly #packageVersions = new Names(2 * MOST_NAMES)
  readonly #owners = new Names(MOST_NAMES)
  readonly #versions = new Names(MOST_OF_ONE)
  readonly #worst = new First<Summary['worst'][number]>(MOST_REPORTS, graverReport)
  readonly #troubled = new First<Summary['troubled']['first'][number]>(MOST_REPORTS, byName)
  readonly #broken = new First<Summary['broken']['first'][number]>(MOST_REPORTS, byName)

  /** `name`: what it is told by; `owner`: whose it is, where that is known. */
  add(name: string, owner: string | undefined, report: CountedReport): void {
    this.#reports++
    this.#files += report.files
    this.#servers += report.servers
    this.#suppressed += report.suppressed
    const weights = weigh(report.findings)
    this.#weights.add(weights)
    this.#rules.addReport(named(report.findings, ({ rule }) => rule))
    this.#byServer.addReport(named(report.findings, ({ server }) => server))
    this.#packages.addReport(named(report.findings, (finding) => finding.package?.name))
    this.#packageVersions.addReport(named(report.findings, (finding) => keyOf(finding)))
    this.#owners.addReport(new Map(owner === undefined ? [] : [[owner, report.findings]]))
    this.#versions.addReport(new Map([[report.version, []]]))
    if (report.findings.length > 0) this.#worst.add({ name, owner, weights })
    if (report.problems === 0) return
    this.#troubledCount++
    this.#troubled.add({ name, problems: report.problems })
  }

  /** Something that was given and could not be read. */
  addBroken(name: string, why: string): void {
    this.#brokenCount++
    this.#broken.add({ name, why })
  }

  /** What another one has counted; neither may have seen a report that the other has. */
  join(other: Tally): void {
    this.#reports += other.#reports
    this.#files += other.#files
    this.#servers += other.#servers
    this.#suppressed += other.#suppressed
    this.#troubledCount += other.#troubledCount
    this.#brokenCount += other.#brokenCount
    this.#weights.add(other.#weights.sum)
    this.#rules.join(other.#rules)
    this.#byServer.join(other.#byServer)
    this.#packages.join(other.#packages)
    this.#packageVersions.join(other.#packageVersions)
    this.#owners.join(other.#owners)
    this.#versions.join(other.#versions)
    for (const each of other.#worst.items) this.#worst.add(each)
    for (const each of other.#troubled.items) this.#troubled.add(each)
    for (const each of other.#broken.items) this.#broken.add(each)
  }

  summary(): Summary {
    return {
      reports: this.#reports,
      files: this.#files,
      servers: this.#servers,
      suppressed: this.#suppressed,
      weights: this.#weights.sum,
      rules: this.#rules.table(),
      byServer: this.#byServer.table(),
      packages: withVersions(this.#packages.table(), this.#packageVersions.table()),
      owners: this.#owners.table(),
      worst: this.#worst.items,
      versions: byReports(this.#versions.table().rows).map(({ name, reports }) => ({ version: name, reports })),
      troubled: { count: this.#troubledCount, first: this.#troubled.items },
      broken: { count: this.#brokenCount, first: this.#broken.items },
    }
  }
}

// ── Weights ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const NONE: Weights = { critical: 0, high: 0, medium: 0, low: 0, info: 0 }

class Weighing {
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

function weigh(findings: readonly CountedFinding[]): Weights {
  const weights = { ...NONE }
  for (const { severity } of findings) weights[severity]++
  return weights
}

/** How many there are of all severities. */
export function totalOf(weights: Weights): number {
  return SEVERITIES.reduce((sum, severity) => sum + weights[severity], 0)
}

/** Below zero where the first is graver. */
function graver(a: Weights, b: Weights): number {
  const different = SEVERITIES.find((severity) => a[severity] !== b[severity])
  return different === undefined ? 0 : b[different] - a[different]
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}

function graverReport(a: Summary['worst'][number], b: Summary['worst'][number]): number {
  return graver(a.weights, b.weights) || byName(a, b)
}

function byReports(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => b.reports - a.reports || byName(a, b))
}

// ── Names ───────────────────────────────────────────────────────────────────────────────────────────────────────────

type ByName = ReadonlyMap<string, readonly CountedFinding[]>

function named(findings: readonly CountedFinding[], nameOf: (finding: CountedFinding) => string | undefined): ByName {
  const groups = new Map<string, CountedFinding[]>()
  for (const finding of findings) {
    const name = nameOf(finding)
    if (name === undefined) continue
    const same = groups.get(name)
    if (same) same.push(finding)
    else groups.set(name, [finding])
  }
  return groups
}

/**
 * Rows by name, of the names that come first in their order. One that has to go never comes back: as many that come before it
 * have been seen, and stay. So those that are kept are counted from their first report on, whatever the order of the reports.
 */
class Names {
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
    for (const name of [...this.#rows.keys()].sort().slice(this.#most)) {
      this.#addOthers(this.#rows.get(name)?.weights ?? NONE)
      this.#rows.delete(name)
    }
  }
}

/** The first of many, in an order in which no two are the same. */
class First<T> {
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

// ── Packages ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Of a package at a version. */
function keyOf({ package: found }: CountedFinding): string | undefined {
  return found && `${found.name}\0${found.version}`
}

function withVersions(packages: Table, versions: Table): Summary['packages'] {
  const byPackage = new Map<string, { version: string; reports: number }[]>()
  for (const { name: key, reports } of byReports(versions.rows)) {
    const cut = key.lastIndexOf('\0')
    const name = key.slice(0, cut)
    const entry = { version: key.slice(cut + 1), reports }
    const same = byPackage.get(name)
    if (same) same.push(entry)
    else byPackage.set(name, [entry])
  }
  return { ...packages, rows: packages.rows.map((row) => ({ ...row, versions: byPackage.get(row.name) ?? [] })) }
}

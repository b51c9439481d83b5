/** Many reports as one: who has how much of what. Of as many as there are, it keeps what a screen or a spreadsheet can hold. */

import { groupedBy } from '../knowledge/groups.ts'
import {
  byName,
  byReports,
  First,
  graver,
  MOST_NAMES,
  MOST_OF_ONE,
  Names,
  named,
  type Row,
  type Table,
  Weighing,
  type Weights,
  weigh,
} from './names.ts'
import type { CountedFinding, CountedReport } from './read.ts'

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
  /** Reports with findings, the gravest first. */
  readonly worst: Listed<Omit<Row, 'reports'> & { readonly owner: string | undefined }>
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

/** Reports that are named. */
const MOST_REPORTS = 1000

/** Folds reports into a summary. The same reports, in whatever order and by whatever detours, give the same summary. */
export class Tally {
  #reports = 0
  #files = 0
  #servers = 0
  #suppressed = 0
  #worstCount = 0
  #troubledCount = 0
  #brokenCount = 0
  readonly #weights = new Weighing()
  readonly #rules = new Names(MOST_NAMES)
  readonly #byServer = new Names(MOST_NAMES)
  readonly #packages = new Names(MOST_NAMES)
  readonly #packageVersions = new Names(2 * MOST_NAMES)
  readonly #owners = new Names(MOST_NAMES)
  readonly #versions = new Names(MOST_OF_ONE)
  readonly #worst = new First<Summary['worst']['first'][number]>(MOST_REPORTS, graverReport)
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
    if (report.findings.length > 0) {
      this.#worstCount++
      this.#worst.add({ name, owner, weights })
    }
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
    this.#worstCount += other.#worstCount
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
      worst: { count: this.#worstCount, first: this.#worst.items },
      versions: byReports(this.#versions.table().rows).map(({ name, reports }) => ({ version: name, reports })),
      troubled: { count: this.#troubledCount, first: this.#troubled.items },
      broken: { count: this.#brokenCount, first: this.#broken.items },
    }
  }
}

function graverReport(a: Summary['worst']['first'][number], b: Summary['worst']['first'][number]): number {
  return graver(a.weights, b.weights) || byName(a, b)
}

// ── Packages ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Of a package at a version. */
function keyOf({ package: found }: CountedFinding): string | undefined {
  return found && `${found.name}\0${found.version}`
}

function withVersions(packages: Table, versions: Table): Summary['packages'] {
  const byPackage = groupedBy(byReports(versions.rows), ({ name }) => name.slice(0, name.lastIndexOf('\0')))
  const versionsOf = (name: string) =>
    (byPackage.get(name) ?? []).map(({ name: key, reports }) => ({
      version: key.slice(key.lastIndexOf('\0') + 1),
      reports,
    }))
  return { ...packages, rows: packages.rows.map((row) => ({ ...row, versions: versionsOf(row.name) })) }
}

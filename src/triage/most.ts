/**
 * How many findings of one rule are listed. A list of a megabyte may have a hundred thousand items with the same mistake, and
 * a report of all of them is two hundred times the size of the file and is read by nobody. What is beyond is counted, and told
 * with the first of them. Pure.
 */

import type { Finding } from '../model.ts'

/** Of one rule in one file: far beyond what people write by hand, and few enough to be read by programs. */
export const MOST_IN_A_FILE = 1000

/** Of one rule in one file, and of one confidence: what is never listed need not be made. */
export const MOST_MADE = 10_000

/** Of one rule in all files, before each further file has fewer of it. */
const MANY = 10_000

/** Of one rule in a file that comes after so many: no file is passed over. */
export const MOST_IN_A_FURTHER_FILE = 10

interface Listed<T> {
  readonly findings: readonly T[]
  /** How many are left out. */
  readonly beyond: number
}

interface Group {
  readonly size: number
  readonly most: number
  listed: number
}

/** How many findings of a rule in a file were not made, by `groupOf`. */
export type Unmade = ReadonlyMap<string, number>

const ALL_MADE: Unmade = new Map()

/** The first of each rule and file, in the order given: of no rule all are left out, of no file, and no severity. */
export function mostOf<T extends Finding>(findings: readonly T[], unmade = ALL_MADE): Listed<T> {
  if (findings.length <= MOST_IN_A_FURTHER_FILE) return { findings, beyond: total(unmade) }
  const groups = groupsOf(findings, unmade)
  if (![...groups.values()].some(({ size, most }) => size > most)) return { findings, beyond: total(unmade) }
  const listed = findings.flatMap((finding) => {
    const group = groups.get(groupOf(finding))
    if (!group) return finding
    group.listed++
    if (group.listed > group.most) return []
    return group.listed === 1 && group.size > group.most ? headOf(finding, group) : finding
  })
  return { findings: listed, beyond: findings.length - listed.length + total(unmade) }
}

function total(unmade: Unmade): number {
  let sum = 0
  for (const count of unmade.values()) sum += count
  return sum
}

/** In the order of their first finding. */
function groupsOf(findings: readonly Finding[], unmade: Unmade): ReadonlyMap<string, Group> {
  const sizes = new Map<string, { readonly rule: string; size: number }>()
  for (const finding of findings) {
    const key = groupOf(finding)
    const known = sizes.get(key)
    if (known) known.size++
    else sizes.set(key, { rule: finding.rule, size: 1 + (unmade.get(key) ?? 0) })
  }
  const ofRules = new Map<string, number>()
  const groups = new Map<string, Group>()
  for (const [key, { rule, size }] of sizes) {
    const before = ofRules.get(rule) ?? 0
    const most = before < MANY ? MOST_IN_A_FILE : MOST_IN_A_FURTHER_FILE
    ofRules.set(rule, before + Math.min(size, most))
    groups.set(key, { size, most, listed: 0 })
  }
  return groups
}

/** What findings are counted by. */
export function groupOf({ rule, file }: Pick<Finding, 'rule' | 'file'>): string {
  return `${rule}\0${file}`
}

function headOf<T extends Finding>(finding: T, { size, most }: Group): T {
  return {
    ...finding,
    message: `${finding.message} It is one of ${size} of this rule in this file, of which the first ${most} are listed.`,
  }
}

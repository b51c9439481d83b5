/**
 * How many findings of one rule are listed. A list of a megabyte may have a hundred thousand items with the same mistake, and
 * a report of all of them is two hundred times the size of the file and is read by nobody. What is beyond is counted, and told
 * with the first of them. Pure.
 */

import type { Finding } from '../model.ts'

/** Of one rule in one file: far beyond what people write by hand, and few enough to be read by programs. */
export const MOST_IN_A_FILE = 1000

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

/** The first of each rule and file, in the order given: of no rule all are left out, of no file, and no severity. */
export function mostOf<T extends Finding>(findings: readonly T[]): Listed<T> {
  if (findings.length <= MOST_IN_A_FURTHER_FILE) return { findings, beyond: 0 }
  const groups = groupsOf(findings)
  if (![...groups.values()].some(({ size, most }) => size > most)) return { findings, beyond: 0 }
  const listed = findings.flatMap((finding) => {
    const group = groups.get(keyOf(finding))
    if (!group) return finding
    group.listed++
    if (group.listed > group.most) return []
    return group.listed === 1 && group.size > group.most ? headOf(finding, group) : finding
  })
  return { findings: listed, beyond: findings.length - listed.length }
}

/** In the order of their first finding. */
function groupsOf(findings: readonly Finding[]): ReadonlyMap<string, Group> {
  const sizes = new Map<string, { readonly rule: string; size: number }>()
  for (const finding of findings) {
    const key = keyOf(finding)
    const known = sizes.get(key)
    if (known) known.size++
    else sizes.set(key, { rule: finding.rule, size: 1 })
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

function keyOf({ rule, file }: Finding): string {
  return `${rule}\0${file}`
}

function headOf<T extends Finding>(finding: T, { size, most }: Group): T {
  return {
    ...finding,
    message: `${finding.message} It is one of ${size} of this rule in this file, of which the first ${most} are listed.`,
  }
}

/** One credential is one thing to revoke, in however many places it stands. */

import { groupedBy } from '../knowledge/groups.ts'
import { alsoElsewhere } from '../knowledge/secrets/one-credential.ts'
import { byWeight, type Finding, type Related, type Scope } from '../model.ts'

/** Places named beside the first; a hostile file may hold a credential ten thousand times. */
const MOST = 1000

/** A project's file is named before a personal one: it is the one that others have. */
const ORDER: readonly Scope[] = ['project', 'extension', 'user', 'managed']

/**
 * Findings of one rule about one credential become one: that of the first place where it weighs most, with the others as
 * related ones. Made of what is shown, so that no place hides behind another that was accepted. `scopes`: of files, by path.
 */
export function fold(findings: readonly Finding[], scopes: ReadonlyMap<string, Scope>): readonly Finding[] {
  return acrossRules(withoutTwice(ofOneRule(findings, scopes)))
}

function ofOneRule(findings: readonly Finding[], scopes: ReadonlyMap<string, Scope>): readonly Finding[] {
  const about = findings.filter(({ credential }) => credential !== undefined)
  const groups = groupedBy(about, ({ rule, credential }) => `${rule}\0${credential}`)
  if (![...groups.values()].some(({ length }) => length > 1)) return findings
  // Of one scope, what no client reads, as a copy that was kept, comes last.
  const rank = ({ file, clients }: Finding) =>
    2 * ORDER.indexOf(scopes.get(file) ?? 'user') + Number(clients.length === 0)
  const first = new Map<Finding, readonly Finding[]>()
  const others = new Set<Finding>()
  for (const group of groups.values()) {
    // What is graver or surer is not hidden by the place of another. Stable: within a scope the order of the report is kept.
    const [head, ...rest] = group.sort((a, b) => byWeight(a, b) || rank(a) - rank(b))
    if (rest.length === 0) continue
    first.set(head, rest)
    for (const each of rest) others.add(each)
  }
  return findings.filter((finding) => !others.has(finding)).map((finding) => merged(finding, first.get(finding) ?? []))
}

/** Rules by where a credential stands. */
const ABOUT_PLACES: ReadonlySet<string> = new Set([
  'hardcoded-secret',
  'hardcoded-key-material',
  'secret-in-args',
  'secret-in-url',
])

/** What says of a value that it is a credential; that the input which it answers holds one is then no more news. */
const CREDENTIALS: ReadonlySet<string> = new Set(['hardcoded-secret', 'hardcoded-key-material', 'hardcoded-password'])

/** Of two findings about the same characters, a credential as the default of an input, the graver with the other's fix. */
function withoutTwice(findings: readonly Finding[]): readonly Finding[] {
  const inputs = new Map(
    findings.flatMap((finding) => (finding.rule === 'visible-secret-input' ? [[spanOf(finding), finding]] : [])),
  )
  if (inputs.size === 0) return findings
  const told = new Set<Finding>()
  const kept = findings.map((finding) => {
    const same = CREDENTIALS.has(finding.rule) ? inputs.get(spanOf(finding)) : undefined
    if (!same) return finding
    told.add(same)
    return { ...finding, fix: finding.fix ?? same.fix }
  })
  return kept.filter((finding) => !told.has(finding))
}

function spanOf({ file, start, end }: Finding): string {
  return `${file}\0${start.offset}\0${end.offset}`
}

/**
 * A credential that several rules tell of, in a variable and among the arguments, is as many problems and one thing to revoke:
 * each finding names the places of the others. These have no fingerprint: they are findings of their own.
 */
function acrossRules(findings: readonly Finding[]): readonly Finding[] {
  const about = findings.filter(({ rule, credential }) => credential !== undefined && ABOUT_PLACES.has(rule))
  const groups = groupedBy(about, ({ credential }) => credential)
  return findings.map((finding) => {
    if (!ABOUT_PLACES.has(finding.rule)) return finding
    const others = (groups.get(finding.credential) ?? []).filter(
      (other) => other.rule !== finding.rule && spanOf(other) !== spanOf(finding),
    )
    if (others.length === 0) return finding
    const places = others.flatMap((other) =>
      [other, ...other.related.filter((place) => 'fingerprint' in place)].map(
        ({ file, start, end }): Related => ({
          file,
          start,
          end,
          message: `The same credential, told as '${other.rule}'.`,
        }),
      ),
    )
    return { ...finding, related: [...finding.related, ...places].slice(0, MOST) }
  })
}

function merged(finding: Finding, others: readonly Finding[]): Finding {
  if (others.length === 0) return finding
  const ofOneServer = others.every(({ server, file }) => server === finding.server && file === finding.file)
  return {
    ...finding,
    message: `${finding.message} ${alsoElsewhere(others.length)}`,
    server: ofOneServer ? finding.server : undefined,
    clients: [...new Set([finding, ...others].flatMap(({ clients }) => clients))].sort(),
    related: [...finding.related, ...others.slice(0, MOST).map(placeOf)],
  }
}

function placeOf(finding: Finding): Related {
  const { file, start, end, server } = finding
  return {
    file,
    start,
    end,
    server,
    message: server === undefined ? 'Here too.' : `Here too, for server '${server}'.`,
    // Worked out when someone asks.
    get fingerprint() {
      return finding.fingerprint
    },
  }
}

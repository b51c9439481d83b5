/** Runs rules over interpreted files and gives their reports a place: the only room where findings are made. */

import { isWithinReach, wordsIn } from './changes.ts'
import type { Held } from './errors.ts'
import type { Progress } from './io.ts'
import { lazy } from './knowledge/memoize.ts'
import { countBefore } from './knowledge/order.ts'
import { clientIds, inOrder } from './knowledge/readers/client-names.ts'
import { calledShort, shortPointerOf } from './knowledge/text/long-names.ts'
import type { Mask } from './mask.ts'
import {
  type Advisories,
  type Confidence,
  type ConfigFile,
  type Finding,
  type Fix,
  type Installed,
  type Policy,
  place as placeOfText,
  type Related,
  type RuleMeta,
  type Server,
  type Severity,
  type Span,
  type View,
} from './model.ts'
import { Lines } from './positions.ts'
import type { Place, Rule, RuleContext, RuleReport, WorkspaceContext } from './rule.ts'
import { childrenOf, type Document, isCutOff, keyOf, type Node } from './tree.ts'
import { fingerprint, stablePointer } from './triage/fingerprint.ts'
import { groupOf, MOST_MADE, type Unmade } from './triage/most.ts'

export interface Checked {
  /** Sorted by file, place and rule; each once. */
  readonly findings: readonly Finding[]
  readonly views: ReadonlyMap<string, View>
  /** Those beyond the most that are made of one kind. */
  readonly unmade: Unmade
}

/** What a run is told beside its files. */
export interface Told {
  /** The settings' own, by rule. */
  readonly severities: ReadonlyMap<string, Severity>
  readonly policy: Policy | undefined
  readonly advisories: Advisories
  readonly installed?: Installed | undefined
  readonly lock: RuleContext['lock']
  /** Of all files, the settings file and the lock among them. */
  readonly mask: Mask
  /** The settings file: findings may stand in it. */
  readonly settings: ConfigFile | undefined
  readonly progress?: Progress | undefined
  /** What is thrown by a rule of ours, over one file; by a rule over all files, which is called `.`. */
  readonly held: Held
}

/** Runs every rule over every file. Pure: the same files, told the same, give the same findings. */
export function check(configs: readonly ConfigFile[], rules: readonly Rule[], told: Told): Checked {
  const { severities, policy, settings, advisories, installed, lock, held } = told
  const maker = new FindingMaker(told.mask, severities)
  for (const rule of rules) {
    if (!rule.workspace) continue
    const report: WorkspaceContext['report'] = (report) => maker.add(rule, report.config, report, undefined)
    const context = { policy, advisories, installed, lock, settings, report }
    attempt({ rule, run: rule.workspace.bind(rule) }, configs, context, '.', held)
  }
  // Bound once: each rule is an object of a shape of its own, and to look its hook up takes longer than most of them do.
  const ofFiles = rules.flatMap((rule) => (rule.config ? [{ rule, run: rule.config.bind(rule) }] : []))
  const ofServers = rules.flatMap((rule) => (rule.server ? [{ rule, run: rule.server.bind(rule) }] : []))
  for (const [at, config] of configs.entries()) {
    told.progress?.('judged', at, configs.length)
    // A run may have thousands of files and servers, and there are a hundred rules: those of a file share a context.
    let rule: Rule | undefined
    let server: Server | undefined
    const report = (report: RuleReport): void => {
      if (rule) maker.add(rule, config, report, server)
    }
    const context = { config, configs, policy, advisories, installed, lock, report }
    for (const each of ofFiles) {
      rule = each.rule
      attempt(each, config, context, config.path, held)
    }
    for (server of config.servers) {
      for (const each of ofServers) {
        rule = each.rule
        attempt(each, server, context, config.path, held)
      }
    }
  }
  return maker.done()
}

/** A rule of which one hook is bound. */
interface Bound<On, Context> {
  readonly rule: Rule
  readonly run: (on: On, context: Context) => void
}

/** Runs a hook; what it throws is told as thrown over a file. */
function attempt<On, Context>(
  { rule, run }: Bound<On, Context>,
  on: On,
  context: Context,
  path: string,
  held: Held,
): void {
  try {
    run(on, context)
  } catch (error) {
    held(error, path, rule.id)
  }
}

/** What findings are hashed to, when someone asks: a report for people does not. */
const identities = new WeakMap<object, () => string>()

/** One getter for all of them: an object with a getter of its own V8 keeps as a hash table, four times as large. */
const FINGERPRINT = { enumerable: true, get: fingerprintOf }

function fingerprintOf(this: object): string | undefined {
  return identities.get(this)?.()
}

function identified(made: Omit<Finding, 'fingerprint'>, identify: () => string): Finding {
  identities.set(made, lazy(identify))
  return Object.defineProperty(made, 'fingerprint', FINGERPRINT) as Finding
}

/** Makes findings out of reports; also for our own, about ignores that went stale. */
export class FindingMaker {
  readonly #findings = new Map<string, Finding>()
  /** How many there are of a rule in a file, and of one confidence. */
  readonly #made = new Map<string, number>()
  readonly #unmade = new Map<string, number>()
  readonly #files = new Map<string, { readonly lines: Lines; readonly config: ConfigFile }>()
  readonly #finder = new NodeFinder()
  readonly #mask: Mask
  readonly #severities: ReadonlyMap<string, Severity>

  constructor(mask: Mask, severities: ReadonlyMap<string, Severity>) {
    this.#mask = mask
    this.#severities = severities
  }

  /** `server`: the one whose hook is running, for reports that name none. */
  add(rule: RuleMeta, config: ConfigFile, report: RuleReport, server: Server | undefined): void {
    const span = spanOf(report.at)
    const subject = report.server ?? server
    const pointed = this.#finder.at(config.document, span)
    if (pointed && !holdsOfBeginnings(rule) && isCutOff(pointed, config.document.source.text)) return
    const name = typeof subject === 'string' ? calledShort(subject) : subject?.name
    const clients = report.clients
      ? inOrder(report.clients)
      : clientIds(typeof subject === 'object' ? subject.readers : config.readers)
    const confidence =
      isInert(rule, subject, config) || (restsOnClients(rule) && areUncertain(clients, config))
        ? ('low' as const)
        : (report.confidence ?? rule.confidence)
    if (this.#isBeyond(rule, config, confidence)) return
    const { start, end } = this.#between(config, span)
    const discriminator = report.discriminator ?? ''
    const key = [config.path, start.offset, end.offset, rule.id, discriminator].join('\0')
    if (this.#findings.has(key)) return
    const credential = report.about?.identity
    const made = {
      rule: rule.id,
      category: rule.category,
      severity: this.#severities.get(rule.id) ?? rule.severity,
      confidence,
      title: rule.title,
      message: this.#mask.beginning(report.message, LONGEST),
      help: this.#mask.beginning(report.help, LONGEST),
      file: config.path,
      pointer: this.#mask.redact(pointed ? shortPointerOf(pointed) : ''),
      server: name === undefined ? undefined : this.#mask.redact(name),
      clients,
      start,
      end,
      related: this.#relatedOf(report.related ?? [], config),
      fix: report.fix && this.#possible(report.fix, config),
      ...(credential !== undefined && { credential }),
    }
    const identify = () =>
      fingerprint({
        rule: rule.id,
        file: config.path,
        server: made.server ?? '',
        pointer: pointed && !report.ofFile ? this.#mask.redact(stablePointer(pointed)) : '',
        discriminator: this.#mask.redact(discriminator),
      })
    this.#findings.set(key, identified(made, identify))
  }

  done(): Checked {
    const findings = [...this.#findings.values()].sort(byPlace)
    const shown = new Set(findings.flatMap(({ file, related }) => [file, ...related.map((each) => each.file)]))
    const views = new Map<string, View>()
    for (const path of [...shown].sort()) {
      const config = this.#files.get(path)?.config
      if (config) views.set(path, this.#mask.view(config))
    }
    return { findings, views, unmade: this.#unmade }
  }

  /** Whether there are so many like it already that it is counted and no more. */
  #isBeyond({ id: rule }: RuleMeta, { path: file }: ConfigFile, confidence: Confidence): boolean {
    const group = groupOf({ rule, file })
    const key = `${confidence}\0${group}`
    const made = this.#made.get(key) ?? 0
    if (made < MOST_MADE) {
      this.#made.set(key, made + 1)
      return false
    }
    this.#unmade.set(group, (this.#unmade.get(group) ?? 0) + 1)
    return true
  }

  /** Undefined for one that cannot be made here, or writes a secret: reports for programs carry the text of edits. */
  #possible(fix: Fix, { document }: ConfigFile): Fix | undefined {
    // What a program makes of a template nobody knows here, so that no repair of it can be verified.
    if (document.template || !isWithinReach(fix.changes, document)) return undefined
    if (wordsIn(fix.changes).some((words) => this.#mask.redact(words) !== words)) return undefined
    return { ...fix, title: this.#mask.beginning(fix.title, LONGEST) }
  }

  /** The first of them, of which the last says how many more there are. */
  #relatedOf(places: NonNullable<RuleReport['related']>, config: ConfigFile): readonly Related[] {
    const more = places.length - MOST_RELATED
    const told = places.slice(0, MOST_RELATED).map((place) => this.#related(place.config ?? config, place))
    const last = told.at(-1)
    if (!last || more <= 0) return told
    return [
      ...told.slice(0, -1),
      { ...last, message: `${last.message} There ${more === 1 ? 'is one' : `are ${more}`} more.` },
    ]
  }

  #related(config: ConfigFile, { at, message }: { readonly at: Place; readonly message: string }): Related {
    return { file: config.path, ...this.#between(config, spanOf(at)), message: this.#mask.beginning(message, LONGEST) }
  }

  #between(config: ConfigFile, { start, end }: Span): Pick<Finding, 'start' | 'end'> {
    let file = this.#files.get(config.path)
    if (!file) {
      file = { config, lines: new Lines(config.document.source.text) }
      this.#files.set(config.path, file)
    }
    return { start: file.lines.position(start), end: file.lines.position(Math.max(start, end)) }
  }
}

function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  if (a.start.offset !== b.start.offset) return a.start.offset - b.start.offset
  if (a.end.offset !== b.end.offset) return a.end.offset - b.end.offset
  return a.rule < b.rule ? -1 : 1
}

function spanOf(at: Place): Span {
  if ('start' in at) return at
  return 'parts' in at ? placeOfText(at) : at.span
}

/** About what no client starts, an entry or a whole copy: it is wrong only once one does. Secrets are out as they stand there. */
function isInert({ id, category }: RuleMeta, subject: Server | string | undefined, config: ConfigFile): boolean {
  if (category === 'secrets') return false
  if (config.copy) return !OF_WHAT_IS_UNREAD.has(id)
  if (category === 'validity' || typeof subject !== 'object') return false
  return !subject.enabled || (subject.readers.length === 0 && config.readers.length > 0)
}

/** What these leave unread may hold secrets, in a copy too. */
const OF_WHAT_IS_UNREAD: ReadonlySet<string> = new Set(['oversized-config', 'unparseable-config'])

/** Of the rules about validity, those about the text and our own comments: they hold whoever reads the file, or nobody. */
const OF_THE_TEXT: ReadonlySet<string> = new Set([
  'duplicate-key',
  'ignore-without-reason',
  'oversized-config',
  'unparseable-config',
  'unused-ignore',
])

/**
 * Whether what a rule finds is true by what a client's data says and by nothing else: that it honours a key, or takes no
 * such entry. A mount of the whole disk, a token or `curl | sh` is what it is, whoever reads the file.
 */
export function restsOnClients({ id, category }: Pick<RuleMeta, 'id' | 'category'>): boolean {
  return category === 'approval' || (category === 'validity' && !OF_THE_TEXT.has(id))
}

/** Whether what a rule says of a string is true of one that goes on behind the end of its file. */
function holdsOfBeginnings({ category }: Pick<RuleMeta, 'category'>): boolean {
  return category === 'secrets' || category === 'validity'
}

/** Whether the facts about all of these clients are of low confidence. One that is better known is reason enough. */
function areUncertain(ids: readonly string[], { readers }: ConfigFile): boolean {
  const low = new Set(readers.flatMap(({ client }) => (client.confidence === 'low' ? [client.id] : [])))
  return ids.length > 0 && ids.every((id) => low.has(id))
}

/** Finds nodes by place. The children of wide nodes are put in order once, so that many findings in one mapping stay cheap. */
class NodeFinder {
  readonly #ordered = new Map<Node, readonly Node[]>()

  /** The innermost node whose value or key covers a span; the root when none does. */
  at(document: Document, span: Span): Node | undefined {
    let at = document.roots.find((root) => covers(root, span)) ?? document.roots[0]
    for (let inner = at; inner; ) {
      at = inner
      inner = this.#below(inner, span)
    }
    return at
  }

  #below(node: Node, span: Span): Node | undefined {
    const candidate = isWide(node) ? this.#amongMany(node, span.start) : lastFrom(allBelow(node), span.start)
    return candidate && covers(candidate, span) ? candidate : undefined
  }

  #amongMany(node: Node, start: number): Node | undefined {
    let children = this.#ordered.get(node)
    if (!children) {
      children = allBelow(node).sort((a, b) => startOf(a) - startOf(b))
      this.#ordered.set(node, children)
    }
    return children[countBefore(children, (child) => startOf(child) > start) - 1]
  }
}

/** More children than are looked through each time. */
const WIDE = 16

function isWide(node: Node): boolean {
  if (node.kind === 'mapping') return node.children.size + node.overridden.length > WIDE
  return node.kind === 'sequence' && node.items.length > WIDE
}

/** The nodes directly below, those among them that no client sees. */
function allBelow(node: Node): Node[] {
  return [...childrenOf(node), ...(node.kind === 'mapping' ? node.overridden : [])]
}

/** The last of some nodes that begins no later. */
function lastFrom(nodes: readonly Node[], start: number): Node | undefined {
  let last: Node | undefined
  for (const node of nodes) if (startOf(node) <= start && (!last || startOf(node) >= startOf(last))) last = node
  return last
}

/** Far beyond any sentence of ours; a package's name may be a megabyte, and would stand in ten reports. */
const LONGEST = 2000

/** Beyond the tools of any server; a hostile list names ten thousand. */
const MOST_RELATED = 200

/** Where a node begins, its key included. */
function startOf(node: Node | undefined): number {
  if (!node) return Number.POSITIVE_INFINITY
  return Math.min(keyOf(node)?.span.start ?? node.span.start, node.span.start)
}

function covers(node: Node, { start, end }: Span): boolean {
  return startOf(node) <= start && end <= node.span.end
}

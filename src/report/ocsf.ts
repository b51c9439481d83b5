/**
 * Events of the Open Cybersecurity Schema Framework, a JSON object a line: Detection Finding (2004) of version 1.3.0, the oldest
 * that has what is used here, which Amazon Security Lake takes too. Not Compliance Finding (2003), which has to name a
 * control of a standard that was checked, nor Vulnerability Finding (2002), which has to name vulnerabilities: a token in a
 * file is neither. Required are the attributes that https://schema.ocsf.io/1.3.0/classes/detection_finding says are. What
 * could not be read is no detection, and has no event.
 */

import type { Confidence, Finding, Report, RuleMeta, Severity, Suppressed } from '../model.ts'
import type { RenderOptions } from './index.ts'
import { docsUrl, HOME_URL } from './links.ts'
import { toldOf } from './place.ts'
import { recipeCommand } from './recipe.ts'
import { safeJson } from './text.ts'

const VERSION = '1.3.0'
const FINDINGS = 2
const DETECTION_FINDING = 2004
const CREATE = 1
const RULE = 1
const REGULAR_FILE = 1

const SEVERITY_OF: Readonly<Record<Severity, { readonly id: number; readonly caption: string }>> = {
  critical: { id: 5, caption: 'Critical' },
  high: { id: 4, caption: 'High' },
  medium: { id: 3, caption: 'Medium' },
  low: { id: 2, caption: 'Low' },
  info: { id: 1, caption: 'Informational' },
}
const CONFIDENCE_OF: Readonly<Record<Confidence, { readonly id: number; readonly caption: string }>> = {
  high: { id: 3, caption: 'High' },
  medium: { id: 2, caption: 'Medium' },
  low: { id: 1, caption: 'Low' },
}

/** An event a finding, of the time that the options give; with status `Suppressed` those that were, when they are asked for. */
export function ocsf(report: Report, options: RenderOptions): string {
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]))
  return toldOf(report, options)
    .map((finding) => `${safeJson(eventOf(finding, rules.get(finding.rule), report.tool, options.time))}\n`)
    .join('')
}

function eventOf(
  finding: Finding | Suppressed,
  rule: RuleMeta | undefined,
  { name, version }: Report['tool'],
  time: number,
): object {
  const { message, confidence, help } = finding
  const severity = SEVERITY_OF[finding.severity]
  const recipe = recipeCommand(finding)
  return {
    class_uid: DETECTION_FINDING,
    class_name: 'Detection Finding',
    category_uid: FINDINGS,
    category_name: 'Findings',
    activity_id: CREATE,
    activity_name: 'Create',
    type_uid: DETECTION_FINDING * 100 + CREATE,
    type_name: 'Detection Finding: Create',
    time,
    severity_id: severity.id,
    severity: severity.caption,
    confidence_id: CONFIDENCE_OF[confidence].id,
    confidence: CONFIDENCE_OF[confidence].caption,
    ...statusOf(finding),
    message,
    metadata: { version: VERSION, product: { name, vendor_name: name, version, url_string: HOME_URL } },
    finding_info: infoOf(finding, rule),
    resources: [{ type: 'File', uid: finding.file, name: finding.file }],
    evidences: [{ file: fileOf(finding.file), data: placeOf(finding) }],
    remediation: { desc: recipe === undefined ? help : `${help} Recipe: ${recipe}` },
  }
}

function statusOf(finding: Finding | Suppressed): object {
  if (!('by' in finding)) return { status_id: 1, status: 'New' }
  return { status_id: 3, status: 'Suppressed', comment: [finding.by, finding.reason].filter(Boolean).join(': ') }
}

function infoOf({ fingerprint, title, message, category, rule }: Finding, meta: RuleMeta | undefined): object {
  const url = meta && docsUrl(meta)
  return {
    uid: fingerprint,
    title,
    desc: message,
    types: [category],
    analytic: { type_id: RULE, type: 'Rule', uid: rule, name: rule, category },
    ...(url === undefined ? {} : { src_url: url }),
  }
}

/** A path of the report, which is no full one: of that, an event would tell whose machine it was. */
function fileOf(path: string): object {
  return { name: path.split('/').at(-1) ?? path, path, type_id: REGULAR_FILE, type: 'Regular File' }
}

function placeOf({ start, end, pointer, server, clients }: Finding): object {
  return { start, end, pointer, server, clients }
}

/** Ignores written in the settings, for files whose format has no comments and for findings about the settings themselves. */

import { globMatcher, pathMatcher } from '../knowledge/paths/globs.ts'
import { calledShort } from '../knowledge/text/long-names.ts'
import type { Finding } from '../model.ts'
import type { LoadedSettings, SettingsIgnore } from '../settings.ts'
import { expired, type StaleIgnore, withoutReason } from './stale.ts'

/** An ignore that is in force. */
export interface AcceptedFinding {
  readonly rule: string
  readonly reason: string
  readonly ignore: SettingsIgnore
  readonly covers: (finding: Pick<Finding, 'file' | 'pointer' | 'server'>) => boolean
  /** Whether it can be about a file at all. */
  readonly coversFile: (file: string) => boolean
  /** Whether it is about one place or server in a file, and not about the file. */
  readonly narrowed: boolean
}

export interface SettingsIgnores {
  readonly accepted: readonly AcceptedFinding[]
  /** Those that are wrong in themselves and not applied. */
  readonly stale: readonly StaleIgnore[]
}

/** `today`: YYYY-MM-DD; an ignore holds through the day on which it expires. */
export function settingsIgnores(settings: LoadedSettings | undefined, today: string): SettingsIgnores {
  const accepted: AcceptedFinding[] = []
  const stale: StaleIgnore[] = []
  for (const ignore of settings?.ignore ?? []) {
    const { rule, reason, expires } = ignore
    const why = reason?.trim() ?? ''
    const wrong =
      why === '' ? withoutReason : expires !== undefined && expires < today ? expired(rule, expires) : undefined
    if (wrong) stale.push({ ...wrong, ...placeOf(ignore, settings) })
    else accepted.push({ rule, reason: why, ignore, ...coverageOf(ignore) })
  }
  return { accepted, stale }
}

/** Where an ignore stands in the settings. */
export function placeOf(
  { at }: SettingsIgnore,
  settings: LoadedSettings | undefined,
): Pick<StaleIgnore, 'file' | 'span' | 'inSettings'> {
  return { file: settings?.document.source.path ?? '', span: at, inSettings: true }
}

function coverageOf({
  file,
  pointer,
  server,
}: SettingsIgnore): Pick<AcceptedFinding, 'covers' | 'coversFile' | 'narrowed'> {
  const coversFile = file === undefined ? () => true : lastAnswerKept(pathMatcher(file))
  const called = server === undefined ? undefined : calledShort(server)
  const coversPointer = pointer === undefined ? () => true : globMatcher(pointer)
  return {
    coversFile,
    covers: (finding) =>
      (called === undefined || called === finding.server) && coversFile(finding.file) && coversPointer(finding.pointer),
    narrowed: pointer !== undefined || server !== undefined,
  }
}

/** What an ignore of one place would cover if it were about all that stands below it; undefined where it is about no place. */
export function coverageBelow({ pointer, ...ignore }: SettingsIgnore): AcceptedFinding['covers'] | undefined {
  return pointer === undefined ? undefined : coverageOf({ ...ignore, pointer: `${pointer}/**` }).covers
}

/** Findings come file by file, so the same path is asked about many times in a row. */
function lastAnswerKept(matches: (path: string) => boolean): (path: string) => boolean {
  let asked: string | undefined
  let answer = false
  return (path) => {
    if (path !== asked) answer = matches(path)
    asked = path
    return answer
  }
}

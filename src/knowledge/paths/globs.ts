/** Globs over what has `/` between its segments: file paths and JSON pointers alike. */

type SegmentTest = (segment: string) => boolean

/** Stands in the compiled pattern for `**`. */
const ANY_DEPTH = Symbol('**')

/**
 * Compiles a glob: `**` is any number of segments, none included, so that `fixtures/**` is the folder as well as all below
 * it; `*` is any run of characters within one segment. Nothing else is special. The whole path has to match. A trailing
 * `/` means all below. Time is bounded by segments of the glob times the length of the path, whatever either holds.
 */
export function globMatcher(glob: string): (path: string) => boolean {
  const anchored = glob.startsWith('./') ? glob.slice(2) : glob
  const whole = anchored.endsWith('/') ? `${anchored}**` : anchored
  const steps = whole.split('/').map((segment) => (segment === '**' ? ANY_DEPTH : segmentTest(segment)))
  return (path) => matchSteps(steps, path.split('/'))
}

/**
 * Compiles a glob of files as people write them for other tools: as `globMatcher`, and `{a,b}` is either of the two. One that
 * begins with `/` is of the whole disk or, as git has it, of the root.
 */
export function pathMatcher(glob: string): (path: string) => boolean {
  const globs = glob.startsWith('/') ? [glob, glob.slice(1)] : [glob]
  const matchers = globs.flatMap(alternatives).map(globMatcher)
  return (path) => matchers.some((matches) => matches(path))
}

/** Names as `{{cookiecutter.name}}` and `${x}` have no comma between their braces. */
const EITHER = /\{([^{},]{0,256}(?:,[^{},]{0,256}){1,64})\}/
/** What a glob may stand for; one that stands for more means what it says. */
const MOST_ALTERNATIVES = 64

function alternatives(glob: string): readonly string[] {
  let found: readonly string[] = [glob]
  while (found.length <= MOST_ALTERNATIVES && found.some((each) => EITHER.test(each))) found = found.flatMap(eachOf)
  return found.length > MOST_ALTERNATIVES ? [glob] : found
}

/** With each of its first alternatives; what has none as it is. */
function eachOf(glob: string): readonly string[] {
  const [whole, words = ''] = EITHER.exec(glob) ?? []
  return whole === undefined ? [glob] : words.split(',').map((word) => glob.replace(whole, () => word))
}

/** Whether a glob matches what is written like itself, and nothing else. There is no way to write a star that is only a star. */
export function isLiteral(glob: string): boolean {
  return !glob.includes('*') && !glob.startsWith('./') && !glob.endsWith('/')
}

/** Only the latest `**` ever has to be widened: an earlier one could give it nothing that it cannot take itself. */
function matchSteps(steps: readonly (SegmentTest | typeof ANY_DEPTH)[], segments: readonly string[]): boolean {
  let step = 0
  let segment = 0
  let retryStep: number | undefined
  let retrySegment = 0
  while (segment < segments.length) {
    const test = steps[step]
    if (test === ANY_DEPTH) {
      step++
      retryStep = step
      retrySegment = segment
    } else if (test?.(segments[segment] ?? '')) {
      step++
      segment++
    } else if (retryStep !== undefined) {
      retrySegment++
      step = retryStep
      segment = retrySegment
    } else return false
  }
  return steps.slice(step).every((test) => test === ANY_DEPTH)
}

function segmentTest(pattern: string): SegmentTest {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return (segment) => segment === first
  const inner = rest.filter((piece) => piece !== '')
  return (segment) => {
    if (!segment.startsWith(first) || !segment.endsWith(last)) return false
    const end = segment.length - last.length
    let from = first.length
    for (const piece of inner) {
      const at = segment.indexOf(piece, from)
      if (at < 0) return false
      from = at + piece.length
    }
    return from <= end
  }
}

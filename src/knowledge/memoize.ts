/**
 * Answers, kept. Configurations use a few names over and over, and a hundred rules ask about each of them; an
 * expression with thirty alternatives costs a microsecond, a look into a map a tenth of it. A hostile file's names are not
 * all kept.
 */

const MOST = 2048
const LONGEST = 256

/** The same function, which asks itself but once about a text. The function has to be pure. */
export function memoized<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly answer: T }>()
  return (text) => {
    if (text.length > LONGEST) return answer(text)
    const before = known.get(text)
    if (before) return before.answer
    const given = answer(text)
    if (known.size < MOST) known.set(text, { answer: given })
    return given
  }
}

/**
 * The same function, which asks itself but once about an object, for as long as that is in use: the rules ask about each file,
 * server and launch over and over. The function has to be pure, and the object one that does not change.
 */
export function onceFor<Asked extends object, T>(answer: (asked: Asked) => T): (asked: Asked) => T {
  const known = new WeakMap<Asked, { readonly answer: T }>()
  return (asked) => {
    const before = known.get(asked)
    if (before) return before.answer
    const given = answer(asked)
    known.set(asked, { answer: given })
    return given
  }
}

/** The same function, which runs when it is first asked, and never again. */
export function lazy<T>(answer: () => T): () => T {
  let known: { readonly answer: T } | undefined
  return () => {
    known ??= { answer: answer() }
    return known.answer
  }
}

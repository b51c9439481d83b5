/** Letters of other scripts that are drawn like Latin ones. */

import { lazy } from '../memoize.ts'

/**
 * Scripts with letters like ours. Han, kana and Hangul stand beside Latin in honest names. Made when asked for: V8 reads the
 * tables of Unicode when it meets such a pattern, and few runs need them.
 */
const scripts = () => [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Coptic}/u,
  /\p{Script=Lisu}/u,
]

/** Letters of two of them, of which the one may pass for the other. */
export function mixesScripts(label: string): boolean {
  return scripts().filter((script) => script.test(label)).length > 1
}

/**
 * Letters by the Latin letter they look like: the part of Unicode's confusables (UTS 39, confusables.txt 17.0.0, read
 * 2026-11) that domain names may hold, in lower case, with strokes and hooks off as marks are, and the small capitals of the
 * phonetic alphabet, which the list has in part.
 */
const looksLike = lazy(
  (): ReadonlyMap<string, string> =>
    new Map(
      [
        ['a', 'аαɑᴀ'],
        ['b', 'ьвɓƃƀƅʙ'],
        ['c', 'сϲᴄꮯȼ'],
        ['d', 'ԁđɗɖƌᴅ'],
        ['e', 'еεҽɇᴇ'],
        ['f', 'ƒꞙꬵ'],
        ['g', 'ɡցᶃɠǥɢԍ'],
        ['h', 'һհħнɦʜ'],
        ['i', 'іıιɩɪɨᵻꭵ'],
        ['j', 'јյɉᴊ'],
        ['k', 'кκƙĸᴋ'],
        ['l', 'ӏłƚɫɭʟ'],
        ['m', 'мᴍʍ'],
        ['n', 'пηոռƞɲɳɴ'],
        ['o', 'оοօøᴏᴑɵө'],
        ['p', 'рρƥᴘ'],
        ['q', 'ԛʠ'],
        ['r', 'гꭇꭈɍɽɼʀ'],
        ['s', 'ѕꜱʂꮪ'],
        ['t', 'тτŧƭᴛ'],
        ['u', 'υսцᴜʋꞟꭎꭒʉ'],
        ['v', 'ѵνᴠꮩ'],
        ['w', 'ԝωᴡѡɯꮃ'],
        ['x', 'хχ'],
        ['y', 'уγʏɏƴүұɣ'],
        ['z', 'ᴢƶȥꮓʐ'],
      ].flatMap(([latin = '', others = '']) => [...others].map((other): [string, string] => [other, latin])),
    ),
)

/** Capitals, which look like others than their small letters do: `Ν` is an N and `ν` a v, and `Ω` is nobody but itself. */
const capitals = lazy(
  (): ReadonlyMap<string, string> =>
    new Map(
      [
        ['a', 'АΑ'],
        ['b', 'ВΒЬ'],
        ['c', 'СϹ'],
        ['e', 'ЕΕ'],
        ['g', 'Ԍ'],
        ['h', 'НΗ'],
        ['i', 'ІΙӀ'],
        ['j', 'ЈͿ'],
        ['k', 'КΚ'],
        ['m', 'МΜ'],
        ['n', 'Ν'],
        ['o', 'ОΟՕ'],
        ['p', 'РΡ'],
        ['q', 'Ԛ'],
        ['s', 'ЅՏ'],
        ['t', 'ТΤ'],
        ['u', 'Ս'],
        ['w', 'Ԝ'],
        ['x', 'ХΧ'],
        ['y', 'УҮΥ'],
        ['z', 'Ζ'],
      ].flatMap(([latin = '', others = '']) => [...others].map((other): [string, string] => [other, latin])),
    ),
)

/** What a label seems to say: marks off, and each letter as the Latin one, in lower case, that it looks like. */
export function skeleton(label: string): string {
  const bare = label.normalize('NFKD').replace(/\p{M}/gu, '')
  return [...bare].map((letter) => looksLike().get(letter) ?? capitals().get(letter) ?? letter).join('')
}

/**
 * Orders to a model in text that is meant to describe something. The phrases are those of published attacks: Invariant Labs'
 * tool poisoning (2025-04), Trail of Bits' line jumping (2025-04), and the lists that tests of models are made from.
 */

import type { Confidence } from '../../model.ts'
import { lazy, memoized } from '../memoize.ts'
import { wordSet } from '../programs/flags.ts'

export interface Order {
  readonly from: number
  readonly to: number
  /** Completes `it is told to …`. */
  readonly what: string
  readonly confidence: Confidence
}

interface Phrase {
  readonly what: string
  /** Words that it may begin with, in lower case: what is looked for before the expression runs. */
  readonly opens: readonly string[]
  readonly form: RegExp
  /** By itself. Two kinds in one text are sure. */
  readonly confidence: Confidence
}

/** Files that no description has a reason to ask for. */
const SECRET_FILE =
  '(?:\\.ssh\\b|id_(?:rsa|ed25519|ecdsa)\\b|\\.aws\\/credentials|\\.cursor\\/mcp\\.json|claude_desktop_config\\.json|\\.git-credentials|\\.netrc|\\.kube\\/config|\\/etc\\/(?:passwd|shadow))'

const PHRASES: readonly Phrase[] = [
  {
    what: 'hand over a file with secrets',
    opens: ['before'],
    form: new RegExp(
      `before\\s{1,4}(?:you\\s{1,4})?(?:us(?:e|ing)|call(?:ing)?|invok(?:e|ing)|run(?:ning)?)\\s{1,4}(?:this|any|the|these|other)\\b[^.!?]{0,160}?\\b(?:read|open|cat|load|fetch|access|include)\\s[^!?]{0,100}?${SECRET_FILE}`,
      'iy',
    ),
    confidence: 'high',
  },
  {
    what: 'hand over a file with secrets',
    opens: ['read', 'send', 'copy', 'attach', 'upload', 'include', 'pass', 'forward'],
    form: new RegExp(
      `(?:read|send|copy|attach|upload|include|pass|forward)\\s[^!?]{0,60}?${SECRET_FILE}[^!?]{0,100}?\\b(?:as|in|into|to|via)\\s{1,4}(?:the\\s|a\\s|your\\s|this\\s)?["'\`]?\\w{0,24}["'\`]?\\s{0,2}(?:param(?:eter)?|argument|field|sidenote|feedback|context|https?:\\/\\/)`,
      'iy',
    ),
    confidence: 'high',
  },
  {
    what: 'hand over a file with secrets',
    opens: ['read'],
    form: new RegExp(
      `read\\s[^!?]{0,80}?${SECRET_FILE}[^!?]{0,120}?\\b(?:include|append|attach|send|pass)\\s{1,4}(?:it|them|(?:its|their|the)\\s{1,4}(?:(?:full|whole|raw)\\s{1,4})?contents?)\\b`,
      'iy',
    ),
    confidence: 'high',
  },
  {
    what: 'do something in secret',
    opens: ['silently', 'secretly', 'covertly'],
    form: /(?:silently|secretly|covertly)\s{1,4}(?:read|include|append|attach|send|copy|pass|forward|upload|call)\b/iy,
    confidence: 'low',
  },
  {
    what: 'send secrets, or the conversation, to an address',
    opens: ['encode', 'append', 'include', 'send', 'attach'],
    form: /(?:encode|append|include|send|attach)\s{1,4}(?:the\s{1,4}|your\s{1,4})?(?:full|entire|whole)\s{1,4}(?:conversation|chat)\b[^!?]{0,120}?\b(?:url|endpoint|https?:\/\/|query|webhook)/iy,
    confidence: 'high',
  },
  {
    what: 'send secrets, or the conversation, to an address',
    opens: ['send', 'forward', 'post', 'upload', 'exfiltrate', 'transmit', 'leak'],
    form: /(?:send|forward|post|upload|exfiltrate|transmit|leak)\s{1,4}(?:all|every|any|the|your)\s{1,4}(?:of\s{1,4})?(?:the\s{1,4}|your\s{1,4}|(?:the\s)?users?['’]?s?\s{1,4})?(?:(?:whole|full|entire)\s{1,4})?(?:conversation|chat history|secrets|credentials|passwords|api keys|environment variables|private keys|ssh keys)\b[^.!?]{0,80}?(?:https?:\/\/|\b[\w.+-]{1,64}@[\w-]{1,63}\.)/iy,
    confidence: 'high',
  },
  {
    what: 'disregard what it was told before',
    opens: ['ignore', 'disregard', 'forget'],
    form: /(?:ignore|disregard|forget)\s{1,4}(?:(?:all|any|every|each|of|the|your|these|those|my|our)\s{1,4}){0,3}(?:previous|prior|earlier|above|preceding|(?:original|initial|system|safety))\s{1,4}(?:(?:system|user|safety|developer)\s{1,4})?(?:instructions?|prompts?|rules|guidelines|guidance|directives|orders|restrictions|constraints)\b/iy,
    confidence: 'medium',
  },
  {
    what: 'disregard what it was told before',
    opens: ['ignore', 'disregard', 'forget'],
    form: /(?:ignore|disregard|forget)\s{1,4}(?:everything|anything|all)\s{1,4}(?:(?:above|before|previously)(?:\s{1,4}this)?(?=\s{0,4}(?:[.!;,)<]|and\b|$))|(?:that\s{1,4})?(?:you|i)(?:\s{1,4}(?:were|was|have|had)|['’]ve|['’]d)(?:\s{1,4}been)?\s{1,4}(?:told|taught|given|instructed|said)\b)/iy,
    confidence: 'medium',
  },
  {
    what: 'disregard what it was told before',
    opens: ['override your', 'bypass your', 'override all your', 'bypass all your'],
    form: /(?:override|bypass)\s(?:all\s)?your\s{1,4}(?:(?:own|previous|current|system|safety|security|built-in)\s{1,4}){0,2}(?:instructions?|guidelines|rules|restrictions|safeguards|prompts?|policies)\b/iy,
    confidence: 'medium',
  },
  {
    // German, French, Spanish, Portuguese, Italian, Russian, Chinese, Japanese.
    what: 'disregard what it was told before',
    opens: ['ignor', 'vergiss', 'oublie', 'olvida', 'esqueça', 'игнориру', '忽略', '无视', '以前の', 'これまでの'],
    form: /(?:(?:ignoriere?n?|vergiss)\s{1,4}(?:(?:alle|sämtliche|die|deine)\s{1,4}){0,2}(?:vorherigen|bisherigen|früheren|obigen|vorigen)\s{1,4}(?:anweisungen|befehle|regeln|instruktionen)|(?:ignore[zr]?|oublie[zr]?)\s{1,4}(?:toutes\s{1,4})?(?:les|tes|vos)\s{1,4}(?:instructions|consignes|règles)\s{1,4}(?:précédentes|antérieures)|(?:ignor[ae]|olvida|esqueça)\s{1,4}(?:tod[ao]s|tutte)?\s{0,4}(?:las|as|le|tus|suas)\s{1,4}(?:instrucciones|instruções|istruzioni|reglas|regras|regole)\s{1,4}(?:anteriores|previas|prévias|precedenti)|игнориру(?:й|йте)\s{1,4}(?:все\s{1,4})?(?:предыдущие|прежние)\s{1,4}(?:инструкции|указания)|(?:忽略|无视)(?:掉)?(?:之前|以上|上述|先前|前面)(?:的)?(?:所有|全部|一切)?(?:的)?(?:指令|指示|说明|提示)|(?:以前|これまで)の(?:すべての|全ての)?(?:指示|命令)を(?:すべて)?無視)/iy,
    confidence: 'medium',
  },
  {
    what: 'keep something from its user',
    opens: ['do not', 'don', 'never', 'must not', 'should not'],
    form: /(?:do not|don['’]t|never|must not|should not)\s{1,4}(?:tell|inform|notify|mention|alert)\s{1,4}(?:(?:this|it|that|anything|any of this)\s{1,4}(?:to\s{1,4})?(?:the|your|any)\s{1,4}(?:user|human|operator)s?\b|(?:the|your|any)\s{1,4}(?:user|human|operator)s?\s{1,4}(?:about|that you|of this|what|anything|you)\b)/iy,
    confidence: 'medium',
  },
  {
    // To notify and to alert are what many tools are for; without an object that is an option of theirs.
    what: 'keep something from its user',
    opens: ['do not', 'don', 'never', 'must not', 'should not'],
    form: /(?:do not|don['’]t|never|must not|should not)\s{1,4}(?:ever\s{1,4})?(?:tell|inform)\s{1,4}(?:the|your|any)\s{1,4}(?:user|human|operator)s?(?=\s{0,4}(?:[.!;)\]<]|$|\n))/iy,
    confidence: 'medium',
  },
  {
    what: 'keep something from its user',
    opens: ['without telling', 'without informing'],
    form: /without\s(?:telling|informing)\s{1,4}(?:the|your|any)\s{1,4}(?:user|human|operator)s?\b/iy,
    confidence: 'medium',
  },
  {
    what: 'play a role without limits',
    opens: ['you are now'],
    form: /you are now\s{1,4}(?:in\s{1,4})?(?:a\s{1,4}|an\s{1,4})?(?:dan\b|(?:developer|admin|administrator|root|debug|god) mode|jailbroken|unrestricted|unfiltered)/iy,
    confidence: 'medium',
  },
  {
    what: 'treat what follows as a system message',
    opens: ['<|', '[inst]', '<<sys>>'],
    form: /(?:<\|(?:im_start|start_header_id)\|>\s{0,4}system\b|<\|system\|>|\[inst\]|<<sys>>)/iy,
    confidence: 'medium',
  },
  {
    what: 'treat part of it as more important than the rest',
    opens: ['<important', '<system', '<critical', '<secret', '<hidden'],
    form: /<(?:important|system|critical|secret|hidden)(?:[_ -]instructions?)?>/iy,
    confidence: 'low',
  },
]

/**
 * Where something is described, by the key: letters only, in lower case. `developer_instructions` are Codex's custom ones, and a
 * project may bring them (none of PROJECT_LOCAL_CONFIG_DENYLIST of codex-rs/config/src/loader/mod.rs, 2026-11).
 */
const FIELDS = wordSet(
  'description descriptions desc longdescription shortdescription instructions instruction serverinstructions custominstructions developerinstructions title name displayname label summary hint hints note notes comment usage tooltip whentouse',
)

/** Whether what stands under this key describes something to a model or its user. */
export const describesByKey = memoized((key) => FIELDS.has(key.toLowerCase().replace(/[^a-z]/g, '')))

/** Who speaks of such orders does not give them, in the sentence that does. */
const SPEAKS_OF_ATTACKS =
  /\b(?:prompt[ -]?injections?|jailbreaks?|inject(?:ion|ions|ed)|guard ?rails?|adversarial|red[ -]?team(?:s|ing)?|malicious|untrusted|detect(?:s|ed|ing|ion|or)?|saniti[sz]\w{1,8}|moderation|scanner|attacks?|security (?:scan|audit|review|test|polic))/i
/** A host may call itself anything. */
const ADDRESS = /\bhttps?:\/\/[^\s"'<>]{1,512}/gi

/** What stands before a phrase that is quoted, forbidden, or somebody else's. */
const NOT_ITS_OWN =
  /(?:["'`“‘«„]|\b(?:never|not|n['’]t|cannot|refuse to|resist|if|when|like|such as|e\.g\.|or|phrase|(?:asks?|tells?|tries|try|trying|attempts?|attempting|wants?|instructs?|says?|claims?|requests?|orders?)(?: (?:you|it|them|the (?:model|agent|assistant|user)))?(?: to)?))[\s:]{0,4}$/i

/** How much of a text is read, and how often a word in it is taken for the beginning of a phrase. */
const LONGEST = 2 ** 20
const MOST_TRIES = 4096
/** So far around a phrase its sentence goes. */
const SENTENCE = 1000

/** The first order to the model in a text, if it holds any: the surest kind speaks. Linear; pure. */
export function orderIn(text: string): Order | undefined {
  if (text.length < 8) return undefined
  const read = text.slice(0, LONGEST)
  // The one letter whose lower case is two (Unicode 15, SpecialCasing.txt): places are to be those of the text.
  const lower = read.replaceAll('\u0130', 'I').toLowerCase()
  // Few texts have a phrase, for which alone it is asked.
  const speaks = lazy(() =>
    sentencesAbout(
      SPEAKS_OF_ATTACKS,
      read.replace(ADDRESS, (address) => ' '.repeat(address.length)),
    ),
  )
  const found = PHRASES.flatMap((phrase) => {
    const order = first(phrase, read, lower, (at) => speaks()(at))
    return order ? [order] : []
  })
  const [surest] = found
  if (!surest) return undefined
  return new Set(found.map(({ what }) => what)).size > 1 ? { ...surest, confidence: 'high' } : surest
}

/** Where a sentence ends: at its stop, or with the line, unless the next one is an item of a list. */
const SENTENCE_END = /[.!?]["'”’)]?\s|\n(?![\s>]{0,8}(?:[-*•]|\d{1,2}[.)]))/g

/** Whether a place of a text stands in a sentence about something. */
function sentencesAbout(topic: RegExp, text: string): (at: number) => boolean {
  if (!topic.test(text)) return () => false
  return (at) => {
    const before = text.slice(Math.max(0, at - SENTENCE), at)
    const behind = text.slice(at, at + SENTENCE)
    const start = [...before.matchAll(SENTENCE_END)].at(-1)?.index ?? 0
    const end = behind.search(SENTENCE_END)
    return topic.test(before.slice(start) + (end < 0 ? behind : behind.slice(0, end)))
  }
}

function first(
  { opens, form, what, confidence }: Phrase,
  text: string,
  lower: string,
  spared: (at: number) => boolean,
): Order | undefined {
  for (const open of opens) {
    let tries = 0
    for (let at = lower.indexOf(open); at >= 0 && tries < MOST_TRIES; at = lower.indexOf(open, at + open.length)) {
      tries++
      form.lastIndex = at
      const match = form.exec(text)
      if (match && !NOT_ITS_OWN.test(text.slice(Math.max(0, at - 60), at)) && !spared(at))
        return { from: at, to: at + match[0].length, what, confidence }
    }
  }
  return undefined
}

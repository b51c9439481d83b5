/** Tells what merely stands in a secret's place: `your-api-key`, `<token>`, `xxxx`, `abc123def456`, documented samples. */

import { prefiltered } from '../prefilter.ts'
import { wordSet } from '../programs/flags.ts'
import { sha256 } from '../sha256.ts'
import { wordsOf } from './keys.ts'

/**
 * Long enough to be no accident anywhere in a value. In lower case, as the shapes below. What says how long it has to be is
 * what a manual prints: `change_me_minimum_32_chars`.
 */
const TELLING = [
  ...wordSet('example placeholder changeme replace redacted removed dummy sample -your _your *** ... … •'),
  ' your',
]
const TELLING_SHAPE = prefiltered(
  'change insert your my xxx here aqui put paste enter fill need no char byte',
  /change[-_ ](?:me|this)|insert[-_ ]|(?:(?<![a-z])|(?<=0x))your(?:[-_ ]|pass|key|token|secret|api|own)|(?<![a-z])my(?:api)?(?:key|token|secret)(?![a-z])|(?<![a-z0-9])xxx(?![a-z0-9])|[-_ ](?:here|aqui)\b|goes[-_ ]here|\bhere[-_ ]|(?<![a-z0-9])put[-_ ]|paste[-_ ]|enter[-_ ]|fill[-_ ]?in|not[-_ ]?needed|no[-_ ]key|(?<!\d)\d{1,3}[-_ ]?(?:char(?:acter)?|byte)s?(?![a-z])|(?:char(?:acter)?|byte)s?[-_ ](?:long|min(?:imum)?|or[-_ ]more)(?![a-z])/,
)
/** Also what fingers do who have nothing to say. */
const CROSSES = /x{4}|X{4}|qwertyuiop|asdfghjkl|zxcvbnm/
/** Four crosses in a long random text are chance: one in ten thousand. */
const MANY_CROSSES = /x{6}|X{6}|qwertyuiop|asdfghjkl/

/** A line of marks to write on: `AIza-----------`. A dash is one in 64 characters of a token, and a PEM header has five. */
const RULED = /-{8}|_{8}|={8}|#{8}|~{8}/

/** Words that ask to be replaced, in the languages of the configs we have seen. */
const ASKING = wordSet(
  'your yours ur my me mine our user username example placeholder changeme change replace replaceme insert enter put paste add set fill here todo fixme tbd xxx xx xxxx dummy fake sample test testing demo mock foo bar baz foobar lorem redacted hidden masked removed none null undefined nil na empty blank secret_here optional required needed some any this that dein deine deinen ihr ihre votre vos mon ma ta ton clé cle tu su mi clave sua seu tua teu chave senha poe ponha coloque coloca cole colar insira substitua pon ponga pega sustituye inserta tuya il tuo la mia meu minha hier ici aqui qui einfuegen einsetzen ersetzen eintragen inserer remplacer remplacez insertar reemplazar substituir inserire sostituire invalid unused ignored abc abcd abcdef xyz asdf asdfgh qwerty qwertyuiop deadbeef',
)

/** What placeholders are about. With the words above, and nothing else, a value says what it wants instead of being it. */
const NAMING = wordSet(
  'token tokens key keys api secret secrets password passwd pass pwd access auth oauth bearer basic client app application personal private public service account user username admin root project org organization workspace team bot webhook signing refresh session id ids url host string value values data goes in the a an of or and for from to with at on is be not super very strong secure random long real actual production prod dev development local default server mcp config env variable var credential credentials database db jwt hash code number generate generated create created get use new one here must please schluessel passwort geheim jeton contrasena chiave segreto github gitlab slack notion linear stripe openai anthropic google gemini azure aws cloudflare supabase firebase figma jira confluence atlassian sentry datadog discord telegram twilio brave tavily exa firecrawl perplexity groq mistral cohere deepseek openrouter replicate pinecone qdrant weaviate redis postgres postgresql mysql mongodb mongo neo4j elastic elasticsearch grafana vercel netlify heroku docker npm pypi smithery composio zapier airtable asana trello todoist hubspot salesforce shopify paypal zendesk monday clickup obsidian context7 browserbase apify serper serpapi kagi elevenlabs huggingface hf langsmith langfuse digitalocean',
)

/** Only the secret's own word, for values that have no word that asks: `<token>`, `API_KEY`. In a connection string stands a password, as a rule. */
const SECRET_NOUN = /(?:token|key|secret|password|passwd|credential|\bpat\b|bearer|jwt|cookie|connection[_ -]?string)/i

/**
 * SHA-256 of samples that documentation prints and everyone copies, so that the samples themselves stand nowhere: Stripe's
 * documented test key, the token on jwt.io, Supabase's local secret key, the Azurite and Cosmos DB emulators' keys, the first
 * account of every local Ethereum node, the UUID of most pages about UUIDs.
 */
const SAMPLES: ReadonlySet<string> = new Set([
  // `TrustedClientToken` of Edge's read-aloud service, the same in every copy of Edge and of edge-tts.
  '558d7c6a7f7db444895946fe23a54ad172fd6d159f46cb34dd4db21bb27c07d7',
  '2cafc0970149a84f3b9e62eaf169f36f59907a3b3e31f7b82e68c69cd27f7326',
  'f2d6ca16515033e5dce14eba840b979d27b5cbae24bb3e5bf484339667f86397',
  '7f75367e7881255134e1375e723d1dea8ad5f6a4fdb79d938df1f1754a830606',
  'c85debb55f2f204d868cc1552c42faa143b4c675f61363ab040dd50b5b5304cd',
  '0011cc25eb4320717494d2703e8cba85743e71b500283c21c8b88147992f9059',
  'aa6547439583c3a275d4542a0df6c1ad6a863971be9f2a2220f027cc02aef615',
  'bc1a50966c9e6486bc4ebf880b51611a2a97fcb8e7a6976e9b81a9e3e8ca0e3c',
  '60a09e4357868c1e9b801052726d061c370429f723db84523ed58ac354f6eb8a',
  'a3a9e1ed9732cab28868127be00f1ce921acaefdd5c3b23a6e9e0072bd9c1a34',
])

/**
 * Whether a value stands in a secret's place without being one. `key`, the name it is given under, catches values that
 * repeat it. Linear in the length; safe for tokens of more than 16 random characters (one in some thousands at worst).
 */
export function looksLikePlaceholder(value: string, key?: string): boolean {
  const text = value.trim()
  if (text === '' || text.length > 512) return false
  return isMarked(text) || isPattern(text) || saysWhatItWants(text, key) || isDocumentedSample(text)
}

/**
 * Whether the body of a token is one nobody was issued: a run, a repetition. No look at words, which in a random body of
 * fixed length are chance.
 */
export function isPattern(text: string): boolean {
  if (RULED.test(text)) return true
  const symbols = text.replace(/[^\p{L}\p{N}*.]/gu, '')
  if (symbols.length < 3) return false
  if (!hasMoreThan(1, symbols.toLowerCase())) return true
  if (symbols.length < 6) return false
  const { longest, covered } = runs(symbols.toLowerCase())
  if (longest >= 7 || covered >= 0.55 * symbols.length) return true
  return isPeriodic(symbols) || isInterleaved(symbols) || (symbols.length >= 16 && !hasMoreThan(5, symbols))
}

/** Different characters; a random text has shown as many after its first few. */
function hasMoreThan(count: number, text: string): boolean {
  const seen = new Set<string>()
  for (const letter of text) if (seen.add(letter).size > count) return true
  return false
}

/** `1a2b3c4d5e6f`: two that count by turns. */
function isInterleaved(text: string): boolean {
  if (text.length < 8) return false
  // `9j0k`: each of the two may begin again.
  let missed = 0
  for (let at = 2; at < text.length && missed <= 2; at++)
    if (text.charCodeAt(at) - text.charCodeAt(at - 2) !== 1) missed++
  return missed <= 2
}

/** Words that no random body holds, with the marks that nobody issues. */
export function isMarked(text: string): boolean {
  if (/^<[^<>]{1,120}>$|^\[[^[\]"{}]{1,120}\]$|^\{[\w -]{1,80}\}$|^\([\w -]{1,80}\)$|^__\w{1,80}__$/.test(text))
    return true
  const lower = text.toLowerCase()
  return (
    TELLING.some((piece) => lower.includes(piece)) ||
    TELLING_SHAPE.test(lower) ||
    (text.length < 60 ? CROSSES : MANY_CROSSES).test(text) ||
    /[\u2e80-\u9fff\uac00-\ud7af\u0400-\u04ff\u0600-\u06ff]/.test(text)
  )
}

/** A sample from public documentation, known by its hash. */
export function isDocumentedSample(text: string): boolean {
  if (text.length < 24) return false
  return SAMPLES.has(sha256(text))
}

/** `YOUR_API_KEY`, `<token>`, `my-github-pat`: names a secret in words, whatever the key says. */
export function namesSecret(text: string): boolean {
  return text.length <= 80 && SECRET_NOUN.test(text) && (isMarked(text) || saysWhatItWants(text, undefined))
}

/** `prod_db_2024`, `grafana-admin-7`: of a password, words with a number and nothing that asks are a choice, if a poor one. */
export function isNumberedName(text: string): boolean {
  if (!/\d/.test(text) || isMarked(text) || isPattern(text) || isDocumentedSample(text)) return false
  return !wordsOf(text).some((word) => ASKING.has(word) || /^\d{6,}$/.test(word))
}

function saysWhatItWants(text: string, key: string | undefined): boolean {
  const letters = text.replace(/[^A-Za-z0-9]/g, '').toLowerCase()
  const keyWords = key === undefined ? [] : wordsOf(key)
  if (letters !== '' && letters === keyWords.join('')) return true
  // The name of a variable: OPENAI_API_KEY. Random tokens of this alphabet have digits in every piece.
  if (/^[A-Z][A-Z0-9]{0,31}(?:_[A-Z0-9]{1,32}){1,8}$/.test(text) && (text.match(/\d/g)?.length ?? 0) < 3) return true
  const words = wordsOf(text)
  if (words.length === 0 || words.length > 16) return false
  const known = (word: string): boolean => ASKING.has(word) || NAMING.has(word) || keyWords.includes(word)
  const plain = words.every((word) => known(word) || /^\d{1,5}$/.test(word))
  if (plain && words.some((word) => /[a-z]/.test(word))) return true
  const asking = words.filter((word) => word.length > 2 && ASKING.has(word)).join('').length
  return asking >= 4 && asking * 2 >= letters.length
}

/** Stretches that go up, down or stay, one step at a time: the longest, and how much of the text they cover. */
function runs(text: string): { readonly longest: number; readonly covered: number } {
  let longest = 0
  let covered = 0
  for (let start = 0; start < text.length; ) {
    const step = stepTo(text, start + 1)
    let end = start + 1
    while (step !== undefined && stepTo(text, end) === step) end++
    const length = end - start
    longest = Math.max(longest, length)
    if (length >= 3) covered += length
    // Two that happen to be neighbours may begin the next stretch together.
    start = length >= 3 ? end : start + 1
  }
  return { longest, covered }
}

function stepTo(text: string, at: number): number | undefined {
  if (at >= text.length) return undefined
  const step = text.charCodeAt(at) - text.charCodeAt(at - 1)
  // 9 to 0, 0 to a: how people go on counting.
  if (text[at - 1] === '9' && /[0a]/.test(text[at] ?? '')) return 1
  if (text[at - 1] === '0' && text[at] === 'a') return 1
  return step >= -1 && step <= 1 ? step : undefined
}

function isPeriodic(text: string): boolean {
  if (text.length < 8) return false
  for (let period = 1; period <= Math.min(16, text.length / 3); period++) {
    let at = period
    while (at < text.length && text[at] === text[at - period]) at++
    if (at === text.length) return true
  }
  return false
}

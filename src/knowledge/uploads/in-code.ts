/**
 * Code that sends a credential of this machine away, told by its words: no interpreter of ours reads it, so it is enough that it
 * names a file of credentials, a call that sends, and somebody else's machine. Sources: the references of Python 3.14, Node 24,
 * Ruby 3.4, PHP 8.4 and .NET 9; 2026-11.
 */

import type { Span, Text } from '../../model.ts'
import { decoded } from '../downloads/encoded-text.ts'
import { LONGEST_TEXT } from '../downloads/substitutions.ts'
import { addressOf } from '../hosts/index.ts'
import { hasRequest, hasWebCommand } from '../programs/requests.ts'
import type { SentCredential } from './flow.ts'
import { credentialsIn, ENVIRONMENT, type Source } from './sources.ts'

/** Calls that send, beside those of any request. */
const SENDS =
  /\b(?:requests|httpx|axios|session|client|got|superagent)\.(?:post|put|patch|request)\b|\bsendall\s{0,4}\(|\bsendBeacon\b|\bcurl_exec\b|\bcreateConnection\b|\bSMTP\b|\.upload(?:file|string|data)\b/i
const READS_ENVIRONMENT =
  /\b(?:JSON\.stringify|Object\.entries)\s{0,4}\(\s{0,4}process\.env\s{0,4}[),]|\b(?:dict|str|repr|json\.dumps|list)\s{0,4}\(\s{0,4}(?:dict\s{0,4}\(\s{0,4})?os\.environ\b|\bENV\.to_(?:h|a|s|json)\b|GetEnvironmentVariables\s{0,4}\(/
const STRING = /"([^"\n]{1,512})"|'([^'\n]{1,512})'|`([^`\n]{1,512})`/g
const ADDRESS = /\b(?:https?|ftp|wss?):\/\/[^\s"'`<>()]{1,512}/g
/** More strings than a line of code has. */
const MOST = 256

/** What a piece of code sends; `at` is its place. */
export function sentByCode(code: string, at: Text | Span): SentCredential | undefined {
  const text = code.slice(0, LONGEST_TEXT)
  if (!SENDS.test(text) && !hasRequest(text) && !hasWebCommand(text)) return undefined
  const to = hostIn(text)
  const source =
    to === undefined ? undefined : (fileIn(text) ?? (READS_ENVIRONMENT.test(text) ? ENVIRONMENT : undefined))
  return source && { ...source, at, to, confidence: 'medium' }
}

const SENDS_LINE = /(?:^|[\s;&|(`])(?:curl|wget|nc|ncat|netcat|scp|rsync)\s/i

/** The same of command lines that base64 hid, of which nothing is told but their words. */
export function sentByHidden(script: string, at: Text | Span): SentCredential | undefined {
  const text = decoded(script)?.slice(0, LONGEST_TEXT)
  if (text === undefined || !(SENDS_LINE.test(text) || hasWebCommand(text))) return undefined
  for (const [word] of first(text.matchAll(/[^\s"'`;&|()<>@=]{2,512}/g))) {
    const source = credentialsIn(word)
    if (source?.confidence === 'high') return { ...source, at, to: hostIn(text), confidence: 'high' }
  }
  return undefined
}

function hostIn(text: string): string | undefined {
  for (const [address] of first(text.matchAll(ADDRESS))) {
    const found = addressOf(address)
    if (found && (found.reach === 'public' || found.reach === 'unknown')) return found.host
  }
  return undefined
}

function fileIn(text: string): Source | undefined {
  for (const [, double, single, tick] of first(text.matchAll(STRING))) {
    const string = double ?? single ?? tick ?? ''
    const found = /[/\\.]/.test(string) && !string.includes('://') ? credentialsIn(string) : undefined
    if (found?.confidence === 'high') return found
  }
  return undefined
}

function* first<T>(all: Iterable<T>): Generator<T> {
  let left = MOST
  for (const each of all) {
    if (left-- === 0) return
    yield each
  }
}

/**
 * SHA-256, of a library: `node:crypto` takes 4 ms to load, which is what a run over one file takes to read it, and no run of
 * ours hashes more than some names and a few tokens.
 */

import { sha256 as digest } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Of the text in UTF-8, in 64 hexadecimal digits. A lone surrogate counts as U+FFFD. */
export function sha256(text: string): string {
  return bytesToHex(digest(utf8ToBytes(text)))
}

/** Hashes by which findings and samples are known: those of SHA-256, whatever the text. */

import { hash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sha256 } from '../src/knowledge/sha256.ts'

it('a hash is what node:crypto says it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(hash('sha256', text))
    }),
  )
  expect(sha256('a\ud800b')).toBe(hash('sha256', 'a\ufffdb'))
})

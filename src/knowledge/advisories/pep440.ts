/** Versions of PyPI, as PEP 440 has them. Import this module lazily: the library costs a run its start-up. */

import { compare, valid } from '@renovatebot/pep440'
import type { Scheme } from './match.ts'

export const PEP440_SCHEME: Scheme = {
  read: (text) => (valid(text.trim()) === null ? undefined : text.trim()),
  compare,
}

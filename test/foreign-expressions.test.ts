/** Expressions of scanned files: what the engine would say of them, in a time that nobody can stretch. */

import { describe, expect, it } from 'vitest'
import type { CommandPatterns } from '../src/client.ts'
import { grantedBy, isRefused } from '../src/knowledge/approvals/command-patterns.ts'
import { fitsAnyCommand, isFoundIn } from '../src/knowledge/text/foreign-expressions.ts'
import { expectAtOnce } from './growth.ts'

describe('expressions of scanned files', () => {
  const LINES = ['', 'rm -rf /', 'sh x', 'a', 'aab', 'ab ab', 'Z-9_', 'x\ny', 'git push -f origin main']

  it.each([
    'a',
    'ab',
    'a|b',
    '^a',
    'a$',
    '^$',
    '.',
    '.+x',
    'a*b',
    'a+?b',
    'a?',
    'a{2}',
    'a{2,}',
    'a{1,2}b',
    'a{0}b',
    '(a|b)+',
    '(?:ab ?)+$',
    '(?<n>a)b',
    '[a-c]',
    '[^a-c]',
    '[\\w-]+$',
    '[\\s\\S]',
    '[-a]',
    '[a-]',
    '[^]',
    '[]',
    '\\d',
    '\\D\\D',
    '\\w+ \\w+',
    '\\bab\\b',
    '\\Bb',
    '\\x61',
    '\\u0061',
    '\\/',
    '\\.',
    '\\t|\\n',
    '(?:)',
    '((a*)*)*b',
    'x|',
  ])('%s is found where the engine finds it', (source) => {
    for (const flags of ['', 'i', 's', 'm', 'y'])
      for (const line of LINES)
        expect(isFoundIn({ source, flags }, line), `/${source}/${flags} in '${line}'`).toBe(
          new RegExp(source, flags).test(line),
        )
  })

  it.each(['\\p{L}', '\\P{L}', '\\p{Lowercase_Letter}+ ', '[\\p{L}-]'])('so is %s', (source) => {
    for (const line of LINES) expect(isFoundIn({ source, flags: 'u' }, line)).toBe(new RegExp(source, 'u').test(line))
  })

  it.each([
    '(?=a)',
    '(?!a)',
    '(?<=a)',
    '(?<!a)',
    '(?i:a)',
    '(a)\\1',
    '\\k<n>',
    '\\p{Script=Greek}',
    '\\cA',
    'a{',
    '{a}',
    '*a',
    'a**',
    '(a',
    'a)',
    '[a',
    '[z-\\d]',
    '\\',
    '^*',
    '('.repeat(99),
    'a'.repeat(9999),
  ])('%s is not judged', (source) => {
    expect(isFoundIn({ source, flags: '' }, 'a')).toBeUndefined()
  })

  it('does not judge what has a flag that changes the grammar, or a long line', () => {
    expect(isFoundIn({ source: 'a', flags: 'v' }, 'a')).toBeUndefined()
    expect(isFoundIn({ source: 'a', flags: '' }, 'a'.repeat(31))).toBeUndefined()
  })

  it.each<[string, (size: number) => string]>([
    ['(a+)+', (size) => `${'('.repeat(size)}a${'+)+'.repeat(size)}$`],
    ['(.*)*', (size) => `${'('.repeat(size)}.${'*)*'.repeat(size)}x`],
    ['(.*)*(.*)*', (size) => `${'(.*)*'.repeat(size)}x`],
    ['(.{0,999}){0,999}', (size) => `${'(.{0,999}){0,999}'.repeat(size / 4)}x`],
    ['.?', (size) => `${'.?'.repeat(size * 4)}x`],
    ['a|', (size) => 'a|'.repeat(size * 4)],
  ])('%s takes no time, however much of it there is', async (what, sourceOf) => {
    const programs = ['bash', 'zsh', 'node', 'python3', 'x', '.', '*', '?', '9', '(']
    const prepare = (size: number) => {
      const source = sourceOf(size)
      const named = `bash|sh|zsh|node|python3|${source}`
      return () => {
        for (let times = 0; times < 50; times++) {
          fitsAnyCommand(`/${source}/`)
          grantedBy(`/${named}/`, { written: 'slashed', programs })
          grantedBy(named, { written: 'whole', programs })
        }
      }
    }
    await expectAtOnce(60, { enough: 300 }, prepare, what)
  })

  it.each([
    ['/[a-z]/', true],
    ['/.|x/', true],
    ['/^[a-z]/', true],
    ['/\\b/', true],
    ['/^[A-Z]/i', true],
    ['/^[A-Z]/', false],
    ['/(?:)/', false],
    ['/e/', false],
    ['/-/', false],
    ['/^git (?:status|log)\\b/', false],
    ['/^\\w+ --help$/', false],
    ['/^[a-z]+$/', false],
    ['[a-z]', false],
    ['//', false],
    ['/', false],
  ])('%s fits any command: %s', (grant, expected) => {
    expect(fitsAnyCommand(grant)).toBe(expected)
  })
})

describe('command lines that are let through by patterns', () => {
  const programs = ['bash', 'python3', 'python', 'node']
  const SLASHED: CommandPatterns = { written: 'slashed', programs }
  const WHOLE: CommandPatterns = { written: 'whole', programs }

  it.each([
    ['/^(ls|node)\\b/', 'node'],
    ['/\\bpython3?\\b/', 'python3'],
    ['/^python /', 'python'],
    ['/^[a-z]+ /', 'bash'],
    ['/^node\\b/u', 'node'],
    ['/^node (scripts|tools)/', undefined],
    ['/^python\\b.*\\.py$/', undefined],
    ['/^(?!node)/', undefined],
    ['/^(npm|git) /', undefined],
    // An empty line fits, and the editor never asks such a one.
    ['/[a-z]*/', undefined],
    ['/(python .*)?/', undefined],
    // No expression, but how a line begins.
    ['python', undefined],
    ['/', undefined],
  ])('%s, between slashes, leaves what is behind %s to anybody', (text, program) => {
    expect(grantedBy(text, SLASHED)?.program).toBe(program)
  })

  it.each([
    ['(git|node) .*', 'node'],
    ['[a-z]+ .*', 'bash'],
    ['python3?.*', 'python3'],
    ['^node .+$', 'node'],
    // Between anchors: not what is behind it.
    ['node', undefined],
    ['node [a-z]+', undefined],
    ['npm .*', undefined],
  ])('%s, as a whole, leaves what is behind %s to anybody', (text, program) => {
    expect(grantedBy(text, WHOLE)?.program).toBe(program)
  })

  it.each([
    ['.*', true],
    ['[^;]*', true],
    ['(.|x)+', true],
    ['git .*', false],
    ['[a-z]+', false],
  ])('%s, as a whole, is any command: %s', (text, isAny) => {
    expect(grantedBy(text, { written: 'whole' })).toEqual(isAny ? {} : undefined)
  })

  it.each([
    ['python', true],
    ['/^py/', true],
    ['/^(node|python)\\b/', true],
    ['python -c', false],
    ['pytho', false],
    ['/^python -c/', false],
    ['/p*/', false],
    ['/.*/', true],
    ['node', false],
  ])('of what is behind python, %s refuses everything: %s', (text, expected) => {
    expect(isRefused('python', ['rm', text], SLASHED)).toBe(expected)
  })

  it('refuses as a whole what is allowed as a whole', () => {
    expect(isRefused('python', ['python'], WHOLE)).toBe(false)
    expect(isRefused('python', ['py.*'], WHOLE)).toBe(true)
    expect(isRefused('python', ['python -c.*'], WHOLE)).toBe(false)
  })
})

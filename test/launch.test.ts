/** What a command line really starts, and the characters that say so. */

import { describe, expect, it } from 'vitest'
import { analyseLaunch } from '../src/launch/index.ts'
import type { ImageStep, Launch, PackageStep, ShellStep, Span, Step, Text } from '../src/model.ts'
import { place } from '../src/model.ts'
import { quoted } from './command-lines.ts'
import { LINES } from './launch-cases.ts'

/** A file that is a JSON list of strings, and its strings with the places they have in it. */
function write(words: readonly string[]): { readonly text: string; readonly texts: readonly Text[] } {
  let text = '['
  const texts: Text[] = []
  for (const value of words) {
    const start = text.length
    const offsets: number[] = []
    text += '"'
    for (const unit of value.split('')) {
      offsets.push(text.length)
      text += JSON.stringify(unit).slice(1, -1)
    }
    offsets.push(text.length)
    text += '"'
    texts.push(quoted(value, start, offsets))
    text += ', '
  }
  return { text: `${text.replace(/, $/, '')}]`, texts }
}

interface Started {
  readonly launch: Launch
  /** The characters of the file at a place. */
  readonly said: (span: Span | undefined) => string
}

function start(line: string | readonly string[]): Started {
  const { text, texts } = write(typeof line === 'string' ? line.split(' ') : line)
  const [command, ...args] = texts
  const launch = analyseLaunch({ command, args, env: [] })
  return { launch, said: (span) => (span ? text.slice(span.start, span.end) : '') }
}

function describePackage({ ecosystem, name, version, local, extras }: PackageStep): string {
  const flags = [version?.exact ? ' exact' : '', local ? ' local' : '']
  const more = extras.map((extra) => ` +${extra.name}${extra.version ? `@${extra.version.text}` : ''}`)
  return [`${ecosystem} ${name}`, version ? `@${version.text}` : '', ...flags, ...more].join('')
}

function describeImage({ name, tag, digest, mounts, ports }: ImageStep): string {
  return [
    `image ${name}`,
    tag === undefined ? '' : ` tag ${tag}`,
    digest === undefined ? '' : ` digest ${digest}`,
    ...mounts.map(({ type, source, target, readOnly }) => ` [${type} ${source}=>${target}${readOnly ? ' ro' : ''}]`),
    ...ports.map(({ host }) => ` [port ${host ?? '*'}]`),
  ].join('')
}

function describeStep(step: Step): string {
  switch (step.kind) {
    case 'shell':
      return `shell(${step.program}${step.plain ? '' : ' complex'}${step.login ? ' login' : ''}${step.beside ? ' beside' : ''})`
    case 'wrapper':
      return `${step.does}(${step.program})`
    case 'package':
      return describePackage(step)
    case 'source':
      return `${step.form} ${step.url}${step.ref ? ` at ${step.ref}` : ''}${step.pinned ? ' pinned' : ''}`
    case 'image':
      return describeImage(step)
    case 'script':
      return `script(${step.interpreter ?? 'itself'}) ${step.path.value}`
    case 'inline-code':
      return `code(${step.interpreter}) ${step.code?.value}`
    case 'program':
      return `program ${step.name}`
    case 'remote':
      return `remote ${step.url.value}`
  }
}

/** The chain, then the innermost arguments, the environment and the headers. */
function describeLaunch({ steps, args, env, headers }: Launch): string {
  return [
    steps.map(describeStep).join(' > '),
    ...(args.length > 0 ? [`args ${args.map(({ value }) => value).join(' ')}`] : []),
    ...env.map(({ name, value }) => `env ${name}${value ? `=${value.value}` : ''}`),
    ...headers.map(({ name, value }) => `header ${name}: ${value?.value}`),
  ].join(' | ')
}

describe('what starts', () => {
  for (const [group, lines] of Object.entries(LINES)) {
    describe(group, () => {
      it.each(lines)('%j', (line, expected) => {
        expect(describeLaunch(start(line).launch)).toBe(expected)
      })
    })
  }

  it('reads an encoded command of PowerShell, and counts it as inline code', () => {
    const code = Buffer.from('npx server', 'utf16le').toString('base64')
    expect(describeLaunch(start(['pwsh', '-NoProfile', '-enc', code]).launch)).toBe(
      'shell(pwsh complex) > code(pwsh) npx server > npm server',
    )
  })
})

function stepOf<K extends Step['kind']>({ launch }: Started, kind: K): Extract<Step, { kind: K }> {
  const found = launch.steps.find((step): step is Extract<Step, { kind: K }> => step.kind === kind)
  if (!found) throw new Error(`no ${kind} in ${describeLaunch(launch)}`)
  return found
}

describe('a command that is written as a whole line, or with words in one', () => {
  const started = (words: readonly string[]): string => {
    const { steps, args } = start(words).launch
    const named = steps.map((step) => {
      if ('name' in step) return step.name
      return step.kind === 'script' ? step.path.value : step.kind
    })
    return [...named, ...args.map(({ value }) => `[${value}]`)].join(' ')
  }

  it.each([
    [['/usr/bin/npx -y server'], 'server'],
    [['/Applications/My App/bin/tool', '--x'], 'tool [--x]'],
    [['C:\\Program Files\\nodejs\\npx.cmd -y server'], 'server'],
    [['C:/Program Files/nodejs/node.exe server.js'], 'server.js'],
    [['/opt/my tool/serve.exe run a/b'], '/opt/my tool/serve.exe [run] [a/b]'],
    [['/opt/node a/b.js'], 'a/b.js'],
    [['./my tools/serve'], './my tools/serve'],
    [['..\\my tools\\serve'], '..\\my tools\\serve'],
    [['${HOME}/my tools/serve'], '${HOME}/my tools/serve'],
    [['%USERPROFILE%\\my tools\\serve'], '%USERPROFILE%\\my tools\\serve'],
    [['$HOME/my tools/serve'], '$HOME/my tools/serve'],
    [['\\\\host\\my share\\serve'], '\\\\host\\my share\\serve'],
    [['/opt/my\ttool/serve'], '/opt/my\ttool/serve'],
    [['<path to>/server x', 'y'], '<path to>/server x [y]'],
  ])('goes on with a path that has blanks in it: %j', (words, expected) => expect(started(words)).toBe(expected))

  it.each([
    [['/opt/tool serve'], '/opt/tool [serve]'],
    [['/opt/tool ./config/a.json'], '/opt/tool [./config/a.json]'],
    [['/opt/tool https://host/a'], '/opt/tool [https://host/a]'],
    [['/opt/tool -c a/b'], '/opt/tool [-c] [a/b]'],
    [['/opt/tool "a/b"'], '/opt/tool [a/b]'],
    [['/opt/tool @scope/name'], '/opt/tool [@scope/name]'],
    [['/opt/tool C:/x'], '/opt/tool [C:/x]'],
    [['/opt/run.py a/b'], '/opt/run.py [a/b]'],
    [['/opt/a b c d e/f'], '/opt/a [b] [c] [d] [e/f]'],
    [['/opt/1 2 3 4 5 6 7 8/9 a/b', '--x'], '/opt/1 [2] [3] [4] [5] [6] [7] [8/9] [a/b] [--x]'],
    [['/o/1 /2'], '/o/1 [/2]'],
  ])('ends a path where an argument begins: %j', (words, expected) => expect(started(words)).toBe(expected))

  it.each([
    [['npx', '-y server'], 'server'],
    [['npx', '-y server', '--x'], 'server [--x]'],
    [['npx', '-p a', 'b', 'c'], 'a [c]'],
    [['node', '--inspect server.js'], 'server.js'],
    [['docker', 'run -i example/server'], 'example/server'],
    [['cmd', '/c npx server'], 'shell server'],
    [['pnpm', 'dlx server'], 'server'],
    [['env', '-S node server.js'], 'wrapper server.js'],
    [['env', '-iS node server.js'], 'wrapper server.js'],
    [['env', '--split-string=node x'], 'wrapper x'],
  ])('takes words apart that nobody could use as one: %j', (words, expected) => expect(started(words)).toBe(expected))

  it.each([
    [['node', 'server file.js'], 'server file.js'],
    [['docker', 'build .'], 'docker [build .]'],
    [['server', '-y x'], 'server [-y x]'],
    [['python', '-cimport os'], 'inline-code'],
    [['perl', '-eprint 1'], 'inline-code'],
  ])('leaves others as they are: %j', (words, expected) => expect(started(words)).toBe(expected))
})

describe('where it says so', () => {
  it('puts no variable of the environment where PowerShell has one of its own', () => {
    const [command, flag, script, value] = write(['pwsh', '-c', 'npx $name', '@example/server']).texts
    if (!command || !flag || !script || !value) throw new Error('four strings were written')
    const env = [{ name: 'name', key: value.node.span, value, node: value.node }]
    expect(describeLaunch(analyseLaunch({ command, args: [flag, script], env }))).toBe(
      'shell(pwsh) > npm $name | env name=@example/server',
    )
  })

  it('points into a variable of the entry that holds the command line', () => {
    const { text, texts } = write(['sh', '-c', '$RUN --x', 'npx @example/server@1.2.3'])
    const [command, flag, script, value] = texts
    if (!command || !flag || !script || !value) throw new Error('four strings were written')
    const env = [{ name: 'RUN', key: value.node.span, value, node: value.node }]
    const launch = analyseLaunch({ command, args: [flag, script], env })
    expect(describeLaunch(launch)).toBe(
      'shell(sh) > npm @example/server@1.2.3 exact | args --x | env RUN=npx @example/server@1.2.3',
    )
    const said = (span: Span | undefined) => (span ? text.slice(span.start, span.end) : '')
    expect(said(stepOf({ launch, said }, 'package').at)).toBe('@example/server@1.2.3')
  })

  it('points at the specification, the name and the version', () => {
    const started = start('npx -y @example/server@1.2.3')
    const step = stepOf(started, 'package')
    expect(started.said(step.at)).toBe('@example/server@1.2.3')
    expect(started.said(step.nameAt)).toBe('@example/server')
    expect(started.said(step.version?.at)).toBe('1.2.3')
  })

  it('points at the words of a command line in one string', () => {
    const started = start(['"C:\\Program Files\\nodejs\\npx.cmd" -y @example/server@1.2.3'])
    expect(started.said(stepOf(started, 'package').version?.at)).toBe('1.2.3')
  })

  it('points into a script inside a script', () => {
    const started = start(['bash', '-lc', 'cd "a b" && sh -c \'npx -y @example/server@1.2.3\''])
    expect(started.said(stepOf(started, 'package').at)).toBe('@example/server@1.2.3')
    expect(started.said(stepOf(started, 'shell').at)).toBe('bash')
  })

  it.each([
    ['echo npx @example/server | sh', '@example/server'],
    ["echo 'npx @example/server' | sh", '@example/server'],
    ['echo -n npx @example/server | sh', '@example/server'],
    ['echo -ne npx @example/server | sh', '@example/server'],
    ["echo -e 'npx \\x40example/server' | sh", 'npx \\\\x40example/server'],
    ["tee log <<< 'npx @example/server' | sh", '@example/server'],
    ['sh <<E\nnpx @example/server\nE', '@example/server'],
    ['{ echo cd /x; echo npx @example/server; } | sh', 'cd /x; echo npx @example/server'],
    ["{ date; echo 'npx @example/server'; } | sh", '@example/server'],
    ['cat <<E\n  $(npx @example/server)\nE', '@example/server'],
  ])('points at what is given to a shell to read: %j', (script, expected) => {
    const started = start(['sh', '-c', script])
    expect(started.said(stepOf(started, 'package').at)).toBe(expected)
  })

  it('points at words that are parted by what parts words of cmd', () => {
    const started = start(['cmd', '/c', 'npx;-y;@example/server@1.2.3'])
    expect(started.said(stepOf(started, 'package').at)).toBe('@example/server@1.2.3')
  })

  it('points at a program between quotation marks', () => {
    const started = start(['sh', '-c', '"./my server" x'])
    expect(started.said(stepOf(started, 'script').at)).toBe('./my server')
  })

  it.each([
    ['npx @example"/server"', '@example\\"/server\\"'],
    ['npx "@example/ser\\\nver"', '\\"@example/ser\\\\\\nver\\"'],
    ["npx '@example/server", "'@example/server"],
    ["npx '@example/server'", '@example/server'],
    ['npx \\\n@example/server', '@example/server'],
  ])('points at what stands between marks where it is all of the word: %j', (script, expected) => {
    const started = start(['sh', '-c', script])
    expect(stepOf(started, 'package').name).toBe('@example/server')
    expect(started.said(stepOf(started, 'package').at)).toBe(expected)
  })

  it('gives a word that quoting changed as a whole', () => {
    const started = start(['sh', '-c', 'npx "@example"/server@1.2.3'])
    const step = stepOf(started, 'package')
    expect(step.name).toBe('@example/server')
    expect(started.said(step.at)).toBe('\\"@example\\"/server@1.2.3')
  })

  it('tells the version of an alias from its name', () => {
    const started = start('npx x@npm:@example/server@1.2.3')
    const step = stepOf(started, 'package')
    expect(started.said(step.nameAt)).toBe('@example/server')
    expect(started.said(step.version?.at)).toBe('1.2.3')
  })

  it('tells what a package of Python is asked for besides', () => {
    const features = (spec: string) => stepOf(start(['uvx', '--from', spec, 'x']), 'package').features
    expect(['server[a,b]==1.0', 'server [a] >= 1', 'server==1.0', 'server[a]', 'server'].map(features)).toEqual([
      '[a,b]',
      '[a]',
      undefined,
      '[a]',
      undefined,
    ])
  })

  it('tells the release that a default names', () => {
    const unset = (version: string) => stepOf(start(['npx', '-y', version]), 'package').version?.unset
    const told = '1.2.3 12.34 v1.2.3 1.2.3-beta.1 1.2.3rc1 1.2.3+build 1.2.3.post1'.split(' ')
    expect(told.map((version) => unset(`server@\${V:-${version}}`))).toEqual(told)
    for (const version of ['1', 'latest', '^1.2.3', 'x1.2.3', '1.2.x y', '1.2.3-', '1.2.3_1'])
      expect([version, unset(`server@\${V:-${version}}`)]).toEqual([version, undefined])
    expect(unset('server@1.2.3')).toBeUndefined()
  })

  it('tells a range of Python with its operator', () => {
    const started = start('uvx server[cli]>=1.2,<2')
    expect(started.said(stepOf(started, 'package').version?.at)).toBe('>=1.2,<2')
    expect(started.said(stepOf(started, 'package').nameAt)).toBe('server')
  })

  it('points at variables of every wrapper: name, value, and the string they stand in', () => {
    for (const line of [
      ['docker', 'run', '-e', 'A=b', 'example/server'],
      ['docker', 'run', '-eA=b', 'example/server'],
      ['docker', 'run', '--env=A=b', 'example/server'],
      ['env', 'A=b', 'server'],
      ['cross-env', 'A=b', 'server'],
      ['sh', '-c', 'A="b" server'],
      ['sh', '-c', "export A='b'; server"],
      ['cmd', '/c', 'set A=b&& server'],
      ['powershell', '-c', "$env:A = 'b'; server"],
    ]) {
      const started = start(line)
      const [binding] = started.launch.env
      expect([line, started.said(binding?.key)]).toEqual([line, 'A'])
      expect([line, started.said(binding?.value && place(binding.value))]).toEqual([line, 'b'])
      expect(line).toContain(binding?.node.kind === 'string' ? binding.node.value : undefined)
    }
  })

  it('points at the name alone where the host hands its value on', () => {
    const started = start('docker run -e TOKEN example/server')
    expect(started.launch.env.map(({ name, value }) => [name, value])).toEqual([['TOKEN', undefined]])
    expect(started.said(started.launch.env[0]?.key)).toBe('TOKEN')
  })

  it('points at headers of a bridge', () => {
    const started = start(['npx', 'mcp-remote', 'https://host.example', '--header', 'X-Key:  a:b'])
    const [header] = started.launch.headers
    expect(started.said(header?.key)).toBe('X-Key')
    expect(header?.value?.value).toBe('a:b')
    expect(started.said(header?.value && place(header.value))).toBe('a:b')
  })

  it('points at the remote of a bridge inside a shell', () => {
    const started = start(['cmd', '/c', 'npx -y mcp-remote http://host.example/sse --allow-http'])
    expect(started.said(place(stepOf(started, 'remote').url))).toBe('http://host.example/sse')
    expect(stepOf(started, 'remote').through).toBe('bridge')
  })

  it('points at mounts, ports and options, whatever their spelling', () => {
    const started = start(
      'docker run -itv /a:/b --mount=type=bind,src=/c,dst=/d -p8080:80 --net=host --rm example/server',
    )
    const image = stepOf(started, 'image')
    expect(image.mounts.map(({ at }) => started.said(at))).toEqual(['/a:/b', 'type=bind,src=/c,dst=/d'])
    expect(image.ports.map(({ at }) => started.said(at))).toEqual(['8080:80'])
    expect(image.options.map(({ name, value, at }) => [name, value, started.said(at)])).toEqual([
      ['--interactive', undefined, '-itv'],
      ['--tty', undefined, '-itv'],
      ['--volume', '/a:/b', '/a:/b'],
      ['--mount', 'type=bind,src=/c,dst=/d', 'type=bind,src=/c,dst=/d'],
      ['--publish', '8080:80', '8080:80'],
      ['--network', 'host', 'host'],
      ['--rm', undefined, '--rm'],
    ])
    expect(started.said(image.at)).toBe('example/server')
  })

  it('knows the words that an option of a container takes for itself, and that it shares others', () => {
    const image = stepOf(start('docker run -i -tv /a:/b -p8080:80 --net=host --env A=b -x example/server'), 'image')
    expect(image.options.map(({ name, words }) => [name, words.map(({ value }) => value)])).toEqual([
      ['--interactive', ['-i']],
      ['--tty', []],
      ['--volume', []],
      ['--publish', ['-p8080:80']],
      ['--network', ['--net=host']],
      ['--env', ['--env', 'A=b']],
      ['-x', ['-x']],
    ])
    const inOne = stepOf(start(['docker', 'run --rm -iX --env A=b -eC=d example/server']), 'image')
    expect(inOne.options.map(({ name, words }) => [name, words.map(({ value }) => value)])).toEqual([
      ['--rm', ['--rm']],
      ['--interactive', []],
      ['--env', ['--env', 'A=b']],
      ['--env', ['-eC=d']],
    ])
  })

  it('points at the tag of an image', () => {
    for (const [line, tag] of [
      ['docker run registry.example:5000/server:1.2', '1.2'],
      ['docker run example/server:v1@sha256:abc', 'v1'],
      ['docker run registry.example:5000/server', ''],
    ] as const) {
      const started = start(line)
      expect([line, started.said(stepOf(started, 'image').tagAt)]).toEqual([line, tag])
    }
  })

  it('points at code, scripts, programs and wrappers', () => {
    const code = start(['sudo', 'node', '-e', 'x()'])
    expect(code.said(stepOf(code, 'inline-code').at)).toBe('x()')
    expect(code.said(stepOf(code, 'wrapper').at)).toBe('sudo')
    const script = start('uv --directory dir run server.py')
    expect(script.said(stepOf(script, 'script').at)).toBe('server.py')
  })
})

function commandsOf(
  script: string,
  ...shellWords: readonly string[]
): readonly (readonly [string | undefined, string])[] {
  const given = shellWords.length > 0 ? shellWords : ['bash', '-c']
  const shell: ShellStep = stepOf(start([...given, script]), 'shell')
  return shell.commands.map(({ after, words }) => [after, words.map(({ value }) => value).join(' ')])
}

describe('commands of a script', () => {
  it.each<[string, readonly (readonly [string | undefined, string])[]]>([
    [
      'curl -s x | sh',
      [
        [undefined, 'curl -s x'],
        ['|', 'sh'],
      ],
    ],
    [
      'a && b || c ; d & e',
      [
        [undefined, 'a'],
        ['&&', 'b'],
        ['||', 'c'],
        [';', 'd'],
        ['&', 'e'],
      ],
    ],
    [
      'a\nb',
      [
        [undefined, 'a'],
        [';', 'b'],
      ],
    ],
    [
      'bash <(curl x) y',
      [
        [undefined, 'bash <(curl x) y'],
        ['<(', 'curl x'],
      ],
    ],
    [
      'a "$(curl x)" b',
      [
        [undefined, 'a $(curl x) b'],
        ['$(', 'curl x'],
      ],
    ],
    [
      'a `curl x`',
      [
        [undefined, 'a `curl x`'],
        ['`', 'curl x'],
      ],
    ],
    ['a \'b | c\' "d && e" f\\;g', [[undefined, 'a b | c d && e f;g']]],
    ['A=1 B="2 3" c', [[undefined, 'c']]],
    ['a > b 2>&1 < c', [[undefined, 'a']]],
    ['A=1; b', [[';', 'b']]],
    [
      'export A=1 B; a=(b c) d',
      [
        [undefined, 'export A=1 B'],
        [';', 'd'],
      ],
    ],
    ['a <<< "b | c"', [[undefined, 'a']]],
    [
      "a <<'EOF'\nb | c\nEOF\nd",
      [
        [undefined, 'a'],
        [';', 'd'],
      ],
    ],
    ['a # b | c', [[undefined, 'a']]],
    ['a ${B:-c | d} e', [[undefined, 'a c | d e']]],
    ['a "${B:-c | d}" e', [[undefined, 'a ${B:-c | d} e']]],
    ["a $'b\\'c' d", [[undefined, "a b'c d"]]],
    ['> a; b', [[';', 'b']]],
    [
      'a |\n\nb &&\nc',
      [
        [undefined, 'a'],
        ['|', 'b'],
        ['&&', 'c'],
      ],
    ],
    [
      '(a); b',
      [
        ['(', 'a'],
        [';', 'b'],
      ],
    ],
    [
      '(a)\nb',
      [
        ['(', 'a'],
        [';', 'b'],
      ],
    ],
    ['(\na\n)', [['(', 'a']]],
    [
      'a && (b) |& (c)',
      [
        [undefined, 'a'],
        ['(', 'b'],
        ['|&', 'c'],
      ],
    ],
    [
      'a $(\nb)',
      [
        [undefined, 'a $(\nb)'],
        ['$(', 'b'],
      ],
    ],
    [
      'a \\\n| b',
      [
        [undefined, 'a'],
        ['|', 'b'],
      ],
    ],
    [
      'a \\\r\n| b',
      [
        [undefined, 'a \r'],
        ['|', 'b'],
      ],
    ],
    [
      'f( ) { a; }; f',
      [
        [undefined, 'a'],
        [';', 'f'],
      ],
    ],
    ['A=1 f() { a; }', [[undefined, 'a']]],
  ])('%j', (script, expected) => {
    expect(commandsOf(script)).toEqual(expected)
  })

  it.each<[string, readonly (readonly [string | undefined, string])[]]>([
    [
      'if exist x (a | b) else (c)',
      [
        [undefined, 'a'],
        ['|', 'b'],
        ['else', 'c'],
      ],
    ],
    [
      'a | (b)',
      [
        [undefined, 'a'],
        ['|', 'b'],
      ],
    ],
    ['a ) b', [[undefined, 'a ) b']]],
    [
      '(a) & b c)',
      [
        [undefined, 'a'],
        ['&', 'b c)'],
      ],
    ],
    ['a ^\r\nb', [[undefined, 'a b']]],
  ])('of cmd: %j', (script, expected) => {
    expect(commandsOf(script, 'cmd', '/c')).toEqual(expected)
  })

  it.each<[string, readonly (readonly [string | undefined, string])[]]>([
    ['./a()', [[undefined, './a']]],
    [
      'a (b) c',
      [
        [undefined, 'a c'],
        ['(', 'b'],
      ],
    ],
  ])('of PowerShell: %j', (script, expected) => {
    expect(commandsOf(script, 'pwsh', '-c')).toEqual(expected)
  })

  it.each([
    ['sh', '('],
    ['pwsh', 'a ('],
  ])('of %s, behind any number of brackets', (shell, bracket) => {
    expect(commandsOf(`${bracket.repeat(20_000)}npx server`, shell, '-c').at(-1)?.[1]).toBe('npx server')
  })
})

describe('what a shell makes of words', () => {
  const given = (script: string) => start(['bash', '-c', script]).launch.args.map(({ value }) => value)

  it.each<[string, readonly string[]]>([
    [
      'x=abcab; ./serve ${x#ab} ${x##ab} ${x#b} ${x%ab} ${x%%ab} ${x%a}',
      ['cab', 'cab', 'abcab', 'abc', 'abc', 'abcab'],
    ],
    ['x=abcab; ./serve ${x:1} ${x:1:2} ${x:0:-1} "${x: -2}"', ['bcab', 'bc', 'abca', 'ab']],
    ['x=abcab; ./serve ${x: -2}c ${x: 1: 2} ${x: -4:-2}', ['abc', 'bc', 'bc']],
    ['x=abcdefghijkl; ./serve ${x:10} ${x:0:11}', ['kl', 'abcdefghijk']],
    ['x=abcab; ./serve ${x/ab/-} ${x//ab/-} ${x/b} ${x//b} ${x/q/-}', ['-cab', '-c-', 'acab', 'aca', 'abcab']],
    [
      'x=\'a b\'; ./serve ${x#a} ${x%z} "${x/a/c d}" ${x/a/c d} ${x/a b/c}',
      ['b', 'a', 'b', 'c d b', 'c', 'd', 'b', 'c'],
    ],
    ['x=abc; ./serve ${x^} ${x^^} ${x,}', ['Abc', 'ABC', 'abc']],
    ['x=ABC; ./serve ${x,} ${x,,} ${x^}', ['aBC', 'abc', 'ABC']],
    ['x=abc; ./serve ${x#\\a} "${x%"c"}"', ['bc', 'ab']],
    ['./serve ${x-a} ${x=c d} ${x} "${x:=d}"', ['a', 'c', 'd', 'c', 'd', 'c d']],
    ['x=; ./serve ${x-b}c ${x:+d} ${x+e} ${x:=f} $x', ['c', 'e', 'f', 'f']],
    ['x=a; ./serve ${x:-b} ${x-b} ${x:+c} ${x+c} ${x:?m} ${x?m}', ['a', 'a', 'c', 'c', 'a', 'a']],
    ['x=a; ./serve "${x:+b c}" ${x:+b c} ${x:+$x d} "${x:+$x d}"', ['b c', 'b', 'c', 'a', 'd', 'a d']],
    [
      'x=a; ./serve ${x:+\'b c\'} ${x:+"d e"} "${x:+\'f g\'}" ${x:+h\\ i} "${x:+h\\"i}"',
      ['b c', 'd e', "'f g'", 'h i', 'h"i'],
    ],
    ['./serve ${HOME:+set}', ['set']],
    ['x=${x-a}b; ./serve $x', ['ab']],
    ['x=$(echo y); ./serve $x', ['y']],
    ['x=\'a  b \'; ./serve $x "$x"c v$x ${x}w', ['a', 'b', 'a  b c', 'va', 'b', 'a', 'b', 'w']],
    ['x=\' a b\'; ./serve v$x "v$x" ${x}w', ['v', 'a', 'b', 'v a b', 'a', 'bw']],
    ['x=a; x+=b; ./serve $x ${x}c "$x"d \'$x\' \\$x', ['ab', 'abc', 'abd', '$x', '$x']],
    ['a1=x; ./serve $a1 v$a1', ['x', 'vx']],
    ['./serve a${IFS}b $IFS"c"', ['a', 'b', 'c']],
    ['a=(x \'y z\' w); ./serve ${a[1]}v "${a[@]}" ${a[9]} ${a[0]}v ${a}', ['y', 'zv', 'x', 'y z', 'w', 'xv', 'x']],
    ['list=(a b c d e f g h i j k); ./serve ${list[10]}', ['k']],
    ['a=(); ./serve "${a[@]}" b', ['b']],
    ['set -- x \'y z\'; ./serve $1 "$2" $@ "$1$2" ${1} $3', ['x', 'y z', 'x', 'y', 'z', 'xy z', 'x']],
    ['set -- --a; ./serve $1 $2b v$1 v$3', ['--a', 'b', 'v--a', 'v']],
    ['set x y; ./serve $2 $1', ['y', 'x']],
    ['set x-y z; ./serve $1', ['x-y']],
    ['set -e -- x; ./serve "$@"', ['x']],
    ['set -eo pipefail x y; ./serve $2', ['y']],
    ['set - x; ./serve "$@"', ['x']],
    ['set -- x; set -e; ./serve $1', ['x']],
    ['set -- x; set -; ./serve $1', ['x']],
    ['set -- x; set --; ./serve "$@" a', ['a']],
    ['set -- x; set -- y; ./serve $1', ['y']],
    ["read a b <<< 'x y z'; ./serve $a $b", ['x', 'y', 'z']],
    ["read -r a b <<< ' x  y '; ./serve $b", ['y']],
    ["read name other rest <<< 'x'; ./serve $name [$other$rest]", ['x', '[]']],
    ["read -p b a <<< 'x y'; ./serve $a", ['x', 'y']],
    ["read -rd '' a <<< 'x y'; ./serve $a", ['x', 'y']],
    ['a=z; read a <<< "x\ny"; ./serve $a', ['x']],
    ["a=z; printf -v a 'x%s' y; ./serve $a", ['xy']],
    ["printf -v a -- 'x%s' y; ./serve $a", ['xy']],
    ['a=z; for a in x; do ./serve v$a; done', ['vx']],
    [
      "./serve $(echo -n a b) $(echo -e 'a\\x62') $(echo -ne 'a\\x62') $(echo -E 'a\\x62')",
      ['a', 'b', 'ab', 'ab', 'a\\x62'],
    ],
    ["./serve $(echo a -e '\\x62') $(echo x-n a) $(echo -n -e) $(echo)", ['a', '-e', '\\x62', 'x-n', 'a']],
    ["./serve $(printf '%s-%b%%' a b) $(printf -- x) $(printf '%s%s' a)", ['a-b%', 'x', 'a']],
    ['./serve "$(echo a b)" $(echo a b)', ['a b', 'a', 'b']],
    ['./serve $(true) $(:) a$(false)b "$(true)"', ['ab', '']],
    ['for a in x y; do ./serve $a; done', ['y']],
    ['./serve ${1:-a} ${@:-b}', ['a', 'b']],
    ['set -- a b c; ./serve ${@:2} ${@:1:1} "${@: -1}"', ['b', 'c', 'a', 'c']],
    ['set -- a b c; shift; ./serve $1 $@', ['b', 'b', 'c']],
    ['set -- a b c; shift 2; ./serve "$@" $1', ['c', 'c']],
    ['set -- a; shift; ./serve b $1', ['b']],
    ['a=x; a=y ./serve $a', ['x']],
    ['a=x b=$a; ./serve $b', ['x']],
    ['for a in; do ./serve $a b; done', ['b']],
    ['x=abcabc; ./serve ${x#a*} ${x##a*} ${x#*b} ${x##*b} ${x#b*}', ['bcabc', 'cabc', 'c', 'abcabc']],
    ['x=abcabc; ./serve ${x%?} ${x%b*} ${x%%b*} ${x%*} "${x%%*}"', ['abcab', 'abca', 'a', 'abcabc', '']],
    ['x=abc; y=x; z=y; ./serve ${!y} ${!z} "${!u}"', ['abc', 'x', '${!u}']],
    ['./serve $(which a) $(command -v c) $(type -P d)', ['a', 'c', 'd']],
  ])('as Bash 5.2 does: %j', (script, words) => expect(given(script)).toEqual(words))

  it.each<[string, readonly string[]]>([
    [
      'x=abc; ./serve ${x#a[b]} ${x/a*/b} ${x/[a]/b} ${x:y} ${x:y1} ${x,,A}',
      ['${x#a[b]}', '${x/a*/b}', '${x/[a]/b}', '${x:y}', '${x:y1}', '${x,,A}'],
    ],
    [
      './serve ${x:-$y} ${HOME:-unset} ${x:+a} ${MYHOME:+a} ${x?m} ${x#a} ${x:1} v$b1',
      ['${x:-$y}', '${HOME:-unset}', '${x:+a}', '${MYHOME:+a}', '${x?m}', '${x#a}', '${x:1}', 'v$b1'],
    ],
    ['./serve ${TOKEN:-abc} ${TOKEN:=abc} ${TOKEN-abc}', ['${TOKEN:-abc}', '${TOKEN:=abc}', '${TOKEN-abc}']],
    ['x=$x:/y; ./serve $x ${x#a} ${x:-z}', ['$x', '${x#a}', '${x:-z}']],
    ['x=$(cat y); ./serve $x', ['$x']],
    ['a=(b $(cat y)); ./serve $a ${a[0]}', ['$a', '${a[0]}']],
    ['read a < file; ./serve $a', ['$a']],
    ['cat a <<< b; ./serve $a', ['$a']],
    ["printf 'x%s' -v a; ./serve $a", ['$a']],
    ['printf a b c; ./serve $b', ['$b']],
    ['echo -v a b; ./serve $a', ['$a']],
    ['for a in $(cat x); do ./serve $a; done', ['$a']],
    ['a=x ./serve $a', ['$a']],
    [
      './serve $(which -a b) $(command d) $(command a-v d) $(type -x d) $(type -va d) $(command -v a b) $(date)',
      [
        '$(which -a b)',
        '$(command d)',
        '$(command a-v d)',
        '$(type -x d)',
        '$(type -va d)',
        '$(command -v a b)',
        '$(date)',
      ],
    ],
    ['./serve $(echo a $b) $(echo a; echo b)', ['$(echo a $b)', '$(echo a; echo b)']],
    ['case a in x) ./serve $a;; esac', ['$a']],
    ['for a; do ./serve $a; done', ['$a']],
  ])('as it is written, where the script does not say it or it may be secret: %j', (script, words) =>
    expect(given(script)).toEqual(words),
  )
})

describe('what commands of a script are given to read', () => {
  it.each([
    ['a; b <<< c', ['a', 'b < c']],
    ['a << E\nx\nE\nb < d', ['a < x', 'b < d']],
    ['{ a; b < c; } <<< d', ['a < d', 'b < c']],
    ['{ a; { b | c; }; } < d; e', ['a < d', 'b < d', 'c', 'e']],
    ['a 3<<< b 4< c 5<< E\nx\nE', ['a']],
    ['a <&3 > b', ['a']],
    ['b $( { a; } ) <<< c', ['b < c', 'a']],
    ['b $( { a ) <<< c; d', ['b < c', 'a', 'd']],
  ])('%j', (script, expected) => {
    const shell = stepOf(start(['bash', '-c', script]), 'shell')
    const given = shell.commands.map(
      ({ words: [program], input }) => `${program?.value}${input ? ` < ${input.value}` : ''}`,
    )
    expect(given).toEqual(expected)
  })
})

describe('functions of a script', () => {
  it.each([
    ['f() { a "$@" b; }; f c d', ['a c d b', 'f c d']],
    ['f() { a $1 ${2} $3; b; }; f c d', ['a c d', 'b', 'f c d']],
    // Called again, its commands stand behind all others.
    ['f() { a $1 | b; }; f c; f d', ['a c', '| b', 'f c', 'f d', 'a d', '| b']],
    ['f() { a $1; }; g() { b $1 | c; }; g d; f e; f h', ['a e', 'b d', '| c', 'g d', 'f e', 'f h', 'a h']],
    ['f() { a; }; f c; f d', ['a', 'f c', 'f d']],
    ['f() { a $1; }; b', ['a $1', 'b']],
    // As a part of a word too, where a function called with less has nothing.
    ['f() { a x$1 $1x ${1}x; }; f c', ['a xc cx cx', 'f c']],
    ['f() { a x$2 $*x; }; f c d e', ['a xd c d ex', 'f c d e']],
    ['f() { a x$1y; }; f', ['a xy', 'f']],
    ['f() { a x$1; }; a y$1 z', ['a x$1', 'a y z']],
    ['f() { { a; }; b x$1; }; c x$1; f d', ['a', 'b xd', 'c x', 'f d']],
    ['f() ( a x$1 ); c x$1; f d', ['a xd', 'c x', 'f d']],
    ['f() { g() { a x$1; }; b x$1; }; f d; g e', ['a xe', 'b xd', 'f d', 'g e']],
    ['f() { a $1; }; f', ['a', 'f']],
  ])('%j', (script, expected) => {
    const { commands } = stepOf(start(['bash', '-c', script]), 'shell')
    const written = commands.map(({ words, after }) => {
      const line = words.map(({ value }) => value).join(' ')
      return after === '|' ? `| ${line}` : line
    })
    expect(written).toEqual(expected)
  })
})

describe('files that commands of a script read and write', () => {
  it.each([
    ['a > b 2>> c < d', ['b', 'c', 'd']],
    ['exec > a${x}b', ['a${x}b']],
    ['a > {b,c}', ['{b,c}']],
    ['> {b,c} a', ['{b,c}']],
    ["x='b c'; a > $x", ['b c']],
  ])('%j', (script, expected) => {
    const shell = stepOf(start(['bash', '-c', script]), 'shell')
    expect(shell.commands.flatMap(({ files = [] }) => files.map(({ value }) => value))).toEqual(expected)
  })
})

describe('runners and options', () => {
  it('names the runner, and keeps its own words apart from the program’s', () => {
    const step = stepOf(start('npx --registry https://registry.example -p @example/server bin --x'), 'package')
    expect(step.runner).toBe('npx')
    expect(step.options.map(({ value }) => value)).toEqual([
      '--registry',
      'https://registry.example',
      '-p',
      '@example/server',
      'bin',
    ])
    expect(step.args.map(({ value }) => value)).toEqual(['--x'])
  })

  it.each([
    ['uvx --from server bin --x', 'uvx', '--from server bin', '--x'],
    ['uv x -q server --x', 'uv x', '-q', '--x'],
    ['uv tool uvx -q server --x', 'uv tool uvx', '-q', '--x'],
    ['uv run --with a ./server --x', 'uv run', '--with a', ''],
    ['pnpm -r exec -s server --x', 'pnpm exec', '-r exec -s', '--x'],
    ['deno -A npm:server --x', 'deno run', '-A', '--x'],
    ['deno -q run -A npm:server --x', 'deno run', '-q -A', '--x'],
    ['dnx -y Example.Server --prerelease -- --x', 'dnx', '-y --prerelease', '--x'],
    ['vlt x -y server --x', 'vlt x', '-y', '--x'],
    ['vlx -y server --x', 'vlx', '-y', '--x'],
    ['nlx -y server --x', 'nlx', '-y', '--x'],
    ['python -u -m server --x', 'python -m', '-u', '--x'],
  ])('names the runner of %j and its words', (line, runner, options, args) => {
    const step = stepOf(start(line), 'package')
    const written = (words: readonly Text[]) => words.map(({ value }) => value).join(' ')
    expect([step.runner, written(step.options), written(step.args)]).toEqual([runner, options, args])
  })

  it('gives the words to the package that is run, and none to those that come along', () => {
    const { extras } = stepOf(start('npx -y -p a -p b bin --x'), 'package')
    expect(extras.map(({ name, options, args }) => [name, options, args])).toEqual([['b', [], []]])
  })

  it('points at the word by which a package is named that starts others', () => {
    const started = start('npx -y cross-env A=b node server.js')
    expect(started.said(stepOf(started, 'wrapper').at)).toBe('cross-env')
  })

  it('keeps the words of an engine apart from those of a program in its container', () => {
    const step = stepOf(start('docker exec -i -e A=b name npx server'), 'wrapper')
    expect(step.args.map(({ value }) => value)).toEqual(['exec', '-i', '-e', 'A=b', 'name'])
    const gateway = stepOf(start('docker mcp gateway run --servers a'), 'package')
    expect([gateway.options.map(({ value }) => value), gateway.args]).toEqual([['--servers', 'a'], []])
  })
})

describe('an entry', () => {
  it('with a URL is a remote', () => {
    const [url] = write(['https://host.example/mcp']).texts
    expect(describeLaunch(analyseLaunch({ args: [], env: [], url }))).toBe('remote https://host.example/mcp')
  })

  it('with both ends in the remote, and keeps its own environment first', () => {
    const [command, url, value] = write(['server', 'https://host.example/mcp', 'b']).texts
    if (!command || !value) throw new Error('three strings were written')
    const env = [{ name: 'A', key: command.node.span, value, node: value.node }]
    expect(describeLaunch(analyseLaunch({ command, args: [], env, url }))).toBe(
      'program server > remote https://host.example/mcp | env A=b',
    )
  })

  it('without a command starts nothing', () => {
    const [blank] = write([' ']).texts
    expect(analyseLaunch({ args: [], env: [] }).steps).toEqual([])
    expect(analyseLaunch({ command: blank, args: [], env: [] }).steps).toEqual([])
  })

  it('behind any number of plain wrappers is found, with all that they set', () => {
    const { steps, env, programs } = start(`${'sudo A=1 timeout 5 '.repeat(200)}npx server`).launch
    expect(steps).toHaveLength(401)
    expect(steps.at(-1)?.kind).toBe('package')
    expect(env).toHaveLength(200)
    expect(programs.map(({ value }) => value).slice(-3)).toEqual(['sudo', 'timeout', 'npx'])
  })

  it('behind a wrapper with many words of its own is found', () => {
    const { steps, env } = start(`env ${'A=1 '.repeat(1000)}nice env ${'-u B '.repeat(70)}npx server`).launch
    expect(steps.map(({ kind }) => kind)).toEqual(['wrapper', 'wrapper', 'wrapper', 'package'])
    expect(env).toHaveLength(1000)
  })

  it('stops after eight layers of others, and says that it did', () => {
    const steps = start(`${'flock /tmp/lock '.repeat(20)}npx server`).launch.steps
    expect(steps).toHaveLength(10)
    expect(steps.at(-2)?.kind).toBe('program')
    expect(steps.at(-1)).toMatchObject({ kind: 'inline-code', interpreter: 'flock', unread: 'behind' })
  })
})

describe('a repository that a script clones', () => {
  const commit = '0a1b2c3d4e'.repeat(4)
  const sources = (script: string): readonly string[] =>
    start(['sh', '-c', script]).launch.steps.flatMap((step) => (step.kind === 'source' ? [describeStep(step)] : []))

  it.each([
    ['git clone https://x.example/t/r; cd r; node index.js', 'git https://x.example/t/r'],
    ['git clone https://x.example/t/r.git; r/run', 'git https://x.example/t/r.git'],
    ['git clone https://x.example/t/r/ && ./r/run', 'git https://x.example/t/r/'],
    ['git clone http://x.example/r d; d/run', 'git http://x.example/r'],
    ['git clone git://x.example/r d/; d/run', 'git git://x.example/r'],
    ['git clone ssh://git@x.example/r; cd r/; ./run', 'git ssh://git@x.example/r'],
    ['git clone ftp://x.example/r; r/run', 'git ftp://x.example/r'],
    ['git clone git@x.example:r.git; r/run', 'git git@x.example:r.git'],
    ['git clone x.example:t/r; sh r/run.sh', 'git x.example:t/r'],
    ['git clone -q --depth 1 -b v1 -c a=b https://x.example/r; r/run', 'git https://x.example/r at v1'],
    ['git clone --branch=main https://x.example/r; r/run', 'git https://x.example/r at main'],
    [`git clone --revision=${commit} https://x.example/r; r/run`, `git https://x.example/r at ${commit} pinned`],
    ['git -c http.proxy=p clone https://x.example/r; r/run', 'git https://x.example/r'],
    ['git -C /opt clone https://x.example/r; /opt/r/run', 'git https://x.example/r'],
    ['git -C /opt clone https://x.example/r d; cd /opt/d; make', 'git https://x.example/r'],
    ['cd /opt; git clone https://x.example/r; python3 r/main.py', 'git https://x.example/r'],
    ['cd ~/s; git clone https://x.example/r; uv run --directory ~/s/r server.py', 'git https://x.example/r'],
    ['[ -d r ] || git clone https://x.example/r; exec node r/index.js', 'git https://x.example/r'],
    ['gh repo clone t/r; r/run', 'git github:t/r'],
    ['gh repo clone https://x.example/t/r d; d/run', 'git https://x.example/t/r'],
    ['git clone https://x.example/r && git -C r checkout v2 && r/run', 'git https://x.example/r at v2'],
    ['git clone https://x.example/r; cd r; git switch --detach v2; ./run', 'git https://x.example/r at v2'],
    [
      `git clone https://x.example/r; git -C r/ reset --hard ${commit}; r/run`,
      `git https://x.example/r at ${commit} pinned`,
    ],
    [`git clone https://x.example/r; git -C other checkout ${commit}; r/run`, 'git https://x.example/r'],
    [`git clone https://x.example/r; git -C r fetch ${commit}; r/run`, 'git https://x.example/r'],
    ['git clone https://x.example/r; git -C r checkout -q; r/run', 'git https://x.example/r'],
  ])('is what its programs come from: %s', (script, expected) => expect(sources(script)).toEqual([expected]))

  it.each([
    'cd r; npm start',
    'cd r; npm install; srv',
    'cd r; npm i . && srv',
    'cd r; pnpm run x',
    'cd r; yarn',
    'cd r; bun run x',
    'cd r; uv sync; srv',
    'cd r; pip install . && srv',
    'cd r; pip install -e .[x]',
    'cd r; uv pip install -r requirements.txt',
    'cd r; poetry install --no-root',
    'cd r; cargo run --release',
    'cd r; cargo install --path .',
    'cd r; go run .',
    'cd r; go build -o x',
    'cd r; deno task x',
    'cd r; dotnet run',
    'cd r; bundle exec x',
    'cd r; docker build -t x .',
    'cd r; docker compose run x',
    'cd r; docker compose -f x.yml up',
    'cd r; just',
    'cd r; make install PREFIX=x',
    'cd r; mvn exec:java',
    'cd r; python -m server',
    'cd r; . venv/bin/activate; node -r ./hook.js index.js',
    'cd r/sub; make',
    'npm --prefix r start',
    'npm --prefix=r/app start',
    'make -C r',
    'make -j 4 -C r',
    'pip install ./r && srv',
    'uv run --project r/x srv',
    'go run ./r/cmd',
    'docker build r',
    'cargo run --manifest-path r/Cargo.toml',
    'bash r/run.sh',
    '$PWD/r/run',
  ])('is run by: %s', (rest) =>
    expect(sources(`git clone https://x.example/r; ${rest}`)).toEqual(['git https://x.example/r']),
  )

  it.each([
    'node server.js r',
    'node server.js r/data.json',
    'npx -y @example/server@1.0.0 r',
    'cd r; npx -y @example/server@1.0.0 .',
    'cd r; npm install -g @example/server@1.0.0; srv',
    'cd r; npm i name',
    'cd r; pip install name; srv',
    'cd r; uv tool run name',
    'cd r; go install example.com/x@v1.0.0',
    'cd r; cargo install name',
    'cd r; docker run --rm name',
    'cd r; python -m venv .venv',
    'cd r; python3 -m pip install name',
    'cd r; cat run',
    'cd r; cd; make',
    'cd other; make',
    'uv run server.py r',
    'pip install other',
    'rr/run',
    'other/r/run',
    'bash run.sh r',
  ])('is not by: %s', (rest) => expect(sources(`git clone https://x.example/r; ${rest}`)).toEqual([]))

  it.each([
    'git clone /srv/git/r; r/run',
    'git clone ../r d; d/run',
    'git clone C:/git/r d; d/run',
    'git clone t/r; r/run',
    'git fetch https://x.example/r; r/run',
    'gh repo view t/r; r/run',
    'gh pr clone t/r; r/run',
    'hub clone https://x.example/r; r/run',
    'r/run; git clone https://x.example/r',
    'git clone; r/run',
  ])('is none, or comes too late: %s', (script) => expect(sources(script)).toEqual([]))

  it.each([
    ['cd ~/s/r && git pull && npm start', 'git ~/s/r'],
    ['cd ~/s/r/; git pull -q --ff-only origin main; exec node index.js', 'git ~/s/r'],
    ['git -C /opt/r pull; /opt/r/run', 'git /opt/r'],
    ['cd /opt; git -C r pull; cd r; make', 'git /opt/r'],
    ['git pull && node index.js', 'git .'],
    ['git pull; ./run', 'git .'],
    [`cd r; git pull; git checkout ${commit}; ./run`, `git r at ${commit} pinned`],
  ])('is brought up to date before it is run: %s', (script, expected) => expect(sources(script)).toEqual([expected]))

  it.each([
    'cd ~/notes; git pull; npx -y @example/server@1.0.0 .',
    'cd ~/notes; git pull; notes-server .',
    'git -C ~/notes pull; node server.js ~/notes',
    'git pull; /opt/server/run',
    'git pull; node /opt/server.js',
    'git -C r pull; other/run',
    'cd r; git push; ./run',
    'cd r; docker pull x; docker run x',
    'cd r; ./run; git pull',
  ])('is none that is brought up to date and run: %s', (script) => expect(sources(script)).toEqual([]))

  it('is run on Windows as well', () => {
    const { steps } = start(['cmd', '/c', 'git clone https://x.example/r && r\\run.exe']).launch
    expect(steps.map(describeStep)[0]).toBe('git https://x.example/r')
  })

  it('is one of several, each looked at by itself, and of no more than sixteen', () => {
    const two = 'git clone https://x.example/a; git clone https://x.example/b; b/run'
    expect(sources(two)).toEqual(['git https://x.example/b'])
    const many = Array.from({ length: 20 }, (_, at) => `git clone https://x.example/r${at}; r${at}/run`)
    expect(sources(many.join('; '))).toHaveLength(16)
  })
})

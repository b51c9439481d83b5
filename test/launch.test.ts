/** What a command line really starts, and the characters that say so. */

import { describe, expect, it } from 'vitest'
import { analyseLaunch } from '../src/launch/index.ts'
import type { ImageStep, Launch, PackageStep, ShellStep, Span, Step, Text } from '../src/model.ts'
import { place } from '../src/model.ts'
import { quoted } from './command-lines.ts'

const COMMIT = '0123456789'.repeat(4)
const SHA = '0123456789abcdef'.repeat(3).slice(0, 40)

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

/** A command line, cut at its blanks where it is one string, and what it starts. */
const LINES: Readonly<Record<string, readonly (readonly [string | readonly string[], string])[]>> = {
  'programs that start others': [
    ['xargs -I{} npx @example/server', 'other(xargs) > npm @example/server'],
    ['nsenter -t 1 -m npx @example/server', 'other(nsenter) > npm @example/server'],
    ['runuser -u nobody -- npx @example/server', 'other(runuser) > npm @example/server'],
    [['runuser', 'nobody', '-c', 'npx @example/server'], 'other(runuser) > npm @example/server'],
    [['script', '-qc', 'npx @example/server', '/dev/null'], 'other(script) > npm @example/server'],
    ['script -q /dev/null npx @example/server', 'other(script) > npm @example/server'],
    ['flock /tmp/lock npx @example/server', 'other(flock) > npm @example/server'],
    [['flock', '-w', '5', '/tmp/lock', '-c', 'npx @example/server'], 'other(flock) > npm @example/server'],
    ['tmux -L x new -d npx @example/server', 'other(tmux new) > npm @example/server'],
    ['tmux attach', 'program tmux | args attach'],
    ['screen -dmS name npx @example/server', 'other(screen) > npm @example/server'],
    ['parallel -j 2 npx @example/server ::: a b', 'other(parallel) > npm @example/server'],
    [['parallel', ':::', 'npx @example/server'], 'other(parallel) > npm @example/server'],
    ['watch -n 5 npx @example/server', 'other(watch) > npm @example/server'],
    ['chrt -f 10 npx @example/server', 'other(chrt) > npm @example/server'],
    ['strace -f -o /dev/null npx @example/server', 'other(strace) > npm @example/server'],
    [
      ['ssh', 'host', 'cd /x', '&&', 'npx', '@example/server'],
      'other-machine(ssh) > shell(sh complex) > npm @example/server',
    ],
    ['forfiles /p x', 'program forfiles | args /p x'],
    [['schtasks', '/Create', '/TN', 'x', '/TR', 'npx -y @example/server'], 'npm @example/server'],
    [['schtasks', '/run', '/tr', 'npx server'], 'program schtasks | args /run /tr npx server'],
    [
      ['powershell', '-Command', 'Start-Process -File npx -Args "-y @example/server" -Wait -Zz'],
      'shell(powershell) > npm @example/server | args -Zz',
    ],
    [
      ['powershell', '-Command', 'Start-Process -Verb RunAs npx @example/server'],
      'shell(powershell) > npm @example/server',
    ],
    [['powershell', '-Command', 'Start-Process -Verb'], 'shell(powershell) > program start-process | args -Verb'],
    [['powershell', '-Command', 'iex -Command "npx @example/server"'], 'shell(powershell) > npm @example/server'],
    [['concurrently', 'npx @example/server', ''], 'other(concurrently) > npm @example/server'],
    [
      'npx -y mcp-remote https://mcp.example/mcp --header',
      'npm mcp-remote > remote https://mcp.example/mcp | args https://mcp.example/mcp --header',
    ],
    [
      ['npx', '-y', 'mcp-remote', 'https://mcp.example/mcp', '--header', ':x'],
      'npm mcp-remote > remote https://mcp.example/mcp | args https://mcp.example/mcp --header :x',
    ],
    [
      'docker run --mount type=volume,volume-opt=o=,volume-opt=device=,target=/x example/notes:1.0.0',
      'image example/notes tag 1.0.0 [volume =>/x]',
    ],
    ['awk -f x.awk', 'script(awk) x.awk'],
    [['awk', '{ print }', 'x'], 'code(awk) { print } | args x'],
  ],
  'the server among the commands of a script': [
    [['sh', '-c', 'exec -a name npx @example/server x'], 'shell(sh) > npm @example/server | args x'],
    [['sh', '-c', 'exec npx @example/server'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', 'exec'], 'shell(sh) > program exec'],
    [['sh', '-c', 'builtin exec npx @example/server'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', 'command npx @example/server'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', 'eval npx @example/server x'], 'shell(sh) > npm @example/server | args x'],
    [['sh', '-c', "eval 'npx @example/server' x"], 'shell(sh) > npm @example/server | args x'],
    [
      ['sh', '-c', 'RUN="npx @example/server"; eval "$RUN" --flag'],
      'shell(sh complex) > npm @example/server | args --flag',
    ],
    [['sh', '-c', 'RUN="npx @example/server"; $RUN --flag'], 'shell(sh complex) > npm @example/server | args --flag'],
    [
      ['sh', '-c', 'RUN="npx @example/first"; RUN="npx @example/second"; $RUN'],
      'shell(sh complex) > npm @example/second',
    ],
    [['sh', '-c', "RUN=' '; $RUN"], 'shell(sh complex)'],
    [['sh', '-c', "OTHER='npx @example/server'; $RUN"], 'shell(sh complex) > program $RUN'],
    [['sh', '-c', 'npx "$@"', 'sh', '@example/server', 'x'], 'shell(sh) > npm @example/server | args x'],
    [['sh', '-c', 'npx $*', 'sh', '@example/server', 'x'], 'shell(sh) > npm @example/server | args x'],
    [['sh', '-c', 'npx ${@}', 'sh', '@example/server'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', 'npx $1 a', 'sh', '@example/server', 'x'], 'shell(sh) > npm @example/server | args a'],
    [['sh', '-c', 'npx ${2} a', 'sh', 'x', '@example/server'], 'shell(sh) > npm @example/server | args a'],
    [['sh', '-c', '$0 @example/server', 'npx'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', 'npx a$1', 'sh', 'x'], 'shell(sh) > npm ax'],
    [['sh', '-c', 'echo @example/server | xargs npx -y'], 'shell(sh complex) > other(xargs) > npm @example/server'],
    [['sh', '-c', 'echo -n @example/server | xargs npx'], 'shell(sh complex) > other(xargs) > npm @example/server'],
    [['sh', '-c', 'cat list | xargs npx'], 'shell(sh complex) > other(xargs) > program npx'],
    [['sh', '-c', 'echo x; xargs npx @example/server'], 'shell(sh complex) > other(xargs) > npm @example/server'],
    [['sh', '-c', 'echo x | tee y; npx @example/server'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'npx @example/server | tee log'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'npx @example/server |& tee log'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'npx @example/server ; tee log'], 'shell(sh complex) > npm @example/server > program tee | args log'],
    [['sh', '-c', 'nvm use 20 && npx @example/server'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'npx @example/server && nvm use 20'], 'shell(sh complex) > npm @example/server'],
    [
      ['sh', '-c', 'npx @example/first && nvm exec 20 npx @example/server'],
      'shell(sh complex) > npm @example/first > environment(nvm exec) > npm @example/server',
    ],
    [
      ['sh', '-c', 'npx @example/first && fnm exec node x.js'],
      'shell(sh complex) > npm @example/first > environment(fnm exec) > script(node) x.js',
    ],
    [
      ['sh', '-c', 'npx @example/first; nvm run x.js'],
      'shell(sh complex) > npm @example/first > environment(nvm run) > script(itself) x.js',
    ],
    [['sh', '-c', 'npx @example/server; nvm'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'cd /x'], 'shell(sh) > program cd | args /x'],
    [['sh', '-c', 'f() { npx @example/inner; }; f'], 'shell(sh complex) > npm @example/inner'],
    [
      ['sh', '-c', 'f() { npx @example/inner; }; npx @example/server; f'],
      'shell(sh complex) > npm @example/inner > npm @example/server',
    ],
    [['sh', '-c', 'set -a; A=1; npx @example/server'], 'shell(sh complex) > npm @example/server | env A=1'],
    [['sh', '-c', 'set -o allexport; A=1; npx @example/server'], 'shell(sh complex) > npm @example/server | env A=1'],
    [['sh', '-c', 'set -ea; A=1; npx @example/server'], 'shell(sh complex) > npm @example/server | env A=1'],
    [['sh', '-c', 'set -e; A=1; npx @example/server'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'set - a; A=1; npx @example/server'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'A=1; B=2; export A; npx @example/server'], 'shell(sh complex) > npm @example/server | env A=1'],
    [['sh', '-c', 'A=1; B=2; export -p A; npx @example/server'], 'shell(sh complex) > npm @example/server | env A=1'],
    [['sh', '-c', 'declare -x A=1; npx @example/server'], 'shell(sh complex) > npm @example/server | env A=1'],
    [['sh', '-c', 'A=1; declare -x A; npx @example/server'], 'shell(sh complex) > npm @example/server | env A=1'],
    [['sh', '-c', 'A=1; declare -rx A; npx @example/server'], 'shell(sh complex) > npm @example/server | env A=1'],
    [['sh', '-c', 'A=1; typeset -x A; npx @example/server'], 'shell(sh complex) > npm @example/server | env A=1'],
    [['sh', '-c', 'A=1; typeset -r A; npx @example/server'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'A=1; typeset; npx @example/server'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'A=1; readonly -x A; npx @example/server'], 'shell(sh complex) > npm @example/server'],
    [
      ['sh', '-c', 'export A=1 B=2; npx @example/server'],
      'shell(sh complex) > npm @example/server | env A=1 | env B=2',
    ],
    [['sh', '-c', 'A=1 npx @example/server'], 'shell(sh) > npm @example/server | env A=1'],
    [['sh', '-c', 'A=1 other; npx @example/server'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'x=$(A=1 b); npx @example/server'], 'shell(sh complex) > npm @example/server'],
    [['cmd', '/c', 'set A=1&& npx @example/server'], 'shell(cmd complex) > npm @example/server | env A=1'],
    [['cmd', '/c', 'SET A=1&npx @example/server'], 'shell(cmd complex) > npm @example/server | env A=1'],
    [['cmd', '/c', 'set && npx @example/server'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'start "" /b npx @example/server'], 'shell(cmd) > npm @example/server'],
    [['cmd', '/c', 'start "my title" /wait npx @example/server'], 'shell(cmd) > npm @example/server'],
    [['cmd', '/c', 'start npx @example/server /b'], 'shell(cmd) > npm @example/server | args /b'],
    [['cmd', '/c', 'call npx @example/server'], 'shell(cmd) > npm @example/server'],
    [['cmd', '/c', 'cd', '/d', 'C:\\x', '&&', 'npx', '@example/server'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'npx', '@example/server', '>log'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'npx', '@example/server', '2>>log'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'npx', '@example/server', '&'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'cd /x && npx @example/server', 'y'], 'shell(cmd complex) > npm @example/server | args y'],
    [['cmd', '/c', 'A', 'npx @example/server'], 'shell(cmd) > program a | args npx @example/server'],
    [['cmd', '/c', '&&', 'npx', '@example/server'], 'shell(cmd) > npm @example/server'],
    [
      ['powershell', '-Command', "$env:A='1'; npx @example/server"],
      'shell(powershell complex) > npm @example/server | env A=1',
    ],
    [
      ['powershell', '-Command', "$env:A = '1'; npx @example/server"],
      'shell(powershell complex) > npm @example/server | env A=1',
    ],
    [
      ['powershell', '-Command', "$ENV:A = '1'; npx @example/server"],
      'shell(powershell complex) > npm @example/server | env A=1',
    ],
    [['powershell', '-Command', '$env:A; npx @example/server'], 'shell(powershell complex) > npm @example/server'],
    [['powershell', '-Command', '$x = 1; npx @example/server'], 'shell(powershell complex) > npm @example/server'],
    [['powershell', '-Command', 'npx @example/server; $x = 1'], 'shell(powershell complex) > npm @example/server'],
    [
      ['powershell', '-Command', "npx @example/server; $env:A='1'"],
      'shell(powershell complex) > npm @example/server | env A=1',
    ],
    [['powershell', '-Command', '& npx @example/server'], 'shell(powershell) > npm @example/server'],
    [['powershell', '-Command', 'Start-Process npx @example/server'], 'shell(powershell) > npm @example/server'],
    [['powershell', '-Command', 'npx @example/server | Out-File x'], 'shell(powershell complex) > npm @example/server'],
    [['npx -y @example/server && echo done', 'x'], 'shell(sh complex) > npm @example/server | args x'],
    [['cd /x && npx @example/server', '--flag'], 'shell(sh complex) > npm @example/server | args --flag'],
    [['(npx @example/server)', '--flag'], 'npm @example/server | args --flag'],
    [['A=1 npx @example/server', '--flag'], 'npm @example/server | args --flag | env A=1'],
    [['cmd /c npx \\\\share\\x @example/server'], 'shell(cmd) > script(npx) \\\\share\\x | args @example/server'],
    [['C:\\tools\\run.exe && npx @example/server', 'y'], 'shell(sh complex) > npm @example/server | args y'],
    [['ssh', 'host', 'npx', '@example/server'], 'other-machine(ssh) > npm @example/server'],
    [
      ['ssh', 'host', 'cd', '/x;', 'npx', '@example/server'],
      'other-machine(ssh) > shell(sh complex) > npm @example/server',
    ],
    [
      ['ssh', 'host', 'npx @example/server', '|', 'tee', 'log'],
      'other-machine(ssh) > shell(sh complex) > npm @example/server',
    ],
    [
      ['ssh', 'host', 'npx', '@example/server', '|', 'tee', 'log'],
      'other-machine(ssh) > shell(sh complex) > npm @example/server',
    ],
    [
      ['ssh', 'host', 'cd /x;', 'npx', '@example/server'],
      'other-machine(ssh) > shell(sh complex) > npm @example/server',
    ],
    [
      ['ssh', 'host', 'true&&', 'npx', '@example/server', 'y'],
      'other-machine(ssh) > shell(sh complex) > npm @example/server | args y',
    ],
    [['ssh', 'host', 'npx', '@example/server', 'a\\;', 'b'], 'other-machine(ssh) > npm @example/server | args a\\; b'],
    [
      ['ssh', 'host', 'npx', '@example/first;', 'npx', '@example/server'],
      'other-machine(ssh) > shell(sh complex) > npm @example/first > npm @example/server',
    ],
    [['cmd', '/c', 'cd', 'C:\\x&', 'npx', '@example/server'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'npx', '@example/server', 'a;'], 'shell(cmd) > npm @example/server | args a;'],
    [['cmd', '/c', 'npx', '@example/server', 'a^&'], 'shell(cmd) > npm @example/server | args a&'],
  ],
  'text that commands are given to read': [
    [
      ['sh', '-c', '{ echo "$(echo npx @example/inner) x"; echo ./serve; } | sh'],
      'shell(sh complex) > shell(sh complex) > npm @example/inner > script(itself) ./serve',
    ],
    [['sh', '-c', 'echo npx @example/server | sh'], 'shell(sh complex) > shell(sh) > npm @example/server'],
    [['sh', '-c', 'echo npx @example/server |& sh'], 'shell(sh complex) > shell(sh) > npm @example/server'],
    [['sh', '-c', 'echo -n npx @example/server | sh'], 'shell(sh complex) > shell(sh) > npm @example/server'],
    [
      ['sh', '-c', 'echo -nx npx @example/server | sh'],
      'shell(sh complex) > shell(sh) > program -nx | args npx @example/server',
    ],
    [['sh', '-c', "printf 'npx %s' @example/server -q | sh"], 'shell(sh complex) > shell(sh) > npm @example/server'],
    [['sh', '-c', 'echo -n | sh'], 'shell(sh complex) > shell(sh complex)'],
    [['sh', '-c', 'date | sh'], 'shell(sh complex) > program sh'],
    [['sh', '-c', '{ | sh; }'], 'shell(sh complex) > program sh'],
    [
      ['sh', '-c', 'echo npx @example/server $(date) | sh'],
      'shell(sh complex) > shell(sh complex) > npm @example/server | args $(date)',
    ],
    [
      ['sh', '-c', '{ echo npx @example/server; echo cd $(echo /x); } | sh'],
      'shell(sh complex) > shell(sh complex) > npm @example/server',
    ],
    [['sh', '-c', '{ echo npx @example/server; date; } | sh'], 'shell(sh complex) > shell(sh) > npm @example/server'],
    [
      ['sh', '-c', '{ { echo npx @example/server; echo cd /a; }; echo cd /b; } | sh'],
      'shell(sh complex) > shell(sh complex) > npm @example/server',
    ],
    [
      ['sh', '-c', '{ echo npx @example/server; echo cd /x | sh; }'],
      'shell(sh complex) > shell(sh) > program cd | args /x',
    ],
    [
      ['sh', '-c', 'echo npx @example/first; { echo npx @example/second; echo cd /x; } | sh'],
      'shell(sh complex) > shell(sh complex) > npm @example/second',
    ],
    [
      ['sh', '-c', '{ echo npx @example/server | sh; } < /dev/null'],
      'shell(sh complex) > shell(sh) > npm @example/server',
    ],
    [['sh', '-c', "{ { sh; }; } <<< 'npx @example/server'"], 'shell(sh complex) > shell(sh) > npm @example/server'],
    [
      ['sh', '-c', "{ { sh; } > log; } <<< 'npx @example/server'"],
      'shell(sh complex) > shell(sh) > npm @example/server',
    ],
    [['sh', '-c', "{ { sh; } < file; } <<< 'npx @example/server'"], 'shell(sh complex) > program sh'],
    [['sh', '-c', "tee log <<< 'npx @example/server' | sh"], 'shell(sh complex) > shell(sh) > npm @example/server'],
    [['sh', '-c', "cat -u <<< 'npx @example/server' | sh"], 'shell(sh complex) > shell(sh) > npm @example/server'],
    [['sh', '-c', "cat file - <<< 'npx @example/server' | sh"], 'shell(sh complex) > shell(sh) > npm @example/server'],
    [['sh', '-c', "cat -u file <<< 'npx @example/server' | sh"], 'shell(sh complex) > program sh'],
    [['sh', '-c', "tac <<< 'npx @example/server' | sh"], 'shell(sh complex) > program sh'],
    ['eval echo npx @example/server | sh', 'shell(sh complex) > shell(sh) > npm @example/server'],
    [['sh', '-c', 'x=@example/server; sh <<E\nnpx "$x"\nE'], 'shell(sh complex) > shell(sh) > npm @example/server'],
    [['sh', '-c', "x=@example/server; sh <<'E'\nnpx $x\nE"], 'shell(sh complex) > shell(sh) > npm $x'],
    [['sh', '-c', 'sh <<E\nnpx @example/server'], 'shell(sh complex) > shell(sh) > npm @example/server'],
    [['sh', '-c', 'sh <<-E\n\tnpx @example/server\n\tE\ncd /x'], 'shell(sh complex) > shell(sh) > npm @example/server'],
    [['sh', '-c', 'echo npx @example/server | sh <<E\nE'], 'shell(sh complex) > shell(sh complex)'],
    [['sh', '-c', "sh 0<<< 'npx @example/server'"], 'shell(sh complex) > shell(sh) > npm @example/server'],
    [['sh', '-c', "{ sh; } <<< 'npx @example/server' 2> log"], 'shell(sh complex) > shell(sh) > npm @example/server'],
    [
      ['sh', '-c', `${'{ '.repeat(20)}sh; ${'}; '.repeat(19)}} <<< 'npx @example/server'`],
      'shell(sh complex) > shell(sh) > npm @example/server',
    ],
    [
      ['sh', '-c', `${'{ a; }; '.repeat(20)}{ sh; } <<< 'npx @example/server'`],
      'shell(sh complex) > shell(sh) > npm @example/server',
    ],
  ],
  'what a script starts by its variables and functions': [
    [['sh', '-c', '"$0"x "@example"/"$1"-server "$1"', 'np', 'a'], 'shell(sh) > npm @example/a-server | args a'],
    [['sh', '-c', 'ls -a; A=1; npx @example/server'], 'shell(sh complex) > npm @example/server'],
    [
      ['sh', '-c', 'x="npx -y @example/server $(cat p)"; $x --a'],
      'shell(sh complex) > shell(sh complex) > npm @example/server | args $(cat p) --a',
    ],
    [
      ['sh', '-c', 'export B=2; x="A=1 npx @example/server $(cat p)"; eval "$x"'],
      'shell(sh complex) > shell(sh complex) > npm @example/server | args $(cat p) | env B=2 | env A=1',
    ],
    [
      ['sh', '-c', 'docker run -d example/db; x="npx @example/server $(cat p)"; $x'],
      'shell(sh complex) > shell(sh complex) > image example/db > npm @example/server | args $(cat p)',
    ],
    [['sh', '-c', 'y="z"; x="npx @example/server $(cat p)"; $x$y'], 'shell(sh complex) > program $xz'],
    [
      ['sh', '-c', 'f() { npx "$1"; }; g() { uvx "$1"; }; f @example/a; f @example/b; ./serve'],
      'shell(sh complex) > npm $1 > pypi $1 > npm @example/a > npm @example/b > script(itself) ./serve',
    ],
    [['sh', '-c', 'f() { npx "$@"; }; npx @example/server'], 'shell(sh complex) > npm $@ > npm @example/server'],
    [['sh', '-c', 'eval -- npx @example/server'], 'shell(sh) > npm @example/server'],
    [
      ['sh', '-c', "eval -- 'npx' @example/server ';' ./x"],
      'shell(sh) > shell(sh complex) > npm @example/server > script(itself) ./x',
    ],
    [['sh', '-c', 'eval --'], 'shell(sh)'],
    [['A=1 && B=2', '--flag'], 'shell(sh complex)'],
  ],
  'how shells are given a script': [
    [['zsh', '-c', 'f() npx server'], 'shell(zsh complex) > npm server'],
    [['pwsh', '-c', './run()'], 'shell(pwsh complex) > script(itself) ./run'],
    ['bash --norc ./x.sh', 'script(bash) ./x.sh'],
    [['fish', '-Csource x', './serve.fish'], 'program source > script(fish) ./serve.fish'],
    [['fish', '--command=npx @example/server', 'x'], 'shell(fish) > npm @example/server'],
    [
      ['fish', '-c', 'docker run -d example/db', '--command', 'npx $argv', '-c', 'date', 'x'],
      'shell(fish complex) > image example/db > npm $argv > program date',
    ],
    [['fish', '-c', 'npx server', '-c'], 'shell(fish) > npm server'],
    [['bash', '-c', 'npx server', '-c', 'date'], 'shell(bash) > npm server'],
    [['sh', '-c', 'bash -x <(echo npx server)'], 'shell(sh complex) > shell(bash) > npm server'],
    [['sh', '-c', 'bash x<(echo npx server)'], 'shell(sh complex) > script(bash) x<(echo npx server)'],
    [['sh', '-c', 'bash <(echo npx server)x'], 'shell(sh complex) > script(bash) <(echo npx server)x'],
    [['sh', '-c', 'bash <(echo npx server; date)'], 'shell(sh complex) > script(bash) <(echo npx server; date)'],
    [['sh', '-c', 'bash <( )'], 'shell(sh complex) > script(bash) <( )'],
    [['sh', '-c', '. <(echo npx server)'], 'shell(sh complex) > shell(sh) > npm server'],
    [['sh', '-c', 'echo npx server | . /dev/stdin'], 'shell(sh complex) > shell(sh) > npm server'],
    [['sh', '-c', 'echo npx server | . ./x /dev/stdin'], 'shell(sh complex) > program . | args ./x /dev/stdin'],
    [['sh', '-c', "echo 'npx $1' | source /dev/stdin server"], 'shell(sh complex) > shell(sh) > npm server'],
    [['sh', '-c', "echo 'npx $1' | source /dev/stdin"], 'shell(sh complex) > shell(sh) > npm $1'],
    [['sh', '-c', 'echo \'npx "$1"\' | sh -s server'], 'shell(sh complex) > shell(sh) > npm server'],
    [['sh', '-c', 'echo \'npx "$@"\' | sh -s -- server x'], 'shell(sh complex) > shell(sh) > npm server | args x'],
    [['sh', '-c', 'echo \'npx "$@"\' | sh /dev/stdin server'], 'shell(sh complex) > shell(sh) > npm server'],
    [['sh', '-c', "bash <(echo 'npx $1') server"], 'shell(sh complex) > shell(bash) > npm server'],
    [['sh', '-c', "trap 'npx server' EXIT"], 'shell(sh) > npm server'],
    [['sh', '-c', "trap -- 'npx server' EXIT"], 'shell(sh) > npm server'],
    [['sh', '-c', 'trap -p EXIT'], 'shell(sh) > program trap | args -p EXIT'],
    [['sh', '-c', 'trap; npx server'], 'shell(sh complex) > npm server'],
    ['cmd', 'program cmd'],
    ['cmd /k', 'program cmd | args /k'],
    ['cmd /d/e:on/c npx server', 'shell(cmd) > npm server'],
    ['cmd /c npx $1', 'shell(cmd) > npm $1'],
    [['cmd', '/d', '/s', '/c', '"npx -y "server""'], 'shell(cmd) > npm server'],
    [['cmd', '/s', '/c"npx -y "server""'], 'shell(cmd) > npm server'],
    [['cmd', '/c', '"npx" "server"'], 'shell(cmd) > npm server'],
    [['cmd', '/c', 'npx "server"'], 'shell(cmd) > npm server'],
    [['cmd', '/c', '"npx" server'], 'shell(cmd) > npm server'],
    [['cmd', '/c', '"C:\\nodejs\\npx.cmd -y server"'], 'shell(cmd) > npm server'],
    ['pwsh /opt/x.ps1', 'script(pwsh) /opt/x.ps1'],
    [['pwsh', '--Command', 'npx server'], 'shell(pwsh) > npm server'],
    [['pwsh', '-i', '-c', 'npx server'], 'shell(pwsh) > npm server'],
    ['pwsh -i -c server', 'shell(pwsh) > program server'],
    [['powershell', '-i', 'Text', '-c', 'npx server'], 'shell(powershell) > npm server'],
    [['pwsh', '-of', 'Text', '-if', 'Text', '-ea', 'AAAA', '-c', 'npx server'], 'shell(pwsh) > npm server'],
    [['pwsh', '-ep', 'Bypass', '-wd', '/x', '-nop', '-c', 'npx server'], 'shell(pwsh) > npm server'],
  ],
  'words that are apart already': [
    [['ssh', 'host', 'npx', '@example/server', 'a;b'], 'other-machine(ssh) > npm @example/server | args a;b'],
    [
      ['ssh', 'host', 'true&', 'npx', '@example/server'],
      'other-machine(ssh) > shell(sh complex) > npm @example/server',
    ],
    [['pwsh', '-Command', 'npx', '@example/server', '>log'], 'shell(pwsh complex) > npm @example/server'],
    [['pwsh', '-Command', 'npx', '@example/server', '2>>log'], 'shell(pwsh complex) > npm @example/server'],
    [['pwsh', '-Command', 'npx', '@example/server', 'a>b'], 'shell(pwsh) > npm @example/server | args a>b'],
    [['pwsh', '-Command', 'npx', 'a b', 'c'], 'shell(pwsh) > npm a b | args c'],
    [['pwsh', '-Command', 'cd x; npx @example/server', 'y'], 'shell(pwsh complex) > npm @example/server | args y'],
    [
      ['pwsh', '-Command', 'cd x; npx @example/server', ';', './y z'],
      'shell(pwsh complex) > npm @example/server > script(itself) ./y z',
    ],
  ],
  'words before a program': [
    [['cmd', '/c', 'start /d C:\\x npx @example/server'], 'shell(cmd) > npm @example/server'],
    [['cmd', '/c', 'start /node 1 /affinity 3 npx @example/server'], 'shell(cmd) > npm @example/server'],
    [['cmd', '/c', 'start /dC:\\x npx @example/server'], 'shell(cmd) > npm @example/server'],
    [['cmd', '/c', 'start "npx" ./x @example/server'], 'shell(cmd) > script(itself) ./x | args @example/server'],
    [['cmd', '/c', 'start x/d npx'], 'shell(cmd) > script(itself) x/d | args npx'],
    [['sh', '-c', 'exec -cl npx @example/server'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', 'exec -aname npx @example/server'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', 'exec -c -a name npx @example/server'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', 'exec -- npx @example/server'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', 'command -pp npx @example/server'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', 'command x-p npx'], 'shell(sh) > program x-p | args npx'],
    [['sh', '-c', 'set b-a; A=1; npx @example/server'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'A=1; declare b-x A; npx @example/server'], 'shell(sh complex) > npm @example/server'],
  ],
  'words and words of the grammar': [
    [['sh', '-c', 'A=a${x}b npx @example/server'], 'shell(sh) > npm @example/server | env A=a${x}b'],
    [['sh', '-c', 'cd /x; A={b,c} npx @example/server'], 'shell(sh complex) > npm @example/server | env A={b,c}'],
    [['sh', '-c', "x='a b '; A=$x npx @example/server"], 'shell(sh complex) > npm @example/server | env A=a b'],
    [['sh', '-c', 'exec /usr/bin/np? @example/server'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', 'command -p -- /usr/bin/np? @example/server'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', 'execute /usr/bin/np? x'], 'shell(sh) > program execute | args /usr/bin/np? x'],
    [['sh', '-c', 'run-exec /usr/bin/np? x'], 'shell(sh) > program run-exec | args /usr/bin/np? x'],
    [['cmd', '/c', './np? x'], 'shell(cmd) > script(itself) ./np? | args x'],
    [['sh', '-c', 'npx @example/server then if'], 'shell(sh) > npm @example/server | args then if'],
    [['sh', '-c', 'fi; npx @example/server'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', '{ npx "$@" @example/server; }'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'time  -p  --  npx @example/server'], 'shell(sh complex) > npm @example/server'],
    [
      ['bash', '-c', 'function f { npx @example/inner; }; npx @example/server; f'],
      'shell(bash complex) > npm @example/inner > npm @example/server',
    ],
    [['bash', '-c', 'function  f  (  ) { npx @example/inner; }; f'], 'shell(bash complex) > npm @example/inner'],
    [['bash', '-c', 'coproc npx @example/server'], 'shell(bash complex) > npm @example/server'],
    [['bash', '-c', 'coproc  S1  { npx @example/server; }'], 'shell(bash complex) > npm @example/server'],
    [
      ['bash', '-c', 'coproc S1 while npx @example/server; do a; done'],
      'shell(bash complex) > npm @example/server > program a',
    ],
    [['sh', '-c', 'npx `echo @example/server # x`'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', '# don`t\nnpx @example/server'], 'shell(sh) > npm @example/server'],
    [['bash', '-c', 'o=(-y); o+=(@example/server); npx "${o[@]}"'], 'shell(bash complex) > npm @example/server'],
    [['bash', '-c', 'o=-y; o+=(@example/server); npx "${o[@]}"'], 'shell(bash complex) > npm @example/server'],
    [['bash', '-c', 'o+=(-y @example/server); npx "${o[@]}"'], 'shell(bash complex) > npm @example/server'],
    [['bash', '-c', 'o=(-y $(true) @example/server); npx "${o[@]}"'], 'shell(bash complex) > npm @example/server'],
    [['bash', '-c', 'o=({-y,@example/server}); npx "${o[@]}"'], 'shell(bash complex) > npm @example/server'],
    [['bash', '-c', 'o=(x) npx @example/server'], 'shell(bash complex) > npm @example/server'],
    [['bash', '-c', 'npx @example/server; o=(x'], 'shell(bash complex) > npm @example/server'],
    [['bash', '-c', 'a=(x); B={c,d} npx @example/server'], 'shell(bash complex) > npm @example/server | env B={c,d}'],
    [['cmd', '/c', ';npx;-y,@example/server=a b;c'], 'shell(cmd) > npm @example/server | args a b;c'],
    [
      ['cmd', '/c', 'npx;-y;@example/server if exist x node y.js'],
      'shell(cmd) > npm @example/server | args if exist x node y.js',
    ],
    [['cmd', '/c', 'n^px;-y x'], 'shell(cmd) > program npx;-y | args x'],
    [['cmd', '/c', 'x=1 npx'], 'shell(cmd) > program x=1 | args npx'],
    [['cmd', '/c', 'npx @example/server ^'], 'shell(cmd) > npm @example/server'],
  ],
  'variables of PowerShell': [
    [['pwsh', '-c', 'npx ${my name} x'], 'shell(pwsh) > npm ${my name} | args x'],
    [['pwsh', '-c', "$p='@example/server'; npx $p"], 'shell(pwsh complex) > npm @example/server'],
    [['pwsh', '-c', "$pack = '@example/server'; npx ${Pack}"], 'shell(pwsh complex) > npm @example/server'],
    [['pwsh', '-c', "$p='a'; $p += 'b'; npx $p"], 'shell(pwsh complex) > npm $p'],
    [['pwsh', '-c', "$p = 'a' + 'b'; npx $p"], 'shell(pwsh complex) > npm $p'],
    [['pwsh', '-c', "$p='a' b; npx $p"], 'shell(pwsh complex) > npm $p'],
    [['pwsh', '-c', '$p = "a$x"; npx $p'], 'shell(pwsh complex) > npm $p'],
    [['pwsh', '-c', "$p = 'a'; $p = 'b'; npx $p"], 'shell(pwsh complex) > npm b'],
    [['pwsh', '-c', "$p = 'a'; npx $p.x $q"], 'shell(pwsh complex) > npm $p.x | args $q'],
    [['pwsh', '-c', "p $q = 'a'; npx $q"], 'shell(pwsh complex) > npm $q'],
  ],
  'programs by patterns for their files': [
    [['sh', '-c', '/usr/bin/n?x @example/server'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', '/usr/bin/n*x @example/server'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', '/usr/bin/**px @example/server'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', '/usr/bin/np* @example/server'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', '/usr/bin/n[pq]x @example/server'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', '/usr/bin/n[!a]x @example/server'], 'shell(sh) > program n[!a]x | args @example/server'],
    [['sh', '-c', '/usr/bin/zz? x'], 'shell(sh) > program zz? | args x'],
    [['sh', '-c', '/usr/bin/* x'], 'shell(sh) > program * | args x'],
    [['sh', '-c', 'np? x'], 'shell(sh) > program np? | args x'],
    [['sh', '-c', 'n${x}px @example/server'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', 'n${Ax}px @example/server'], 'shell(sh) > program n${ax}px | args @example/server'],
  ],
  'words in braces': [
    [['bash', '-c', './serve x{a,b},c} {a,}x {,a}'], 'shell(bash) > script(itself) ./serve | args xa,c} xb,c} ax x a'],
    [
      ['bash', '-c', './serve {a} {{a,b}} a{b,{c,d}e}f'],
      'shell(bash) > script(itself) ./serve | args {a} {a} {b} abf acef adef',
    ],
    [
      ['bash', '-c', './serve }{a,b {a,b{c,d} {a{b,c},d'],
      'shell(bash) > script(itself) ./serve | args }{a,b {a,bc {a,bd {ab,d {ac,d',
    ],
    [['bash', '-c', './serve {a..c}x {a..a} {2..3}'], 'shell(bash) > script(itself) ./serve | args ax bx cx a 2 3'],
    [
      ['bash', '-c', './serve {xa..c} {a..cx} {a..c,d}'],
      'shell(bash) > script(itself) ./serve | args {xa..c} {a..cx} a..c d',
    ],
    [
      ['bash', '-c', `./serve ${'{'.repeat(3)}a,b${'}'.repeat(3)}`],
      'shell(bash) > script(itself) ./serve | args {{a}} {{b}}',
    ],
    [
      ['bash', '-c', './serve {a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}'],
      'shell(bash) > script(itself) ./serve | args {a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}',
    ],
    [
      ['bash', '-c', `./serve {${'a,'.repeat(70)}b}`],
      `shell(bash) > script(itself) ./serve | args {${'a,'.repeat(70)}b}`,
    ],
    [
      ['bash', '-c', `./serve ${'{'.repeat(20)}a,b${'}'.repeat(20)}`],
      `shell(bash) > script(itself) ./serve | args ${'{'.repeat(20)}a,b${'}'.repeat(20)}`,
    ],
  ],
  'what cmd and PowerShell start by commands of their own': [
    [['forfiles', '/p', 'a/c', '/m', '/cx', '/c', 'npx -y @example/server'], 'npm @example/server'],
    [['forfiles', '-C', 'npx -y @example/server'], 'npm @example/server'],
    ['forfiles /p x', 'program forfiles | args /p x'],
    [['pwsh', '-c', "Start-Process -FileP npx -Arg '-y','@example/server' -Wai"], 'shell(pwsh) > npm @example/server'],
    [['pwsh', '-c', 'Start-Process -Wait npx @example/server'], 'shell(pwsh) > npm @example/server'],
    [['pwsh', '-c', 'Start-Process -WorkingDirectory y npx -y,@example/server'], 'shell(pwsh) > npm @example/server'],
    [['pwsh', '-c', 'Start-Process npx x-wait @example/server'], 'shell(pwsh) > npm x-wait | args @example/server'],
    [['pwsh', '-c', 'Start-Process npx -wait2 @example/server'], 'shell(pwsh) > npm @example/server'],
    [['pwsh', '-c', 'Start-Process -Wait'], 'shell(pwsh) > program start-process | args -Wait'],
    [['pwsh', '-c', 'iex -Command "npx @example/server"'], 'shell(pwsh) > npm @example/server'],
    [['pwsh', '-c', 'iex -c "npx @example/server"'], 'shell(pwsh) > npm @example/server'],
    [['pwsh', '-c', 'iex "npx @example/server" x'], 'shell(pwsh) > npm @example/server | args x'],
    [['pwsh', '-c', 'Invoke-Expression npx @example/server'], 'shell(pwsh) > npm @example/server'],
    [['pwsh', '-c', 'Invoke-Expression'], 'shell(pwsh) > program invoke-expression'],
    ['iex x-command npx', 'program iex | args x-command npx'],
    ['iex -commander x', 'program iex | args -commander x'],
  ],
  'what runners are asked for': [
    [
      ['npx', '-y', `git+ssh://git@host.example/a/b.git#${SHA}`],
      `git git+ssh://git@host.example/a/b.git at ${SHA} pinned`,
    ],
    [
      ['npx', '-y', `git://host.example/a/b#${SHA}0123456789abcdef01234567`],
      `git git://host.example/a/b at ${SHA}0123456789abcdef01234567 pinned`,
    ],
    [['npx', '-y', 'github:a/b#main'], 'git github:a/b at main'],
    [['npx', '-y', 'gitlab:a/b'], 'git gitlab:a/b'],
    [['npx', '-y', 'bitbucket:a/b#v1'], 'git bitbucket:a/b at v1'],
    [['npx', '-y', 'gist:abc'], 'git gist:abc'],
    [['npx', '-y', 'git@github.com:a/b.git'], 'git git@github.com:a/b.git'],
    [['npx', '-y', 'https://user@github.com/a/b#main'], 'git https://user@github.com/a/b at main'],
    [['npx', '-y', 'https://github.com/a/b'], 'git https://github.com/a/b'],
    [['npx', '-y', 'https://github.com/a/b/c'], 'archive https://github.com/a/b/c'],
    [['npx', '-y', 'http://gitlab.com/a/b#x'], 'git http://gitlab.com/a/b at x'],
    [['npx', '-y', 'https://bitbucket.org/a/b'], 'git https://bitbucket.org/a/b'],
    [['npx', '-y', 'xgithub:a/b'], 'npm xgithub:a/b'],
    [['npx', '-y', 'a/b'], 'git github:a/b'],
    [['npx', '-y', 'a/b#main'], 'git github:a/b at main'],
    [['npx', '-y', `a/b#${SHA}`], `git github:a/b at ${SHA} pinned`],
    [['npx', '-y', `a/b#x${SHA}`], `git github:a/b at x${SHA}`],
    [['npx', '-y', `a/b#${SHA}0`], `git github:a/b at ${SHA}0`],
    [['npx', '-y', `https://host.example/a/${SHA}.tgz`], `archive https://host.example/a/${SHA}.tgz pinned`],
    [
      ['npx', '-y', `https://host.example/a/${SHA}0123456789abcdef01234567/x.tgz`],
      `archive https://host.example/a/${SHA}0123456789abcdef01234567/x.tgz pinned`,
    ],
    [['npx', '-y', `https://host.example/a/${SHA}`], `archive https://host.example/a/${SHA} pinned`],
    [['npx', '-y', `https://host.example/a/${SHA}x.tgz`], `archive https://host.example/a/${SHA}x.tgz`],
    [
      ['npx', '-y', `https://host.example/a.tgz#sha256=${SHA}0123456789abcdef01234567`],
      `archive https://host.example/a.tgz#sha256=${SHA}0123456789abcdef01234567 pinned`,
    ],
    [
      ['npx', '-y', `https://host.example/a.tgz#egg=x&sha512=${SHA}0123456789abcdef01234567`],
      `archive https://host.example/a.tgz#egg=x&sha512=${SHA}0123456789abcdef01234567 pinned`,
    ],
    [['npx', '-y', `https://host.example/a.tgz#sha256=${SHA}`], `archive https://host.example/a.tgz#sha256=${SHA}`],
    [['npx', '-y', './a'], 'script(npx) ./a'],
    [['npx', '-y', '../a'], 'script(npx) ../a'],
    [['npx', '-y', '.'], 'script(npx) .'],
    [['npx', '-y', '..'], 'script(npx) ..'],
    [['npx', '-y', '.a'], 'script(npx) .a'],
    [['npx', '-y', `\${R:-a/b#${SHA}}`], `git github:a/b at ${SHA} pinned`],
    [['npx', '-y', `a/b#\${C:-${SHA}}`], `git github:a/b at ${SHA}`],
    [['npx', '-y', 'a-${B}@1.2.3'], 'npm a-${B}@1.2.3 exact'],
    [['npx', '-y', 'a@1.2.${P:-3}'], 'npm a@1.2.${P:-3}'],
    [['npx', '-y', '__/a'], 'git github:__/a'],
    [['npx', '-y', 'a@  1.2.3 '], 'npm a@1.2.3 exact'],
    [['npx', '-y', 'a@ github:a/b '], 'git github:a/b'],
    [['npx', '-y', 'a.tar-b'], 'npm a.tar-b'],
    [['npx', '-y', 'http://host.example/a.tgz'], 'archive http://host.example/a.tgz'],
    [['npx', '-y', 'https://github.com/owner/repo'], 'git https://github.com/owner/repo'],
    [
      ['npx', '-y', 'https://host.example/https://github.com/owner/repo'],
      'archive https://host.example/https://github.com/owner/repo',
    ],
    [['npx', '-y', 'https://registry.npmjs.org/@example/a/-/a-1.2.3.tgz'], 'npm @example/a@1.2.3 exact'],
    [
      ['npx', '-y', 'https://host.example/https://registry.npmjs.org/a/-/a-1.2.3.tgz'],
      'archive https://host.example/https://registry.npmjs.org/a/-/a-1.2.3.tgz',
    ],
    [
      ['deno', 'run', 'https://deno.land/x/server@v1.2.3/mod.ts'],
      'archive https://deno.land/x/server@v1.2.3/mod.ts pinned',
    ],
    [
      ['deno', 'run', 'https://host.example/https://deno.land/x/server@v1.2.3/mod.ts'],
      'archive https://host.example/https://deno.land/x/server@v1.2.3/mod.ts',
    ],
    [['deno', 'run', 'npm:/@example'], 'npm @example'],
    [['uvx', 'a=='], 'pypi a'],
    [['uvx', 'a@'], 'pypi a'],
    [['uvx', 'a:1.0'], 'pypi a'],
    [['uvx', '--from', 'a  >= 1.2', 'x'], 'pypi a@>= 1.2'],
    [['uvx', '--from', "a ; python_version > '3'", 'x'], 'pypi a'],
    [['uvx', 'a==1.0-1'], 'pypi a@1.0-1 exact'],
    [['uvx', 'a==10!20.30'], 'pypi a@10!20.30 exact'],
    [['uvx', 'a==x1.0'], 'pypi a@x1.0'],
    [['uvx', 'ab/c'], 'script(uvx) ab/c'],
    [['uvx', '~user/a'], 'script(uvx) ~user/a'],
    [['uvx', 'git+https://user@host.example'], 'git git+https://user@host.example'],
    [['go', 'run', 'go.example/${X}/a@v1.2.3'], 'go go.example/${X}/a@v1.2.3 exact'],
    [['go', 'run', 'go.example/a@v1.2.3.4'], 'go go.example/a@v1.2.3.4'],
    [['go', 'run', 'go.example@v1.2.3'], 'go go.example@v1.2.3 exact'],
    [['go', 'run', 'a/go.example/b@v1.2.3'], 'script(go run) a/go.example/b@v1.2.3'],
    [['go', 'run', 'server.go'], 'script(go run) server.go'],
    [['dnx', 'Example@'], 'nuget Example'],
    [['npx', '-y', 'a/b?c#d'], 'git github:a/b?c at d'],
    [['npx', '-y', 'a\\b/c'], 'script(npx) a\\b/c'],
    [['npx', '-y', '<path>/c'], 'script(npx) <path>/c'],
    [['npx', '-y', 'a/b/c'], 'script(npx) a/b/c'],
    [['npx', '-y', 'a/b@v1'], 'script(npx) a/b@v1'],
    [['npx', '-y', 'a@b/c/d'], 'script(npx) a@b/c/d'],
    [['npx', '-y', 'git@1.2.3'], 'npm git@1.2.3 exact'],
    [['npx', '-y', 'user@host.example:a/b.git#v1'], 'git user@host.example:a/b.git at v1'],
    [['npx', '-y', 'https://user:x@host.example:8080/a.tgz'], 'archive https://user:x@host.example:8080/a.tgz'],
    [['npx', '-y', 'ssh://git@host.example/a/b'], 'git ssh://git@host.example/a/b'],
    [['npx', '-y', 'sourcehut:~a/b'], 'git sourcehut:~a/b'],
    [['npx', '-y', 'https://www.github.com/a/b'], 'git https://www.github.com/a/b'],
    [['npx', '-y', 'https://git.sr.ht/~a/b'], 'git https://git.sr.ht/~a/b'],
    [['npx', '-y', '~/a'], 'script(npx) ~/a'],
    [['npx', '-y', '~'], 'script(npx) ~'],
    [['npx', '-y', '~user/a'], 'script(npx) ~user/a'],
    [['npx', '-y', '~1.2'], 'npm ~1.2'],
    [['npx', '-y', 'C:\\a'], 'script(npx) C:\\a'],
    [['npx', '-y', 'C:/a'], 'script(npx) C:/a'],
    [['npx', '-y', 'file:a'], 'script(npx) file:a'],
    [['npx', '-y', '/a'], 'script(npx) /a'],
    [['npx', '-y', 'a.tgz'], 'script(npx) a.tgz'],
    [['npx', '-y', 'a.tar.gz'], 'script(npx) a.tar.gz'],
    [['npx', '-y', 'a.TGZ'], 'script(npx) a.TGZ'],
    [['npx', '-y', 'a.tar'], 'script(npx) a.tar'],
    [['npx', '-y', 'a@1.2.3'], 'npm a@1.2.3 exact'],
    [['npx', '-y', 'a@v1.2.3'], 'npm a@v1.2.3 exact'],
    [['npx', '-y', 'a@=1.2.3'], 'npm a@=1.2.3 exact'],
    [['npx', '-y', 'a@10.20.30'], 'npm a@10.20.30 exact'],
    [['npx', '-y', 'a@1.2.3-beta.1'], 'npm a@1.2.3-beta.1 exact'],
    [['npx', '-y', 'a@1.2.3b4'], 'npm a@1.2.3b4 exact'],
    [['npx', '-y', 'a@1.2.3+build.5'], 'npm a@1.2.3+build.5 exact'],
    [['npx', '-y', 'a@1.2'], 'npm a@1.2'],
    [['npx', '-y', 'a@^1.2.3'], 'npm a@^1.2.3'],
    [['npx', '-y', 'xa@x1.2.3'], 'npm xa@x1.2.3'],
    [['npx', '-y', 'a@latest'], 'npm a@latest'],
    [['npx', '-y', 'a@'], 'npm a'],
    [['npx', '-y', '@s/a'], 'npm @s/a'],
    [['npx', '-y', '@s/a@1.2.3'], 'npm @s/a@1.2.3 exact'],
    [['npx', '-y', 'x@npm:@s/a@1.2.3'], 'npm @s/a@1.2.3 exact'],
    [['npx', '-y', 'x@npm:a'], 'npm a'],
    [['npx', '-y', 'npm:a@1.2.3'], 'npm a@1.2.3 exact'],
    [['npx', '-y', 'NPM:@s/a@1.2.3'], 'npm @s/a@1.2.3 exact'],
    [['npx', '-y', 'npm:@s/a'], 'npm @s/a'],
    [['npx', '-y', 'x@NPM:a@1.2.3'], 'npm a@1.2.3 exact'],
    [['npx', '-y', 'x@ npm:a@1.2.3'], 'npm a@1.2.3 exact'],
    [['npx', '-y', 'a@ 1.2.3 '], 'npm a@1.2.3 exact'],
    [['npx', '-y', 'a@  '], 'npm a'],
    [['npx', '-y', 'https://registry.npmjs.org/a/-/a-1.2.3.tgz'], 'npm a@1.2.3 exact'],
    [['npx', '-y', 'https://registry.npmjs.org/@s/a/-/a-1.2.3.tgz'], 'npm @s/a@1.2.3 exact'],
    [['npx', '-y', 'https://registry.npmjs.org/registry/-/registry-1.2.3-rc.1.tgz'], 'npm registry@1.2.3-rc.1 exact'],
    [['npx', '-y', 'x@github:a/b'], 'git github:a/b'],
    [['npx', '-y', 'x@./a'], 'script(npx) x@./a'],
    [['npx', '-y', 'x@file:../a'], 'script(npx) x@file:../a'],
    [['npx', '-y', 'x@https://host.example/a.tgz'], 'archive https://host.example/a.tgz'],
    [['npx', '-y', '${workspaceFolder}/a'], 'script(npx) ${workspaceFolder}/a'],
    [['npx', '-y', '${NAME}'], 'npm ${NAME}'],
    [['npx', '-y', 'a@${VERSION}'], 'npm a@${VERSION}'],
    [['npx', '-y', 'a@1.${MINOR}.3'], 'npm a@1.${MINOR}.3'],
    [['npx', '-y', '@s/a@${A@B}'], 'npm @s/a@${A@B}'],
    [['uvx', 'a==1.2.3'], 'pypi a@1.2.3 exact'],
    [['uvx', 'a===1.2'], 'pypi a@1.2 exact'],
    [['uvx', 'a~=1.2'], 'pypi a@~=1.2'],
    [['uvx', 'a!=1.2'], 'pypi a@!=1.2'],
    [['uvx', 'a>=1.2'], 'pypi a@>=1.2'],
    [['uvx', 'a<=1.2'], 'pypi a@<=1.2'],
    [['uvx', 'a>1,<2'], 'pypi a@>1,<2'],
    [['uvx', 'a<2'], 'pypi a@<2'],
    [['uvx', 'a@1.2.3'], 'pypi a@1.2.3 exact'],
    [['uvx', 'a@latest'], 'pypi a@latest'],
    [['uvx', 'a@'], 'pypi a'],
    [['uvx', 'a'], 'pypi a'],
    [['uvx', 'a[x]'], 'pypi a'],
    [['uvx', 'a[x,y]==1.0'], 'pypi a@1.0 exact'],
    [['uvx', 'a [x] == 1.0'], 'pypi a@1.0 exact'],
    [['uvx', 'a == 1.0 ; python_version > "3"'], 'pypi a@1.0 exact'],
    [['uvx', 'a;x'], 'pypi a'],
    [['uvx', 'a==1.0rc1'], 'pypi a@1.0rc1 exact'],
    [['uvx', 'a==1!2.0'], 'pypi a@1!2.0 exact'],
    [['uvx', 'a==1.0.post1'], 'pypi a@1.0.post1 exact'],
    [['uvx', 'a==1.0.dev3'], 'pypi a@1.0.dev3 exact'],
    [['uvx', 'a==1.0+local.1'], 'pypi a@1.0+local.1 exact'],
    [['uvx', 'a==v1.0'], 'pypi a@v1.0 exact'],
    [['uvx', 'a==1.*'], 'pypi a@1.*'],
    [['uvx', 'a==${V}'], 'pypi a@${V}'],
    [['uvx', 'a @ git+https://host.example/a@main'], 'git git+https://host.example/a at main'],
    [['uvx', 'x @ git+https://host.example/a'], 'git git+https://host.example/a'],
    [['uvx', 'run @ git+https://host.example/a@v1.0.0'], 'git git+https://host.example/a at v1.0.0'],
    [['uvx', 'a @ https://host.example/a.whl'], 'archive https://host.example/a.whl'],
    [['uvx', `git+https://host.example/a/b@${SHA}`], `git git+https://host.example/a/b at ${SHA} pinned`],
    [['uvx', 'git+https://user@host.example/a/b'], 'git git+https://user@host.example/a/b'],
    [['uvx', 'git+https://user@host.example/a/b@v1#subdirectory=x'], 'git git+https://user@host.example/a/b at v1'],
    [['uvx', 'git+ssh://git@host.example/a'], 'git git+ssh://git@host.example/a'],
    [['uvx', 'hg+https://host.example/a@1'], 'git hg+https://host.example/a at 1'],
    [['uvx', 'ssh://git@github.com/a/b'], 'git ssh://git@github.com/a/b'],
    [['uvx', 'git://host.example/a'], 'git git://host.example/a'],
    [['uvx', 'https://github.com/a/b'], 'git https://github.com/a/b'],
    [['uvx', 'https://host.example/a-1.whl'], 'archive https://host.example/a-1.whl'],
    [['uvx', 'HTTP://host.example/a'], 'archive HTTP://host.example/a'],
    [['uvx', 'a.whl'], 'script(uvx) a.whl'],
    [['uvx', 'a.py'], 'script(uvx) a.py'],
    [['uvx', 'a.pyz'], 'script(uvx) a.pyz'],
    [['uvx', 'a.tar.gz'], 'script(uvx) a.tar.gz'],
    [['uvx', 'a.zip'], 'script(uvx) a.zip'],
    [['uvx', 'a.whl.x'], 'pypi a.whl.x'],
    [['uvx', 'a/b'], 'script(uvx) a/b'],
    [['uvx', './a'], 'script(uvx) ./a'],
    [['uvx', '/a'], 'script(uvx) /a'],
    [['go', 'run', 'host.example/a/b@v1.2.3'], 'go host.example/a/b@v1.2.3 exact'],
    [['go', 'run', 'host.example/a@v10.20.30-rc.1'], 'go host.example/a@v10.20.30-rc.1 exact'],
    [['go', 'run', 'host.example/a@v1.2.3+incompatible'], 'go host.example/a@v1.2.3+incompatible exact'],
    [['go', 'run', 'host.example/a@latest'], 'go host.example/a@latest'],
    [['go', 'run', 'host.example/a@0123456789ab'], 'go host.example/a@0123456789ab exact'],
    [['go', 'run', `host.example/a@${SHA}`], `go host.example/a@${SHA} exact`],
    [['go', 'run', 'host.example/a@v1.2'], 'go host.example/a@v1.2'],
    [['go', 'run', 'host.example/a@xv1.2.3'], 'go host.example/a@xv1.2.3'],
    [['go', 'run', 'host.example/a'], 'go host.example/a local'],
    [['go', 'run', 'a.b.c.example/a@v1.2.3'], 'go a.b.c.example/a@v1.2.3 exact'],
    [['go', 'run', './cmd'], 'script(go run) ./cmd'],
    [['go', 'run', 'a/b@v1.2.3'], 'script(go run) a/b@v1.2.3'],
    [['go', 'run', 'main.go'], 'script(go run) main.go'],
    [['go', 'run', 'example.com'], 'script(go run) example.com'],
    [['dnx', 'A.B@1.2.3'], 'nuget A.B@1.2.3 exact'],
    [['dnx', 'A.B@1.2'], 'nuget A.B@1.2 exact'],
    [['dnx', 'A.B@1.2.3.4'], 'nuget A.B@1.2.3.4 exact'],
    [['dnx', 'A.B@10.20.30-beta.1'], 'nuget A.B@10.20.30-beta.1 exact'],
    [['dnx', 'A.B@1.2.3+x.y'], 'nuget A.B@1.2.3+x.y exact'],
    [['dnx', 'A.B@[1.2.3]'], 'nuget A.B@[1.2.3] exact'],
    [['dnx', 'A.B@[1.2'], 'nuget A.B@[1.2'],
    [['dnx', 'A.B@1'], 'nuget A.B@1'],
    [['dnx', 'A.B@1.*'], 'nuget A.B@1.*'],
    [['dnx', 'A.B@1.2.3.4.5'], 'nuget A.B@1.2.3.4.5'],
    [['dnx', 'A.B'], 'nuget A.B'],
    [['dnx', 'A.B@x1.2'], 'nuget A.B@x1.2'],
    [['dnx', 'A.B@[x]'], 'nuget A.B@[x]'],
    [['jbang', 'g:a:1.2.3'], 'maven g:a@1.2.3 exact'],
    [['jbang', 'g:a'], 'maven g:a'],
    [['jbang', 'g:a:1.0-SNAPSHOT'], 'maven g:a@1.0-SNAPSHOT'],
    [['jbang', 'g:a:1.2:jar'], 'maven g:a@1.2 exact'],
    [['jbang', 'g:a:1.2:x@pom'], 'maven g:a@1.2 exact'],
    [['jbang', 'g:a@pom'], 'maven g:a'],
    [['jbang', 'g:a:1.0+'], 'maven g:a@1.0+'],
    [['jbang', 'g:a:1.SNAPSHOT.2'], 'maven g:a@1.SNAPSHOT.2 exact'],
    [['jbang', 'g:a:${V}'], 'maven g:a@${V}'],
    [['jbang', 'g/a:b:1'], 'script(jbang) g/a:b:1'],
    [['jbang', 'g:a/b:1'], 'script(jbang) g:a/b:1'],
    [['jbang', 'g:a:'], 'maven g:a'],
    [['jbang', 'g:a:latest'], 'maven g:a@latest'],
    [['jbang', 'x y:a:1'], 'script(jbang) x | args y:a:1'],
    [['jbang', 'g:a:SNAPSHOT-1.0'], 'maven g:a@SNAPSHOT-1.0'],
    [['deno', 'run', 'jsr:@s/a@1.2.3'], 'jsr @s/a@1.2.3 exact'],
    [['deno', 'run', 'jsr:/@s/a@1.2.3'], 'jsr @s/a@1.2.3 exact'],
    [['deno', 'run', 'jsr:@s/a@1.2.3/cli'], 'jsr @s/a@1.2.3 exact'],
    [['deno', 'run', 'jsr:@s/a@^1'], 'jsr @s/a@^1'],
    [['deno', 'run', 'jsr:@s/a'], 'jsr @s/a'],
    [['deno', 'run', 'npm:a@1.2.3'], 'npm a@1.2.3 exact'],
    [['deno', 'run', 'npm:a@1.2.3/bin'], 'npm a@1.2.3 exact'],
    [['deno', 'run', 'npm:@s/a'], 'npm @s/a'],
    [['deno', 'run', 'npm:/a@1.2.3'], 'npm a@1.2.3 exact'],
    [['deno', 'run', 'https://deno.land/x/a@v1.2.3/mod.ts'], 'archive https://deno.land/x/a@v1.2.3/mod.ts pinned'],
    [['deno', 'run', 'https://deno.land/std@0.200.0/a.ts'], 'archive https://deno.land/std@0.200.0/a.ts pinned'],
    [
      ['deno', 'run', 'https://deno.land/x/a@10.20.30-rc.1/mod.ts'],
      'archive https://deno.land/x/a@10.20.30-rc.1/mod.ts pinned',
    ],
    [['deno', 'run', 'https://deno.land/x/a@v1.2/mod.ts'], 'archive https://deno.land/x/a@v1.2/mod.ts'],
    [['deno', 'run', 'https://deno.land/x/a/mod.ts'], 'archive https://deno.land/x/a/mod.ts'],
    [['deno', 'run', 'xhttps://deno.land/x/a@v1.2.3/mod.ts'], 'script(deno run) xhttps://deno.land/x/a@v1.2.3/mod.ts'],
    [['nix', 'run', 'github:a/b'], 'git github:a/b'],
    [['nix', 'run', 'github:a/b/main#x'], 'git github:a/b at main'],
    [['nix', 'run', `github:a/b/${SHA}`], `git github:a/b at ${SHA} pinned`],
    [['nix', 'run', `gitlab:a/b/${SHA}#x`], `git gitlab:a/b at ${SHA} pinned`],
    [['nix', 'run', 'sourcehut:~a/b'], 'git sourcehut:~a/b'],
    [['nix', 'run', 'nixpkgs#hello'], 'git nixpkgs'],
    [['nix', 'run', 'nixpkgs/nixos-23.05#hello'], 'git nixpkgs at nixos-23.05'],
    [['nix', 'run', 'nixpkgs/a/b#hello'], 'git nixpkgs/a at b'],
    [['nix', 'run', `nixpkgs/${SHA}#hello`], `git nixpkgs at ${SHA} pinned`],
    [['nix', 'run', 'flake:nixpkgs#hello'], 'git flake:nixpkgs'],
    [['nix', 'run', 'github:owner/repo/feature/x'], 'git github:owner/repo at feature/x'],
    [
      ['nix', 'run', 'git+https://host.example/github:owner/repo/x'],
      'git git+https://host.example/github:owner/repo/x',
    ],
    [['nix', 'run', 'http://host.example/x.tgz'], 'archive http://host.example/x.tgz'],
    [['nix', 'run', 'nixpkgs/a/b/c#hello'], 'script(nix run) nixpkgs/a/b/c#hello'],
    [['nix', 'run', `git+https://host.example/a?rev=${SHA}`], `git git+https://host.example/a at ${SHA} pinned`],
    [
      ['nix', 'run', `git+https://host.example/a?ref=main&rev=${SHA}`],
      `git git+https://host.example/a at ${SHA} pinned`,
    ],
    [['nix', 'run', 'git+https://host.example/a?ref=main'], 'git git+https://host.example/a at main'],
    [['nix', 'run', 'git+https://host.example/a?xref=main'], 'git git+https://host.example/a'],
    [['nix', 'run', 'git:a'], 'git git:a'],
    [['nix', 'run', 'https://host.example/a.tar.gz'], 'archive https://host.example/a.tar.gz'],
    [['nix', 'run', 'tarball+https://host.example/a.tar.gz'], 'archive tarball+https://host.example/a.tar.gz'],
    [['nix', 'run', './a'], 'script(nix run) ./a'],
    [['nix', 'run', '.#x'], 'script(nix run) .#x'],
    [['nix', 'run', '/a'], 'script(nix run) /a'],
    [['nix', 'run', 'github:a/b#x?rev=1'], 'git github:a/b'],
    [['nix', 'run', 'flake one'], 'script(nix run) flake one'],
  ],
  'shells and their scripts': [
    [['cmd', '/c', 'if "%FOO%"=="" (npx @example/server) else (echo x)'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'if "%FOO%"=="" npx @example/server'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'if exist x (echo x)else(npx @example/server)'], 'shell(cmd complex) > npm @example/server'],
    [
      ['cmd', '/c', 'npx', '@example/server', '--note', 'use 1)'],
      'shell(cmd) > npm @example/server | args --note use 1)',
    ],
    [['cmd', '/c', 'npx @example/server --title ":)"'], 'shell(cmd) > npm @example/server | args --title :)'],
    [
      ['cmd', '/c', 'npx', '@example/server', '--in', 'a (b', 'and c)'],
      'shell(cmd) > npm @example/server | args --in a (b and c)',
    ],
    [['cmd', '/c', 'npx', '@example/server', 'C:\\a)'], 'shell(cmd) > npm @example/server | args C:\\a)'],
    [
      ['cmd', '/c', 'npx @example/server --jql "in (A)" else status'],
      'shell(cmd) > npm @example/server | args --jql in (A) else status',
    ],
    [['cmd', '/c', '@npx', '@example/server'], 'shell(cmd) > npm @example/server'],
    [['cmd', '/c', 'npx', '@example/server>nul'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'npx', '@example/server|more'], 'shell(cmd complex) > npm @example/server > program more'],
    [['cmd', '/c', 'npx', '@example/server&&echo'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'npx', '@example/server^'], 'shell(cmd) > npm @example/server'],
    [['cmd', '/s', '/c', '"npx -y server"'], 'shell(cmd) > npm server'],
    [['cmd', '/c', '"npx -y server"'], 'shell(cmd) > npm server'],
    [['cmd', '/c', '"C:\\Program Files\\a b\\run.exe"'], 'shell(cmd) > script(itself) C:\\Program Files\\a b\\run.exe'],
    [['cmd', '/d/s/c', '"run.exe"'], 'shell(cmd) > program run'],
    [['bash', '--', 'run.sh', 'a'], 'script(bash) run.sh | args a'],
    [['bash', '--', '-c', 'x'], 'script(bash) -c | args x'],
    [['bash', '-l', '-c', 'npx @example/server'], 'shell(bash login) > npm @example/server'],
    [['bash', '-lc', 'npx @example/server'], 'shell(bash login) > npm @example/server'],
    [['bash', '-ic', 'npx @example/server'], 'shell(bash login) > npm @example/server'],
    [['bash', '--login', '-c', 'npx @example/server'], 'shell(bash login) > npm @example/server'],
    [['bash', '--interactive', '-c', 'npx @example/server'], 'shell(bash login) > npm @example/server'],
    [['bash', '--norc', '-c', 'npx @example/server'], 'shell(bash) > npm @example/server'],
    [['bash', '-euo', 'pipefail', '-c', 'npx @example/server'], 'shell(bash) > npm @example/server'],
    [['bash', '-o', 'pipefail', '-c', 'npx @example/server'], 'shell(bash) > npm @example/server'],
    [['bash', '+o', 'posix', '-c', 'npx @example/server'], 'shell(bash) > npm @example/server'],
    [['bash', '+c', 'npx @example/server'], 'script(bash) npx @example/server'],
    [['bash', '+l', '-c', 'npx @example/server'], 'shell(bash) > npm @example/server'],
    [['bash', '--rcfile', '/x', '-c', 'npx @example/server'], 'shell(bash) > npm @example/server'],
    [['bash', '--rcfile', '-c', 'npx @example/server'], 'script(bash) npx @example/server'],
    [['bash', '-O', 'extglob', '-c', 'npx @example/server'], 'shell(bash) > npm @example/server'],
    [['bash', '+O', 'extglob', '-c', 'npx @example/server'], 'shell(bash) > npm @example/server'],
    [['fish', '-C', 'set x 1', '-c', 'npx @example/server'], 'program set > shell(fish) > npm @example/server'],
    [['fish', '--command=npx @example/server'], 'shell(fish) > npm @example/server'],
    [['fish', '--login', '--command=npx @example/server', 'a'], 'shell(fish login) > npm @example/server'],
    [['fish', '--command', 'npx @example/server'], 'shell(fish) > npm @example/server'],
    [['bash', 'run.sh', '-c', 'x'], 'script(bash) run.sh | args -c x'],
    [['bash', '-x', 'run.sh'], 'script(bash) run.sh'],
    [['bash', '-'], 'script(bash) -'],
    [['bash', '-c'], 'program bash | args -c'],
    [['bash'], 'program bash'],
    [['sh', '-c', 'npx @example/server $0 $1', 'a', 'b'], 'shell(sh) > npm @example/server | args a b'],
    [['sh', '-c', 'npx @example/server', '--', 'b'], 'shell(sh) > npm @example/server'],
    [['cmd', '/c', 'npx @example/server'], 'shell(cmd) > npm @example/server'],
    [['cmd', '/C', 'npx @example/server'], 'shell(cmd) > npm @example/server'],
    [['cmd', '/k', 'npx @example/server'], 'shell(cmd) > npm @example/server'],
    [['cmd', '/r', 'npx @example/server'], 'shell(cmd) > npm @example/server'],
    [['cmd', '//c', 'npx @example/server'], 'shell(cmd) > npm @example/server'],
    [['cmd', '/d', '/s', '/c', 'npx @example/server'], 'shell(cmd) > npm @example/server'],
    [['cmd', '/d/s/c', 'npx @example/server'], 'shell(cmd) > npm @example/server'],
    [['cmd', '/v:on', '/c', 'npx @example/server'], 'shell(cmd) > npm @example/server'],
    [['cmd', '/e:off/c', 'npx @example/server'], 'shell(cmd) > npm @example/server'],
    [['cmd', '/cnpx', '@example/server'], 'shell(cmd) > npm @example/server'],
    [['cmd', '/c:x', 'npx @example/server'], 'program cmd | args /c:x npx @example/server'],
    [['cmd', '/q', 'npx @example/server'], 'program cmd | args /q npx @example/server'],
    [['cmd', '/c'], 'program cmd | args /c'],
    [['cmd', 'x', '/c', 'npx @example/server'], 'program cmd | args x /c npx @example/server'],
    [['cmd', '/x/y', 'npx @example/server'], 'program cmd | args /x/y npx @example/server'],
    [['cmd', '/c', '"npx @example/server"'], 'shell(cmd) > npm @example/server'],
    [['cmd', '/c', '"npx" "@example/server"'], 'shell(cmd) > npm @example/server'],
    [['cmd', '/c', '""C:\\a b\\npx.cmd" -y @example/server"'], 'shell(cmd) > npm @example/server'],
    [['cmd', '/s', '/c', '"a & npx @example/server"'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', '""'], 'shell(cmd)'],
    [['cmd', '/c', '"a"'], 'shell(cmd) > program a'],
    [['cmd', '/c', '"C:\\a b\\npx.cmd" @example/server "x"'], 'shell(cmd) > npm @example/server | args x'],
    [['cmd', '/c', '"npx @example/server" x'], 'shell(cmd) > script(itself) npx @example/server | args x'],
    [['powershell', '-Command', 'npx @example/server'], 'shell(powershell) > npm @example/server'],
    [['powershell', '-c', 'npx @example/server'], 'shell(powershell) > npm @example/server'],
    [['powershell', '/Command', 'npx @example/server'], 'shell(powershell) > npm @example/server'],
    [['powershell', '–Command', 'npx @example/server'], 'shell(powershell) > npm @example/server'],
    [['powershell', '-NoProfile', '-Command', 'npx @example/server'], 'shell(powershell) > npm @example/server'],
    [
      ['powershell', '-NoP', '-NonI', '-W', 'Hidden', '-C', 'npx @example/server'],
      'shell(powershell) > npm @example/server',
    ],
    [['powershell', '-ExecutionPolicy', 'Bypass', '-File', 'run.ps1', 'a'], 'script(powershell) run.ps1 | args a'],
    [['powershell', '-ep', 'Bypass', '-f', 'run.ps1'], 'script(powershell) run.ps1'],
    [['powershell', 'run.ps1', 'a'], 'script(powershell) run.ps1 | args a'],
    [['powershell', 'run.PS1'], 'script(powershell) run.PS1'],
    [['powershell', 'npx', '@example/server'], 'shell(powershell) > npm @example/server'],
    [['powershell', 'npx @example/server'], 'shell(powershell) > npm @example/server'],
    [['pwsh', 'run'], 'script(pwsh) run'],
    [['pwsh', 'run x'], 'script(pwsh) run | args x'],
    [['pwsh', 'run.ps1'], 'script(pwsh) run.ps1'],
    [['pwsh', '-Login', '-Command', 'npx @example/server'], 'shell(pwsh login) > npm @example/server'],
    [['pwsh', '-Command'], 'program pwsh | args -Command'],
    [['pwsh', '-Command', '-'], 'shell(pwsh) > program -'],
    [['pwsh', '-NoSuch', 'npx @example/server'], 'shell(pwsh) > npm @example/server'],
    [['pwsh', '-wd', '/x', '-c', 'npx @example/server'], 'shell(pwsh) > npm @example/server'],
    [['pwsh', '-WorkingDirectory', '/x', 'run.ps1'], 'script(pwsh) run.ps1'],
    [['powershell', '-NoExit'], 'program powershell | args -NoExit'],
    [['busybox', 'sh', '-c', 'npx @example/server'], 'shell(sh) > npm @example/server'],
    [['busybox', 'npx', '@example/server'], 'npm @example/server'],
    [['busybox', '--help'], 'program busybox | args --help'],
    [['busybox'], 'program busybox'],
    [['sh', '-c', 'A=1'], 'shell(sh)'],
    [['sh', '-c', 'A=1 B=2 npx @example/server'], 'shell(sh) > npm @example/server | env A=1 | env B=2'],
    [['sh', '-c', 'A+=1 npx @example/server'], 'shell(sh) > npm @example/server | env A=1'],
    [['sh', '-c', 'if true; then npx @example/server; fi'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'while true; do npx @example/server; done'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'for x in a b; do npx @example/$x; done'], 'shell(sh complex) > npm @example/$x'],
    [['sh', '-c', '{ npx @example/server; }'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', '(npx @example/server)'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', '( cd /x && npx @example/server )'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', '! npx @example/server'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'time npx @example/server'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'case $1 in a) npx @example/server;; esac'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'npx @example/server &'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'npx @example/server & wait'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'npx @example/server;'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', ';npx @example/server'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', '\nnpx @example/server\n'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', 'npx \\\n @example/server'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', 'npx @example/server # -p x'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', 'npx @example/server#x'], 'shell(sh) > npm @example/server#x'],
    [['sh', '-c', 'npx @example/server >/dev/null 2>&1'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'npx @example/server </dev/null'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', '0<x npx @example/server'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', '2>/dev/null npx @example/server'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'npx @example/server <<< "a b"'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'npx @example/server <<EOF\na\nEOF\n'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'cat <<EOF | npx @example/server\na\nEOF'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'npx @example/server 3>&1 1>&2'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'npx @example/server &>log'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'npx @example/server >|log'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'npx @example/server >>log x'], 'shell(sh complex) > npm @example/server | args x'],
    [
      ['sh', '-c', 'f () { npx @example/inner; }\nnpx @example/server'],
      'shell(sh complex) > npm @example/inner > npm @example/server',
    ],
    [['sh', '-c', '"npx" \'@example/server\''], 'shell(sh) > npm @example/server'],
    [['sh', '-c', 'n""px @exam"ple/ser"ver'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', '$(echo npx) @example/server'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'npx $(echo @example/server)'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'npx `echo @example/server`'], 'shell(sh complex) > npm @example/server'],
    [['cmd', '/c', 'npx ^@example/server'], 'shell(cmd) > npm @example/server'],
    [['cmd', '/c', 'npx @example/server & echo x'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', '(npx @example/server)'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'npx @example/server >nul 2>&1'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'if exist x npx @example/server'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', '@npx @example/server'], 'shell(cmd) > npm @example/server'],
    [['cmd', '/c', 'n^px @example/server'], 'shell(cmd) > npm @example/server'],
    [['powershell', '-c', 'npx "@example/server"'], 'shell(powershell) > npm @example/server'],
    [['powershell', '-c', "npx '@example/server'"], 'shell(powershell) > npm @example/server'],
    [['powershell', '-c', 'npx `@example/server'], 'shell(powershell) > npm @example/server'],
    [['powershell', '-c', '& { npx @example/server }'], 'shell(powershell complex) > npm @example/server'],
    [['powershell', '-c', 'if ($true) { npx @example/server }'], 'shell(powershell complex) > npm @example/server'],
    [['powershell', '-c', 'npx @example/server; exit'], 'shell(powershell complex) > npm @example/server'],
    [['powershell', '-c', 'npx @example/server # x'], 'shell(powershell) > npm @example/server'],
    [['powershell', '-c', 'npx @example/server 2>$null'], 'shell(powershell complex) > npm @example/server'],
    [['cmd', '/c', 'if exist x (npx @example/server)'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'if not exist x npx @example/server'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'if /i "a"=="b" npx @example/server'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'if a == b npx @example/server'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'if a==b npx @example/server'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'if a== b npx @example/server'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'if a ==b npx @example/server'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'if 1 EQU 1 npx @example/server'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'if defined X npx @example/server'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'if errorlevel 1 echo x & npx @example/server'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'if exist x (echo x) else (npx @example/server)'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'if exist x (npx @example/server) else (echo x)'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'if exist x if exist y npx @example/server'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'for %i in (a b) do npx @example/server'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'for /f "tokens=1" %i in (x) do @npx @example/server'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'for x'], 'shell(cmd) > program for | args x'],
    [['cmd', '/c', 'if exist x'], 'shell(cmd complex)'],
    [['cmd', '/c', 'if'], 'shell(cmd) > program if'],
    [['cmd', '/c', 'if what npx'], 'shell(cmd) > program if | args what npx'],
    [['cmd', '/c', '(cd x & npx @example/server)'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', '((npx @example/server))'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', '"C:\\Program Files (x86)\\nodejs\\npx.cmd" @example/server'], 'shell(cmd) > npm @example/server'],
    [['cmd', '/c', 'run (x86) y)'], 'shell(cmd) > program run | args (x86) y)'],
    [['cmd', '/c', '( npx @example/server )'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'if', 'exist', 'x', 'npx', '@example/server'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', '(npx', '@example/server)'], 'shell(cmd complex) > npm @example/server'],
    [['cmd', '/c', 'echo else npx'], 'shell(cmd) > program echo | args else npx'],
    [['cmd', '/c', '()'], 'shell(cmd complex)'],
  ],
  'quotation marks and escapes': [
    [
      ['sh', '-c', 'npx @example/server "a\\"b" "c\\\\d" "e\\f" "\\$HOME"'],
      'shell(sh) > npm @example/server | args a"b c\\d e\\f $HOME',
    ],
    [
      ['sh', '-c', 'npx @example/server a\\ b c\\d "e\\\nf" g\\\nh'],
      'shell(sh) > npm @example/server | args a b cd ef gh',
    ],
    [
      ['sh', '-c', "npx @example/server $\"a  b\" $'c\\'  d' $'e\\x41'"],
      "shell(sh) > npm @example/server | args a  b c'  d eA",
    ],
    [['sh', '-c', "npx @example/server 'open  to the end"], 'shell(sh) > npm @example/server | args open  to the end'],
    [['sh', '-c', 'npx @example/server "open  to the end'], 'shell(sh) > npm @example/server | args open  to the end'],
    [['sh', '-c', 'npx @example/server a\\'], 'shell(sh) > npm @example/server | args a\\'],
    [['sh', '-c', 'npx @example/server "a\\'], 'shell(sh) > npm @example/server | args a\\'],
    [['sh', '-c', "npx @example/server $'a\\"], 'shell(sh) > npm @example/server | args a\\'],
    [
      ['sh', '-c', 'a=x; npx @example/server "$a-$a" $a$a "b$a" b$a \'$a\' "${a}\'s"'],
      "shell(sh complex) > npm @example/server | args x-x xx bx bx $a x's",
    ],
    [
      ['sh', '-c', 'npx @example/server "${B:-x y}" "${B" $b'],
      'shell(sh) > npm @example/server | args ${B:-x y} ${B $b',
    ],
    [
      ['sh', '-c', 'npx @example/server "$(cat "a b")" a"$(cat x)"b'],
      'shell(sh complex) > npm @example/server | args $(cat "a b") a$(cat x)b',
    ],
    [['sh', '-c', 'npx @example/server {a,b} {e'], 'shell(sh) > npm @example/server | args a b {e'],
    [
      ['cmd', '/c', 'npx @example/server "a^b" c^&d \'e  f\' "g\\" $\'h'],
      "shell(cmd) > npm @example/server | args a^b c&d 'e f' g\\ $'h",
    ],
    [
      ['cmd', '/c', 'npx @example/server $"a  b" {a,b} $(a) `b`'],
      'shell(cmd) > npm @example/server | args $a  b {a,b} $(a) `b`',
    ],
    [
      ['pwsh', '-Command', 'npx @example/server "a`"b" \'c`d\' e` f "g\\" "h`'],
      'shell(pwsh) > npm @example/server | args a"b c`d e f g\\ h`',
    ],
    [
      ['pwsh', '-Command', "npx @example/server $(cat x) $'a' $b `c"],
      'shell(pwsh complex) > npm @example/server | args $(cat x) $a $b c',
    ],
    [
      ['npx @example/server a\\ b c\\d "e\\"f" \'g\\h\' $"i  j" {k,l} $m'],
      'npm @example/server | args a b cd e"f g\\h i  j k l $m',
    ],
  ],
  'scripts with expansions': [
    [['sh', '-c', 'a=np; exec ${a}x -y @example/server'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'p="@example/server --stdio"; npx -y $p'], 'shell(sh complex) > npm @example/server | args --stdio'],
    [['sh', '-c', 'p="a b"; ./serve "$p"'], 'shell(sh complex) > script(itself) ./serve | args a b'],
    [['sh', '-c', "p=x; ./serve '$p' \\$p"], 'shell(sh complex) > script(itself) ./serve | args $p $p'],
    [['sh', '-c', 'p=$(cat x); ./serve $p'], 'shell(sh complex) > script(itself) ./serve | args $p'],
    [['sh', '-c', './serve $PORT "${HOST}"'], 'shell(sh) > script(itself) ./serve | args $PORT ${HOST}'],
    [['bash', '-c', '{npx,-y,@example/server}'], 'shell(bash) > npm @example/server'],
    [['bash', '-c', "exec $'\\x6epx' @example/server"], 'shell(bash) > npm @example/server'],
    [['sh', '-c', 'serve() { npx @example/server; }; serve'], 'shell(sh complex) > npm @example/server'],
    [
      ['sh', '-c', 'npx -y @example/first & exec npx -y @example/server'],
      'shell(sh complex) > npm @example/first > npm @example/server',
    ],
    [
      ['sh', '-c', 'npm ci && sudo docker run -d example/first; node server.js'],
      'shell(sh complex) > image example/first > script(node) server.js',
    ],
    [
      ['sh', '-c', 'npm i -g @example/server@1.4.2 -q && exec server --stdio'],
      'shell(sh complex) > npm @example/server@1.4.2 exact > program server | args --stdio',
    ],
    [
      ['sh', '-c', 'pip install -r x.txt example-server "other[cli]>=1" && python -m server'],
      'shell(sh complex) > pypi example-server > pypi other@>=1 > pypi server local',
    ],
    [['sh', '-c', 'pip install . && npm i && ./serve'], 'shell(sh complex) > script(itself) ./serve'],
    [['sh', '-c', 'cargo install --path . server && ./serve'], 'shell(sh complex) > script(itself) ./serve'],
    [
      ['sh', '-c', 'cargo install --git https://host.example/x server && ./x'],
      'shell(sh complex) > script(itself) ./x',
    ],
    [['sh', '-c', 'cargo install server && ./serve'], 'shell(sh complex) > cargo server > script(itself) ./serve'],
    [['sh', '-c', 'echo @example/server | xargs npx'], 'shell(sh complex) > other(xargs) > npm @example/server'],
    [['sh', '-c', 'cat names | xargs npx'], 'shell(sh complex) > other(xargs) > program npx'],
    [['sh', '-c', 'a=np; a+=x; exec $a -y @example/server'], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', 'a=1; ./serve ${a:+--quiet}'], 'shell(sh complex) > script(itself) ./serve | args --quiet'],
    [['sh', '-c', 'P=$P:/x; ./serve $P'], 'shell(sh complex) > script(itself) ./serve | args $P'],
    [['sh', '-c', "exec $(printf -- 'npx%s') @example/server"], 'shell(sh complex) > npm @example/server'],
    [['sh', '-c', "./serve $(printf '%d%%%b' x)"], 'shell(sh complex) > script(itself) ./serve | args %d%x'],
    [['sh', '-c', "exec $(echo -e 'np\\x78') @example/server"], 'shell(sh complex) > npm @example/server'],
    [
      ['sh', '-c', '$(which -a npx) @example/server'],
      'shell(sh complex) > program $(which -a npx) | args @example/server',
    ],
    [
      ['sh', '-c', '$(command npx) @example/server'],
      'shell(sh complex) > program $(command npx) | args @example/server',
    ],
    [['bash', '-c', 'exec $"npx" @example/server'], 'shell(bash) > npm @example/server'],
  ],
  'npm’s own words': [
    ['npm exec --yes true @example/server', 'npm @example/server'],
    ['npm exec @example/server -- --quiet true', 'npm @example/server | args --quiet true'],
    ['npm init @example/server@1.2.0 x', 'npm @example/create-server@1.2.0 exact | args x'],
    ['npm init -y', 'program npm | args init -y'],
    ['node /usr/lib/node_modules/npm/bin/npx-cli.js -y @example/server', 'npm @example/server'],
    ['nice --adj 5 npx @example/server', 'other(nice) > npm @example/server'],
    ['docker --version 5 npx', 'program docker | args --version 5 npx'],
    ['npm init @example', 'npm @example/create'],
    ['npm init @example@1.2.0', 'npm @example/create@1.2.0 exact'],
    ['npm exec', 'program npm | args exec'],
    ['npm', 'program npm'],
    ['npm exec bin x --package=@example/server', 'npm @example/server | args x --package=@example/server'],
    ['npm exec @example/server -- x --package=a', 'npm @example/server | args x --package=a'],
    ['npm exec -- @example/server --package=a', 'npm @example/server | args --package=a'],
    ['npm exec @example/server -c x.json', 'npm @example/server | args -c x.json'],
    ['npm exec @example/server --offline', 'npm @example/server local | args --offline'],
    ['npm exec --yes true @example/server x --yes false y', 'npm @example/server | args x --yes y'],
    ['npm exec --yes truer', 'npm truer'],
    ['npm exec --yes untrue', 'npm untrue'],
    ['npm exec --prefix true @example/server', 'npm @example/server'],
    ['npm exec @example/server true', 'npm @example/server | args true'],
    ['npm init u/r#v1', 'git github:u/create-r at v1'],
    ['npm init github:u/r x', 'git github:u/create-r | args x'],
    ['npm init https://github.com/u/r', 'git https://github.com/u/create-r'],
    ['npm init https://host.example/u/r', 'archive https://host.example/u/r'],
    ['npm init ./x', 'script(npm init) ./x'],
    ['npm init owner.x/repo.y', 'git github:owner.x/create-repo.y'],
    ['npm true', 'program npm | args true'],
    ['npm exec --yes true @example/server -- x true', 'npm @example/server | args x true'],
    ['npm exec --yes -- true x', 'npm true | args x'],
    [
      'npm run x y --script-shell=./z',
      'program npm | args run x y --script-shell=./z | env npm_config_script_shell=./z',
    ],
    ['npx npm run start', 'npm npm | args run start'],
    [
      ['npx', '--node-options=-r x', '-c', 'A=1 server'],
      'shell(npx) > program server | env NODE_OPTIONS=-r x | env A=1',
    ],
  ],
  'options that start something besides': [
    [
      ['ssh', '-o', 'ProxyCommand=./proxy %h', 'host'],
      'script(itself) ./proxy > program ssh | args -o ProxyCommand=./proxy %h host',
    ],
    [['ssh', '-oProxyCommand=none', 'host', './x'], 'other-machine(ssh) > script(itself) ./x'],
    [
      ['git', '-c', 'core.sshCommand=./x', 'fetch'],
      'script(itself) ./x > program git | args -c core.sshCommand=./x fetch',
    ],
    [['git', '-c', 'core.fsmonitor=true', 'fetch'], 'program git | args -c core.fsmonitor=true fetch'],
    [
      'find . -exec ./x {} ; -ok ./y ;',
      'script(itself) ./x > script(itself) ./y > program find | args . -exec ./x {} ; -ok ./y ;',
    ],
    [
      'tar --use-compress-program=./x -cf a b',
      'script(itself) ./x > program tar | args --use-compress-program=./x -cf a b',
    ],
    [
      'tar --use-compress-program ./x -cf a b',
      'script(itself) ./x > program tar | args --use-compress-program ./x -cf a b',
    ],
    ['find . -exec ;', 'program find | args . -exec ;'],
  ],
  'programs that start command lines': [
    [['pm2', 'start', 'x.js', '--name', 'a', '--', '--port', '1'], 'other(pm2) > script(node) x.js | args --port 1'],
    [['pm2', 'start', 'x.py', '--interpreter', 'uvx'], 'other(pm2) > script(uvx) x.py'],
    [['pm2', 'start', 'x.mjs', '--node-args=--require ./y.js'], 'other(pm2) > script(node) x.mjs'],
    [['pm2', 'start', 'x.json'], 'other(pm2) > script(pm2) x.json'],
    [['pm2', 'start', 'npx -y a@1.2.3'], 'other(pm2) > npm a@1.2.3 exact'],
    [['pm2', 'start', 'x', '--interpreter', 'none', '--', 'y'], 'other(pm2) > program x | args y'],
    [['pm2', 'logs', 'x.js'], 'program pm2 | args logs x.js'],
    [['pm2-runtime', 'start', 'x.sh'], 'other(pm2-runtime) > script(bash) x.sh'],
    [['npx', 'pm2@6.0.0', 'start', 'x.js'], 'npm pm2@6.0.0 exact > other(pm2) > script(node) x.js'],
    [
      ['start-server-and-test', 'npx a@1.2.3', 'http://localhost:1', 'npx b@1.2.3'],
      'other(start-server-and-test) > npm b@1.2.3 exact > npm a@1.2.3 exact',
    ],
    [['start-server-and-test', 'start', '3000', 'test'], 'program start-server-and-test | args start 3000 test'],
    [['capsh', '--drop=all', '--', '-c', './x'], 'other(capsh) > shell(bash) > script(itself) ./x'],
    [
      ['capsh', '--shell=/bin/zsh', '==', '--', '-c', './x'],
      'other(capsh) > other(capsh) > shell(bash) > script(itself) ./x',
    ],
    [['capsh', '--print'], 'program capsh | args --print'],
    [['proto', 'run', 'npx', '10', '--', '-y', 'a@1.2.3'], 'environment(proto run) > npm a@1.2.3 exact'],
    [['proto', 'x', 'node@22', '--', 'npx', 'a@1.2.3'], 'environment(proto x) > npm a@1.2.3 exact'],
    [['vagrant', 'ssh', 'vm', '-c', './x'], 'other-machine(vagrant ssh) > script(itself) ./x'],
    [['vagrant', 'ssh', 'vm', '--', '-t', './x'], 'other-machine(vagrant ssh) > script(itself) ./x'],
    [
      ['gcloud', 'compute', 'ssh', 'vm', '--zone', 'a', '--command=./x'],
      'other-machine(gcloud compute ssh) > script(itself) ./x',
    ],
    [['gcloud', 'compute', 'ssh', 'vm'], 'program gcloud | args compute ssh vm'],
    [
      ['aws', 'ssm', 'start-session', '--target', 'i-0', '--parameters', 'command="./x a"'],
      'other-machine(aws ssm start-session) > script(itself) ./x | args a',
    ],
    [
      ['aws', 'ssm', 'send-command', '--parameters', '{"commands":["cd a","./x"]}'],
      'other-machine(aws ssm send-command) > shell(aws complex) > script(itself) ./x',
    ],
    [
      ['aws', 'ssm', 'start-session', '--parameters', '{"portNumber":["80"]}'],
      'program aws | args ssm start-session --parameters {"portNumber":["80"]}',
    ],
    [['socat', '-', 'EXEC:./x a,pty'], 'script(itself) ./x > program socat | args - EXEC:./x a,pty'],
    [['nc', '-c', 'host.example', '443'], 'program nc | args -c host.example 443'],
    [['conhost', '--headless', 'npx', 'a@1.2.3'], 'other(conhost) > npm a@1.2.3 exact'],
    [['wmic', '/node:a', 'process', 'call', 'create', '"npx a@1.2.3",b'], 'npm a@1.2.3 exact'],
    [['wmic', 'os', 'get', 'a'], 'program wmic | args os get a'],
    [['rundll32', 'shell32.dll,', 'ShellExec_RunDLL', 'npx', 'a@1.2.3'], 'npm a@1.2.3 exact'],
    [['rundll32', 'a.dll,b', 'npx'], 'program rundll32 | args a.dll,b npx'],
    [['pcalua', '-a', 'npx', '-c', 'a@1.2.3'], 'npm a@1.2.3 exact'],
    [['start', '', '/b', 'npx', 'a@1.2.3'], 'npm a@1.2.3 exact'],
    [['start'], 'program start'],
    [['nodemon', 'x.js', '--exec', 'tsx'], 'script(tsx) x.js'],
    [
      ['wsl', '-d', 'a', 'bash', '-c', "'export", 'A=b', '&&', 'npx', "c@1.2.3'"],
      'other-machine(wsl) > shell(bash complex) > npm c@1.2.3 exact | env A=b',
    ],
    [['wsl', 'cd', 'a', '&&', 'npx', 'c@1.2.3'], 'other-machine(wsl) > shell(sh complex) > npm c@1.2.3 exact'],
    [['wsl', 'x', "it's", "her's"], "other-machine(wsl) > program x | args it's her's"],
    [['wsl', '-e', 'x', "'a", "b'"], "other-machine(wsl) > program x | args 'a b'"],
  ],
  'shells beside the server': [
    [['sh', '-c', "npx -c 'a | b'; exec ./x"], 'shell(sh complex) > shell(npx complex beside) > script(itself) ./x'],
    [
      ['sh', '-c', "sh -c 'a'; sh -c 'b'; sh -c 'c'; sh -c 'd'; sh -c 'e'; exec npx x@1.2.3"],
      `shell(sh complex) > ${'shell(sh beside) > '.repeat(5)}npm x@1.2.3 exact`,
    ],
    [
      ['sh', '-c', 'npx a@1.2.3; busybox docker run example/b:1'],
      'shell(sh complex) > npm a@1.2.3 exact > image example/b tag 1',
    ],
    [['sh', '-c', 'cd x; set -e; export A=b; ./x'], 'shell(sh complex) > script(itself) ./x | env A=b'],
  ],
  'variables that name what starts': [
    [['sh', '-c', 'RUN=./x; eval "$RUN"'], 'shell(sh complex) > script(itself) ./x'],
    [['sh', '-c', 'export RUN=./x; exec $RUN --a'], 'shell(sh complex) > script(itself) ./x | args --a | env RUN=./x'],
    [['sh', '-c', 'eval npx @example/server'], 'shell(sh) > npm @example/server'],
    [['sh', '-c', 'exec "$0" "$@"', 'npx', '@example/server'], 'shell(sh) > npm @example/server'],
  ],
  'packages of npm': [
    ['npx -y @example/server', 'npm @example/server'],
    ['npx @example/server@1.2.3 --port 1', 'npm @example/server@1.2.3 exact | args --port 1'],
    ['npx --yes --quiet @example/server@latest', 'npm @example/server@latest'],
    ['npx -yq @example/server@^1.2.3', 'npm @example/server@^1.2.3'],
    ['npx @example/server@1.2.3-beta.1+build', 'npm @example/server@1.2.3-beta.1+build exact'],
    ['npx @example/server@next', 'npm @example/server@next'],
    ['npx server@1', 'npm server@1'],
    ['npx server@>=1.0.0', 'npm server@>=1.0.0'],
    ['npx server@${VERSION}', 'npm server@${VERSION}'],
    ['npx server@v1.2.3', 'npm server@v1.2.3 exact'],
    ['npx server@0.0.1a4', 'npm server@0.0.1a4 exact'],
    ['npx server@1.2.3.4', 'npm server@1.2.3.4'],
    ['npx -p @example/server@1.0.0 server-bin --x', 'npm @example/server@1.0.0 exact | args --x'],
    ['npx --package=a@1.0.0 --package b bin', 'npm a@1.0.0 exact +b'],
    ['npx --package a --package github:u/r bin', 'git github:u/r > npm a'],
    ['npx --no-install server', 'npm server local'],
    ['npx --no server', 'npm server local'],
    ['npx --registry https://registry.example server', 'npm server'],
    ['npx --ignore-scripts --userconfig ./x server', 'npm server'],
    ['npx github:owner/repo', 'git github:owner/repo'],
    [`npx github:owner/repo#${COMMIT}`, `git github:owner/repo at ${COMMIT} pinned`],
    ['npx owner/repo#main', 'git github:owner/repo at main'],
    ['npx git+https://host.example/u/r.git#v1.0.0', 'git git+https://host.example/u/r.git at v1.0.0'],
    ['npx git+ssh://git@host.example/u/r.git', 'git git+ssh://git@host.example/u/r.git'],
    ['npx GIT@host.example/u/r', 'script(npx) GIT@host.example/u/r'],
    ['npx https://host.example/x.tgz', 'archive https://host.example/x.tgz'],
    ['npx https://github.com/o/r', 'git https://github.com/o/r'],
    ['npx server@npm:@example/real@2.0.0', 'npm @example/real@2.0.0 exact'],
    ['npx server@https://host.example/x.tgz', 'archive https://host.example/x.tgz'],
    ['npx file:../server', 'script(npx) file:../server'],
    ['npx server.tgz', 'script(npx) server.tgz'],
    ['npx ./server --x', 'script(npx) ./server | args --x'],
    ['npx C:\\tools\\server', 'script(npx) C:\\tools\\server'],
    ['npx ${workspaceFolder}/server', 'script(npx) ${workspaceFolder}/server'],
    [['npx', '-c', 'server --x && other'], 'shell(npx complex) > program other'],
    [
      ['npx', '-p', 'a', '-p', 'b@1.0.0', '-c', 'server --x'],
      'npm a +b@1.0.0 > shell(npx) > program server | args --x',
    ],
    [['npx', '-y @example/server@1.0.0'], 'npm @example/server@1.0.0 exact'],
    [['npx', '-y @example/server', '--port', '1'], 'npm @example/server | args --port 1'],
    ['NPX.CMD -y server@1.0.0', 'npm server@1.0.0 exact'],
    [['C:\\Program Files\\nodejs\\npx.cmd', '-y', 'server@1.0.0'], 'npm server@1.0.0 exact'],
    [['C:/Program Files/nodejs/npx.cmd -y server@1.0.0'], 'npm server@1.0.0 exact'],
    [['"C:\\Program Files\\nodejs\\npx.cmd" -y server@1.0.0'], 'npm server@1.0.0 exact'],
    [['npx -y server@1.0.0'], 'npm server@1.0.0 exact'],
    [['npx -y server@1.0.0', '--x'], 'npm server@1.0.0 exact | args --x'],
    [['/usr/local/bin/npx -y \'server@1.0.0\' "a b"'], 'npm server@1.0.0 exact | args a b'],
    [['/Applications/My App/bin/serve'], 'program serve'],
    [
      ['{{ .home }}/.local/bin/mise', 'x', '--', 'npx', '-y', 'server@1.0.0'],
      'environment(mise x) > npm server@1.0.0 exact',
    ],
    [['{{ .home }}/bin/npx -y server@1.0.0'], 'npm server@1.0.0 exact'],
    [['/Applications/My App/bin/serve', 'x'], 'program serve | args x'],
    [['/opt/My Server/run.sh --x'], 'script(itself) /opt/My Server/run.sh | args --x'],
    ['npm exec server@1.0.0 -- --x', 'npm server@1.0.0 exact | args --x'],
    ['npm exec -- server@1.0.0 --x', 'npm server@1.0.0 exact | args --x'],
    ['npm x --yes server', 'npm server'],
    [['npm', 'exec', '-c', 'server --x'], 'shell(npm exec) > program server | args --x'],
    ['npm --prefix dir exec server', 'npm server'],
    ['npm run start', 'program npm | args run start'],
    ['npm start', 'program npm | args start'],
    ['pnpm dlx server@1.0.0 --x', 'npm server@1.0.0 exact | args --x'],
    ['pnpm --package=a@1.0.0 dlx a-bin', 'npm a@1.0.0 exact'],
    ['pnpx server', 'npm server'],
    [['pnpm', 'dlx', '-c', '--package', 'a', 'echo hi | a'], 'npm a > shell(pnpm dlx complex) > program a'],
    ['pnpm exec server', 'npm server local'],
    ['pnpm exec tsx src/x.ts', 'environment(pnpm exec) > script(tsx) src/x.ts'],
    ['pnpm run start', 'program pnpm | args run start'],
    [['pnpm', 'exec', '-c', 'server --x'], 'shell(pnpm exec) > program server | args --x'],
    ['pnpm exec -c', 'program pnpm | args exec -c'],
    ['pnpm', 'program pnpm'],
    ['pn dlx server', 'npm server'],
    ['pnpm exec server@1.2.3 x', 'npm server local | args x'],
    ['uv run server@1.2.3 x', 'pypi server@1.2.3 local | args x'],
    ['pnpm exec ./server x', 'script(itself) ./server | args x'],
    ['yarn', 'program yarn'],
    ['yarn dlx', 'program yarn | args dlx'],
    ['yarn run server', 'program yarn | args run server'],
    ['vlt', 'program vlt'],
    ['vlt run server', 'program vlt | args run server'],
    ['vlt exec -y server', 'npm server'],
    ['npx -p a tsx@4.0.0', 'npm a'],
    ['npx -p tsx other src/x.ts', 'npm tsx | args src/x.ts'],
    ['npx -p a mcp-inspector node server.js', 'npm a > script(node) server.js'],
    ['npx -p a docker run example/server', 'npm a > image example/server'],
    ['npx TSX src/x.ts', 'npm TSX | args src/x.ts'],
    [
      'uvx MCP_Proxy https://host.example/sse',
      'pypi MCP_Proxy > remote https://host.example/sse | args https://host.example/sse',
    ],
    [
      'deno run jsr:@example/mcp-remote https://host.example/mcp',
      'jsr @example/mcp-remote | args https://host.example/mcp',
    ],
    ['pnpm exec', 'program pnpm | args exec'],
    ['yarn exec server --x', 'npm server local | args --x'],
    ['yarn dlx -q server@1.0.0', 'npm server@1.0.0 exact'],
    ['yarn dlx -p a@1.0.0 b', 'npm a@1.0.0 exact'],
    ['yarn start', 'program yarn | args start'],
    ['bunx --bun server@1.0.0', 'npm server@1.0.0 exact'],
    ['bun x server', 'npm server'],
    ['corepack pnpm dlx server@1.0.0', 'environment(corepack) > npm server@1.0.0 exact'],
    ['corepack pnpm@10.2.0 dlx server@1.0.0', 'environment(corepack) > npm server@1.0.0 exact'],
    ['corepack npx@10 server@1.0.0', 'environment(corepack) > npm server@1.0.0 exact'],
    ['npx tsx src/x.ts --y', 'npm tsx > script(tsx) src/x.ts | args --y'],
    ['npx -y -p tsx@4.0.0 tsx src/x.ts', 'npm tsx@4.0.0 exact > script(tsx) src/x.ts'],
    ['npx cross-env A=b node server.js', 'npm cross-env > environment(cross-env) > script(node) server.js | env A=b'],
  ],
  'packages and scripts of Python': [
    ['uvx server', 'pypi server'],
    ['uvx server==1.2.3', 'pypi server@1.2.3 exact'],
    ['uvx server@1.2.3', 'pypi server@1.2.3 exact'],
    ['uvx server@latest', 'pypi server@latest'],
    [['uvx', 'server[cli]==1.2.3'], 'pypi server@1.2.3 exact'],
    ['uvx server>=1.0', 'pypi server@>=1.0'],
    [['uvx', 'server ~= 1.2'], 'pypi server@~= 1.2'],
    ['uvx server==1.2.*', 'pypi server@1.2.*'],
    ['uvx --from server==1.2.3 server-bin --x', 'pypi server@1.2.3 exact | args --x'],
    ['uvx --from=server server-bin', 'pypi server'],
    ['uvx --with a --with b==1.0 server@1.0.0', 'pypi server@1.0.0 exact +a +b@1.0'],
    ['uvx --with a,b==1.0 server', 'pypi server +a +b@1.0'],
    ['uvx --with a,b==1.0,c server', 'pypi server +a +b@1.0 +c'],
    ['uvx --with git+https://host.example/r server', 'git git+https://host.example/r > pypi server'],
    ['uvx --python 3.12 server', 'pypi server'],
    ['uvenv run --python 3.13 server -- --allow-write', 'pypi server | args --allow-write'],
    ['uvenv run server==1.2.3 --keep -- --x', 'pypi server@1.2.3 exact | args --x'],
    ['uvenv run --binary=server-bin server serve', 'pypi server | args serve'],
    ['uvenv install server', 'program uvenv | args install server'],
    ['uvenv run', 'program uvenv | args run'],
    ['uvx -p 3.12 --index-url https://index.example/simple server', 'pypi server'],
    ['uvx --from git+https://host.example/u/r server-bin', 'git git+https://host.example/u/r'],
    [
      `uvx --from git+https://host.example/u/r@${COMMIT} server-bin`,
      `git git+https://host.example/u/r at ${COMMIT} pinned`,
    ],
    [
      'uvx --from git+https://user@host.example/u/r.git@v1#subdirectory=x server-bin',
      'git git+https://user@host.example/u/r.git at v1',
    ],
    [
      ['uvx', '--from', 'server @ git+https://host.example/u/r@main', 'server-bin'],
      'git git+https://host.example/u/r at main',
    ],
    [
      'uvx https://host.example/server-1.0-py3-none-any.whl',
      'archive https://host.example/server-1.0-py3-none-any.whl',
    ],
    ['uvx --from ./server server-bin', 'script(uvx) ./server'],
    ['uvx --from ssh://git@host.example/u/r server-bin', 'git ssh://git@host.example/u/r'],
    ['uvx --from https://github.com/o/r server-bin', 'git https://github.com/o/r'],
    ['uvx --from . server-bin', 'script(uvx) .'],
    ['uvx python -m server', 'pypi server local'],
    ['uv tool run server==1.0', 'pypi server@1.0 exact'],
    ['uv tool uvx server', 'pypi server'],
    ['uv x server', 'pypi server'],
    ['uv tool install server', 'program uv | args tool install server'],
    ['uv run', 'program uv | args run'],
    ['uv run ./bin/server --x', 'script(uv run) ./bin/server | args --x'],
    ['pipx run server==1.0 --x', 'pypi server@1.0 exact | args --x'],
    ['pipx run --spec server==1.0 --no-cache server-bin', 'pypi server@1.0 exact'],
    ['uv run server.py --x', 'script(uv run) server.py | args --x'],
    ['uv --directory dir run server.py', 'script(uv run) server.py'],
    ['uv run --directory dir server-bin --x', 'pypi server-bin local | args --x'],
    ['uv run --project dir python server.py', 'environment(uv run) > script(python) server.py'],
    ['uv run --with server server --x', 'pypi server | args --x'],
    ['uv run --with mcp[cli]==1.0.0 --with b mcp run server.py', 'pypi mcp@1.0.0 exact +b > script(mcp) server.py'],
    ['uv run --with a server.py', 'pypi a > script(uv run) server.py'],
    ['uv run -m server.main --x', 'pypi server.main local | args --x'],
    ['uv run python -m server', 'environment(uv run) > pypi server local'],
    ['uv run --script https://host.example/x.py', 'archive https://host.example/x.py'],
    ['uv run fastmcp run server.py:app', 'pypi fastmcp local > script(fastmcp) server.py:app'],
    [
      'uvx fastmcp run https://host.example/mcp',
      'pypi fastmcp > remote https://host.example/mcp | args run https://host.example/mcp',
    ],
    ['python -m server --x', 'pypi server local | args --x'],
    ['python3.12 -um server', 'pypi server local'],
    [['python', '-c', 'print(1)'], 'code(python) print(1)'],
    [['python3', '-Ic', 'print(1)', 'x'], 'code(python) print(1) | args x'],
    ['python -X utf8 -W ignore server.py x', 'script(python) server.py | args x'],
    ['python -m uv tool run server==1.0', 'pypi server@1.0 exact'],
    ['python -m pipx run server', 'pypi server'],
    ['python -m', 'program python | args -m'],
    ['python -u --check-hash-based-pycs always server.py', 'script(python) server.py'],
    ['py -3.12 -m server', 'pypi server local'],
    ['.venv/Scripts/python.exe server.py', 'script(python) server.py'],
    ['uvx', 'program uvx'],
    ['uvx --from server', 'pypi server'],
    ['uvx ipython -m server', 'pypi ipython | args -m server'],
    ['uvx python-server x', 'pypi python-server | args x'],
    ['uvx python@3.12 -m server', 'pypi server local'],
    ['uvx python3.12 -m server', 'pypi server local'],
    ['uvx --from a python -m server', 'pypi a > pypi server local'],
    [['uvx', '--with', 'a[x,y]>=1, <2 , 1b,,c ', 'server'], 'pypi server +a@>=1, <2 +1b +c'],
    [['uvx', '--with', 'a!=1,!=2,b~=1,~=2', 'server'], 'pypi server +a@!=1,!=2 +b@~=1,~=2'],
    ['uv', 'program uv'],
    ['uv pip run server', 'program uv | args pip run server'],
    ['uv tool', 'program uv | args tool'],
    ['uv run start.sh', 'script(uv run) start.sh'],
    ['uv run --script server', 'script(uv run) server'],
    ['uv run --with ./a server', 'script(uv run) ./a > pypi server local'],
    ['uv run .venv/bin/python -m server', 'environment(uv run) > pypi server local'],
    ['uvenv', 'program uvenv'],
    [
      'uvenv run mcp-proxy https://host.example/sse',
      'pypi mcp-proxy > remote https://host.example/sse | args https://host.example/sse',
    ],
    ['pipx', 'program pipx'],
    ['pipx install server', 'program pipx | args install server'],
    ['python - server.py', 'program python | args - server.py'],
    ['python -m pip list', 'pypi pip local | args list'],
    ['python -m pip', 'pypi pip local'],
    ['python -m server install', 'pypi server local | args install'],
    [['sh', '-c', 'python -m pip install server && ./x'], 'shell(sh complex) > pypi server > script(itself) ./x'],
    ['py', 'program py'],
    ['py server-3.py', 'script(python) server-3.py'],
    ['py -m server', 'pypi server local'],
    ['py -3-arm64 -m server', 'pypi server local'],
    ['py -V:Astral/mc server.py', 'script(python) server.py'],
    ['pythonw server.py', 'script(python) server.py'],
    ['pypy3 server.py', 'script(python) server.py'],
  ],
  'other registries, interpreters and programs': [
    ['deno run -A jsr:@example/server@1.0.0/main --x', 'jsr @example/server@1.0.0 exact | args --x'],
    ['deno run --allow-net npm:@example/server', 'npm @example/server'],
    ['deno run --allow-read=. npm:server@1.0.0', 'npm server@1.0.0 exact'],
    ['deno run https://host.example/x.ts', 'archive https://host.example/x.ts'],
    ['deno run server.ts', 'script(deno run) server.ts'],
    ['deno server.ts', 'script(deno run) server.ts'],
    ['deno x server@1.0.0', 'npm server@1.0.0 exact'],
    ['deno run jsr:@example', 'jsr @example'],
    [['deno', 'eval', 'console.log(1)'], 'code(deno) console.log(1)'],
    ['deno -A npm:server', 'npm server'],
    ['bun run server.ts', 'script(bun) server.ts'],
    ['bun server.ts --x', 'script(bun) server.ts | args --x'],
    ['bun run start', 'program bun | args run start'],
    [['bun', '-e', '1'], 'code(bun) 1'],
    ['node server.js --x', 'script(node) server.js | args --x'],
    ['node --import tsx --env-file .env src/server.ts', 'script(node) src/server.ts'],
    [['node', '-e', "require('x')", 'y'], "code(node) require('x') | args y"],
    [['node', '--eval=1'], 'code(node) 1'],
    [['node', '-pe', '1'], 'code(node) 1'],
    ['node -e', 'code(node) undefined'],
    ['node --import data:text/javascript,x()', 'code(node) data:text/javascript,x()'],
    ['node /x/node_modules/server.js', 'script(node) /x/node_modules/server.js'],
    [
      'node ./node_modules/@example/server/dist/index.js --x',
      'npm @example/server local > script(node) ./node_modules/@example/server/dist/index.js | args --x',
    ],
    [
      'node C:\\x\\node_modules\\server\\index.js',
      'npm server local > script(node) C:\\x\\node_modules\\server\\index.js',
    ],
    ['node', 'program node'],
    ['tsx watch src/x.ts', 'script(tsx) src/x.ts'],
    ['ts-node --esm x.ts', 'script(ts-node) x.ts'],
    [['nodemon', '--exec', 'tsx src/x.ts'], 'script(tsx) src/x.ts'],
    ['nodemon server.js', 'script(nodemon) server.js'],
    ['go run go.example/server@v1.2.3 --x', 'go go.example/server@v1.2.3 exact | args --x'],
    ['go run go.example/server@latest', 'go go.example/server@latest'],
    [
      'go run -mod=mod go.example/server@v0.0.0-20250101000000-0123456789ab',
      'go go.example/server@v0.0.0-20250101000000-0123456789ab exact',
    ],
    ['go run go.example/server', 'go go.example/server local'],
    ['go run ./cmd/server', 'script(go run) ./cmd/server'],
    ['go run -tags x .', 'script(go run) .'],
    ['dotnet run --project src/Server -- --x', 'script(dotnet) src/Server | args --x'],
    ['dotnet run --file server.cs -- --x', 'script(dotnet) server.cs | args --x'],
    ['dotnet run server.cs --x', 'script(dotnet) server.cs | args --x'],
    ['dotnet run -- server.cs', 'program dotnet | args run -- server.cs'],
    ['dotnet run', 'program dotnet | args run'],
    ['dotnet run x', 'program dotnet | args run x'],
    ['dotnet server.dll', 'script(dotnet) server.dll'],
    ['dotnet exec server.dll --x', 'script(dotnet) server.dll | args --x'],
    ['dotnet tool run server', 'nuget server local'],
    ['dotnet tool exec Example.Server@1.0.0 --yes -- --x', 'nuget Example.Server@1.0.0 exact | args --x'],
    ['dnx Example.Server --version 1.0.0 --yes -- --x', 'nuget Example.Server@1.0.0 exact | args --x'],
    ['dnx Example.Server@1.*', 'nuget Example.Server@1.*'],
    ['java -Xmx1g -jar server.jar --x', 'script(java) server.jar | args --x'],
    ['java -cp a:b example.Main', 'script(java) example.Main'],
    ['jbang com.example:server:1.0.0 --x', 'maven com.example:server@1.0.0 exact | args --x'],
    ['jbang --fresh com.example:server:LATEST', 'maven com.example:server@LATEST'],
    ['jbang run com.example:server --x', 'maven com.example:server | args --x'],
    ['jbang com.example:server:', 'maven com.example:server'],
    [['jbang', '--code', 'x()', 'y'], 'code(jbang) x() | args y'],
    ['jbang server@example/catalog', 'git github:example/catalog'],
    ['jbang https://host.example/X.java', 'archive https://host.example/X.java'],
    [['ruby', '-e', 'puts 1'], 'code(ruby) puts 1'],
    ['ruby -I lib bin/server', 'script(ruby) bin/server'],
    [['perl', '-we', 'print 1'], 'code(perl) print 1'],
    [['php', '-r', 'echo 1;'], 'code(php) echo 1;'],
    ['php artisan serve', 'script(php) artisan | args serve'],
    [['osascript', '-l', 'JavaScript', '-e', '1'], 'code(osascript) 1'],
    [['Rscript', '-e', '1'], 'code(rscript) 1'],
    ['cargo run --release', 'program cargo | args run --release'],
    [['perl', '-e', '1', '-ne', 'print 1', 'x'], 'code(perl) 1\nprint 1 | args x'],
    ['node -', 'program node | args -'],
    ['node --import', 'program node | args --import'],
    ['node --import ./data:x server.js', 'script(node) server.js'],
    ['nodejs server.js', 'script(node) server.js'],
    ['tsx', 'program tsx'],
    ['bun', 'program bun'],
    ['bun exec', 'program bun | args exec'],
    [['bun', 'exec', 'npx server'], 'shell(bun exec) > npm server'],
    ['bun run .server', 'script(bun) .server'],
    ['bun /usr/lib/node_modules/npm/bin/npx-cli.js server', 'npm server'],
    ['deno', 'program deno'],
    ['deno task server', 'program deno | args task server'],
    ['deno serve server.ts', 'script(deno serve) server.ts'],
    ['deno xnpm:server', 'program deno | args xnpm:server'],
    ['deno http://host.example/x', 'archive http://host.example/x'],
    ['deno run', 'program deno | args run'],
    ['deno run -', 'program deno | args run -'],
    ['deno run data:application/typescript,x() y', 'code(deno) data:application/typescript,x() | args y'],
    ['deno run ./npm:x', 'script(deno run) ./npm:x'],
    ['deno run server', 'script(deno run) server'],
    ['deno x server.ts', 'script(deno x) server.ts'],
    ['dx server', 'npm server'],
    ['go', 'program go'],
    ['go build go.example/server', 'program go | args build go.example/server'],
    ['go run', 'program go | args run'],
    ['dotnet', 'program dotnet'],
    ['dotnet dnx Example.Server@1.0.0', 'nuget Example.Server@1.0.0 exact'],
    ['dotnet tool', 'program dotnet | args tool'],
    ['dotnet tool list server', 'program dotnet | args tool list server'],
    ['dotnet new exec server', 'program dotnet | args new exec server'],
    ['dotnet new run server', 'program dotnet | args new run server'],
    ['dotnet tool run', 'program dotnet | args tool run'],
    ['dotnet tool run server x', 'nuget server local | args x'],
    ['dotnet tool run server -- x', 'nuget server local | args x'],
    ['dotnet exec', 'program dotnet | args exec'],
    ['dotnet server.dllx', 'program dotnet | args server.dllx'],
    ['dnx', 'program dnx'],
    ['jbang', 'program jbang'],
    ['jbang http://host.example/X.java', 'archive http://host.example/X.java'],
    ['jbang server@example', 'git github:example'],
    ['jbang server@example/catalog/main~tools x', 'git github:example/catalog/main | args x'],
    ['jbang server@example/catalog/main/x', 'script(jbang) server@example/catalog/main/x'],
    ['jbang x/server@example', 'script(jbang) x/server@example'],
    [['gawk', '-e', 'BEGIN { x() }', 'y'], 'code(awk) BEGIN { x() } | args y'],
    ['gawk -E x.awk y', 'script(awk) x.awk | args y'],
    ['make serve', 'program make | args serve'],
    ['./bin/server --x', 'script(itself) ./bin/server | args --x'],
    ['server --x', 'program server | args --x'],
    ['/usr/bin/curl https://host.example', 'program curl | args https://host.example'],
    ['${SERVER_COMMAND} x', 'program ${SERVER_COMMAND} | args x'],
    ['${HOME}/.cargo/bin/Server x', 'program server | args x'],
  ],
  shells: [
    ['cmd /c npx -y server@1.0.0', 'shell(cmd) > npm server@1.0.0 exact'],
    ['cmd.exe /d /s /c npx -y server', 'shell(cmd) > npm server'],
    [['cmd', '/c', 'npx -y server@1.0.0 --x'], 'shell(cmd) > npm server@1.0.0 exact | args --x'],
    [['cmd', '/C', 'cd x && npx server'], 'shell(cmd complex) > npm server'],
    ['cmd //c npx server', 'shell(cmd) > npm server'],
    ['cmd /c npx server && del x', 'shell(cmd complex) > npm server > program del | args x'],
    [['cmd', '/s', '/c', '""C:\\Program Files\\nodejs\\npx.cmd" -y server"'], 'shell(cmd) > npm server'],
    [['cmd', '/c', 'set A=b&& npx server'], 'shell(cmd complex) > npm server | env A=b'],
    [['cmd', '/c', 'C:\\Program Files\\nodejs\\npx.cmd', '-y', 'server'], 'shell(cmd) > npm server'],
    ['cmd /k start /b npx server', 'shell(cmd) > npm server'],
    ['cmd /c', 'program cmd | args /c'],
    ['cmd x/cnpx server', 'program cmd | args x/cnpx server'],
    [
      ['powershell', '-NoProfile', '-ExecutionPolicy', 'Bypass', '-Command', 'npx -y server'],
      'shell(powershell) > npm server',
    ],
    [['pwsh', '-c', "& 'C:\\x\\npx.cmd' -y server"], 'shell(pwsh) > npm server'],
    [['pwsh', '-Login', '-c', 'npx server'], 'shell(pwsh login) > npm server'],
    [['powershell', '-c', 'npx server; $done = 1'], 'shell(powershell complex) > npm server'],
    [['powershell', '-c', '$env:A; npx server'], 'shell(powershell complex) > npm server'],
    [['powershell', '-Command', 'npx', '-y', 'server'], 'shell(powershell) > npm server'],
    [['powershell', '-File', 'run.ps1', '-x'], 'script(powershell) run.ps1 | args -x'],
    [['powershell', '-c', "$env:A='b'; npx server"], 'shell(powershell complex) > npm server | env A=b'],
    [['powershell', '-nop', '-c', 'iex (iwr https://host.example/x)'], 'shell(powershell complex) > program iex'],
    [['sh', '-c', 'npx -y server@1.0.0'], 'shell(sh) > npm server@1.0.0 exact'],
    [['sh', '-c', 'exec npx server'], 'shell(sh) > npm server'],
    [['sh', '-c', 'exec -a name npx server'], 'shell(sh) > npm server'],
    [['sh', '-c', 'set; A=b; npx server'], 'shell(sh complex) > npm server'],
    [['bash', '-c', 'declare; A=b; npx server'], 'shell(bash complex) > npm server'],
    [['sh', '-c', 'A=b exec npx server'], 'shell(sh) > npm server | env A=b'],
    [['bash', '-lc', 'source ~/.nvm/nvm.sh && npx server'], 'shell(bash complex login) > npm server'],
    [['zsh', '-l', '-i', '-c', 'npx server'], 'shell(zsh login) > npm server'],
    [['bash', '-euo', 'pipefail', '-c', 'npx server'], 'shell(bash) > npm server'],
    [['bash', '-c', '-l', 'npx server'], 'shell(bash login) > npm server'],
    [['fish', '-c', 'npx server'], 'shell(fish) > npm server'],
    [['fish', '--command=npx server'], 'shell(fish) > npm server'],
    [['fish', '--login', '--command', 'npx server'], 'shell(fish login) > npm server'],
    [['fish', '-l', '--command=npx server'], 'shell(fish login) > npm server'],
    [['busybox', 'sh', '-c', 'npx server'], 'shell(sh) > npm server'],
    [['sh', '-c', 'cd x && npx server | tee log'], 'shell(sh complex) > npm server'],
    [['sh', '-c', 'curl https://host.example/x | sh'], 'shell(sh complex) > program sh'],
    [
      ['sh', '-c', 'bash <(curl https://host.example/x)'],
      'shell(sh complex) > script(bash) <(curl https://host.example/x)',
    ],
    [['sh', '-c', 'npx server > log 2>&1'], 'shell(sh complex) > npm server'],
    [['sh', '-c', 'npx server || true'], 'shell(sh complex) > npm server'],
    [['sh', '-c', "export A=b C='d e'; npx server"], 'shell(sh complex) > npm server | env A=b | env C=d e'],
    [['sh', '-c', 'npx "$@"', 'sh', 'server@1.0.0', '--x'], 'shell(sh) > npm server@1.0.0 exact | args --x'],
    [['sh', '-c', 'echo $(id) `id`; server'], 'shell(sh complex) > program server'],
    [['sh', '-c', 'cat <<EOF | npx server\nnpx other\nEOF'], 'shell(sh complex) > npm server'],
    [['sh', '-c', 'if true; then npx server; fi'], 'shell(sh complex) > npm server'],
    [['sh', '-c', '(cd x && npx server)'], 'shell(sh complex) > npm server'],
    [['sh', '-c', 'npx server &'], 'shell(sh complex) > npm server'],
    [['sh', '-c', '# comment\nnpx server\n'], 'shell(sh) > npm server'],
    [['bash', '-c', "sh -c 'npx -y server'"], 'shell(bash) > shell(sh) > npm server'],
    [['sh', '-c', 'echo hi'], 'shell(sh) > program echo | args hi'],
    ['bash run.sh x', 'script(bash) run.sh | args x'],
    [['cd x && npx server'], 'shell(sh complex) > npm server'],
    [['FOO=bar npx server'], 'npm server | env FOO=bar'],
  ],
  wrappers: [
    ['env A=b C=d npx server', 'environment(env) > npm server | env A=b | env C=d'],
    ['env -i -u X A=b npx server', 'environment(env) > npm server | env A=b'],
    [['env', '-S', 'A=b npx server --x'], 'environment(env) > npm server | args --x | env A=b'],
    [['env', '-S A=b npx server'], 'environment(env) > npm server | env A=b'],
    ['env - A=b npx server', 'environment(env) > npm server | env A=b'],
    ['cross-env A=b npx server', 'environment(cross-env) > npm server | env A=b'],
    ['sudo -u root -E npx server', 'elevation(sudo) > npm server'],
    ['doas npx server', 'elevation(doas) > npm server'],
    ['pkexec --user x server', 'elevation(pkexec) > program server'],
    [['runas', '/user:Administrator', 'npx server'], 'elevation(runas) > npm server'],
    [['su', '-', 'user', '-c', 'npx server'], 'elevation(su) > npm server'],
    ['op run --env-file=.env -- npx server@1.0.0', 'secrets(op run) > npm server@1.0.0 exact'],
    ['op run --no-masking --env-file .env -- uvx server', 'secrets(op run) > pypi server'],
    ['op --account x run -- npx server', 'secrets(op run) > npm server'],
    ['doppler run -p x -c y -- npx server', 'secrets(doppler run) > npm server'],
    [['doppler', 'run', '--command', 'npx server'], 'secrets(doppler run) > npm server'],
    ['dotenvx run -f .env -- npx server', 'secrets(dotenvx run) > npm server'],
    ['dotenvx run --quiet -f .env -- npx server', 'secrets(dotenvx run) > npm server'],
    ['dotenv -e .env -- npx server', 'environment(dotenv) > npm server'],
    ['dotenv -f .env run -- npx server', 'environment(dotenv) > npm server'],
    ['infisical run --env=dev -- npx server', 'secrets(infisical run) > npm server'],
    ['chamber exec a b -- npx server', 'secrets(chamber exec) > npm server'],
    ['aws-vault exec profile -- npx server', 'secrets(aws-vault exec) > npm server'],
    ['aws-vault exec profile -d 1h -- npx server', 'secrets(aws-vault exec) > npm server'],
    ['teller run -- npx server', 'secrets(teller run) > npm server'],
    [['sops', 'exec-env', 'f.yaml', 'npx server'], 'secrets(sops exec-env) > npm server'],
    ['direnv exec . npx server', 'environment(direnv exec) > npm server'],
    ['mise x node@22 -- npx server', 'environment(mise x) > npm server'],
    [['mise', 'x', 'node@22', '-c', 'npx server'], 'environment(mise x) > npm server'],
    ['mise x node@22 -- npx server -c x', 'environment(mise x) > npm server | args -c x'],
    ['mise x -- npx server -c x', 'environment(mise x) > npm server | args -c x'],
    ['hatch run test:npx server', 'environment(hatch run) > npm server'],
    ['hatch run npx server:x', 'environment(hatch run) > npm server:x'],
    ['hatch run ./x/test:npx server', 'environment(hatch run) > script(itself) ./x/test:npx | args server'],
    [', -P fzf npx server', 'environment(,) > npm server'],
    ['asdf exec npx server', 'environment(asdf exec) > npm server'],
    ['nvm exec 20 npx server', 'environment(nvm exec) > npm server'],
    ['nvm exec npx server', 'environment(nvm exec) > npm server'],
    ['nvm exec', 'program nvm | args exec'],
    ['volta run --node 20 npx server', 'environment(volta run) > npm server'],
    ['fnm exec --using 20 npx server', 'environment(fnm exec) > npm server'],
    ['nice -n 5 npx server', 'other(nice) > npm server'],
    ['nohup npx server', 'other(nohup) > npm server'],
    ['timeout -k 5 10 npx server', 'other(timeout) > npm server'],
    ['time npx server', 'other(time) > npm server'],
    ['stdbuf -oL npx server', 'other(stdbuf) > npm server'],
    ['xvfb-run -a npx server', 'other(xvfb-run) > npm server'],
    ['setsid npx server', 'other(setsid) > npm server'],
    ['firejail --net=none npx server', 'sandbox(firejail) > npm server'],
    ['bwrap --ro-bind / / --unshare-all npx server', 'sandbox(bwrap) > npm server'],
    ['sandbox-exec -f p.sb npx server', 'sandbox(sandbox-exec) > npm server'],
    ['systemd-run --user --pipe npx server', 'sandbox(systemd-run) > npm server'],
    ['unshare -rn npx server', 'sandbox(unshare) > npm server'],
    ['srt npx -y server', 'sandbox(srt) > npm server'],
    ['srt --settings ./srt.json npx -y server --x', 'sandbox(srt) > npm server | args --x'],
    [['srt', 'npx -y server'], 'sandbox(srt) > npm server'],
    [['srt', '-c', 'npx -y server'], 'sandbox(srt) > npm server'],
    ['srt', 'program srt'],
    [
      'npx -y @anthropic-ai/sandbox-runtime@0.0.20 npx -y server',
      'npm @anthropic-ai/sandbox-runtime@0.0.20 exact > sandbox(srt) > npm server',
    ],
    ['setarch x86_64 -R npx server', 'other(setarch) > npm server'],
    ['setarch -R npx server', 'other(setarch) > npm server'],
    ['linux32 npx server', 'other(linux32) > npm server'],
    ['numactl -N0 -m 0 npx server', 'other(numactl) > npm server'],
    ['ip netns exec blue npx server', 'other(ip netns exec) > npm server'],
    ['ip -all netns exec npx server', 'other(ip netns exec) > npm server'],
    ['ip netns add blue', 'program ip | args netns add blue'],
    ['runcon -t x npx server', 'other(runcon) > npm server'],
    ['runcon u:r:t npx server', 'other(runcon) > npm server'],
    ['aa-exec -p x -- npx server', 'sandbox(aa-exec) > npm server'],
    ['systemd-inhibit --what=sleep npx server', 'other(systemd-inhibit) > npm server'],
    ['start-stop-daemon --start --exec /usr/bin/npx -- -y server', 'other(start-stop-daemon) > npm server'],
    ['start-stop-daemon -S -x /bin/true -a npx -- server', 'other(start-stop-daemon) > npm server'],
    ['start-stop-daemon --stop --name server', 'program start-stop-daemon | args --stop --name server'],
    ['cgexec -g cpu:x npx server', 'other(cgexec) > npm server'],
    ['machinectl shell .host /usr/bin/npx server', 'other(machinectl shell) > npm server'],
    ['fakeroot -- npx server', 'other(fakeroot) > npm server'],
    ['faketime -f x npx server', 'other(faketime) > npm server'],
    ['eatmydata npx server', 'other(eatmydata) > npm server'],
    ['torsocks -i npx server', 'other(torsocks) > npm server'],
    ['sshpass -p x npx server', 'other(sshpass) > npm server'],
    ['sshpass -px -P prompt npx server', 'other(sshpass) > npm server'],
    ['sshpass -eVARIABLE npx server', 'other(sshpass) > npm server'],
    ['torify npx server', 'other(torify) > npm server'],
    ['rlwrap -a -H h npx server', 'other(rlwrap) > npm server'],
    ['valgrind --tool=memcheck npx server', 'other(valgrind) > npm server'],
    ['cpulimit -l 50 -- npx server', 'other(cpulimit) > npm server'],
    ['cpulimit -l 50 -p 12', 'program cpulimit | args -l 50 -p 12'],
    ['nocache npx server', 'other(nocache) > npm server'],
    ['daemonize -o log npx server', 'other(daemonize) > npm server'],
    ['chpst -u me npx server', 'other(chpst) > npm server'],
    ['s6-setuidgid me npx server', 'other(s6-setuidgid) > npm server'],
    ['lxc exec c -- npx server', 'other-machine(lxc exec) > npm server'],
    ['incus exec c -T -- npx server', 'other-machine(incus exec) > npm server'],
    ['buildah run -e A=1 c -- npx server', 'other-machine(buildah run) > npm server'],
    ['crictl exec -i c npx server', 'other-machine(crictl exec) > npm server'],
    ['orb run npx server', 'other-machine(orb) > npm server'],
    ['orb -m ubuntu npx server', 'other-machine(orb) > npm server'],
    ['flox activate -d . -- npx server', 'environment(flox activate) > npm server'],
    ['pixi exec -s nodejs npx server', 'environment(pixi exec) > npm server'],
    ['pkgx +node +git npx server', 'environment(pkgx) > npm server'],
    ['guix shell node -- npx server', 'environment(guix shell) > npm server'],
    ['tox exec -e py -- npx server', 'environment(tox exec) > npm server'],
    ['varlock run -p . -- npx server', 'secrets(varlock run) > npm server'],
    ['sudo-rs -u me npx server', 'elevation(sudo-rs) > npm server'],
    [['hyperfine', '-w', '3', '--runs=2', 'npx server'], 'other(hyperfine) > npm server'],
    // Options that take a value, held against each program's own source or manual.
    ['summon -provider x --up npx server', 'secrets(summon) > npm server'],
    ['envconsul --prefix app --vault-retry-attempts 3 npx server', 'secrets(envconsul) > npm server'],
    [['envconsul', '-once', '-exec', 'npx server'], 'secrets(envconsul) > npm server'],
    ['berglas exec -l info -- npx server', 'secrets(berglas exec) > npm server'],
    ['saml2aws exec -r eu-west-1 --credentials-file f -- npx server', 'secrets(saml2aws exec) > npm server'],
    ['phase run --lease-ttl 60 npx server', 'secrets(phase run) > npm server'],
    ['proto -l debug exec node --theme dark -- npx server', 'environment(proto exec) > npm server'],
    ['perf stat -D 10 --call-graph fp npx server', 'other(perf stat) > npm server'],
    ['trickle -P /x.so npx server', 'other(trickle) > npm server'],
    ['wait-for-it db:5432 -t 5 -- npx server', 'other(wait-for-it) > npm server'],
    ['wait-for-it db:5432', 'program wait-for-it | args db:5432'],
    ['dockerize --wait tcp://db:1 -wait-list x npx server', 'other(dockerize) > npm server'],
    ['opam exec --root /r -- npx server', 'environment(opam exec) > npm server'],
    ['stack exec --cwd /r npx server', 'environment(stack exec) > npm server'],
    ['cabal exec --project-file x -- npx server', 'environment(cabal exec) > npm server'],
    ['n -a x64 exec 22 npx server', 'environment(n exec) > npm server'],
    ['vfox x nodejs@22 npx server', 'environment(vfox x) > npm server'],
    ['vfox exec nodejs@22 java@21 -- npx server', 'environment(vfox exec) > npm server'],
    ['devenv -P dev --nix-option a b shell npx server', 'environment(devenv shell) > npm server'],
    ['honcho run --app-root /r npx server', 'environment(honcho run) > npm server'],
    [['forego', 'run', '-e', '.env', 'npx server'], 'environment(forego run) > npm server'],
    ['overmind exec npx server', 'environment(overmind exec) > npm server'],
    ['lerna exec --scope a npx server', 'environment(lerna exec) > npm server'],
    ['proot -p 80:8080 -r /r npx server', 'sandbox(proot) > npm server'],
    ['nsjail -P p.policy -I eth0 --rlimit_as 9 --bindhost ::1 npx server', 'sandbox(nsjail) > npm server'],
    ['landrun --unix /s npx server', 'sandbox(landrun) > npm server'],
    ['runsc --network none do --uid-map x npx server', 'sandbox(runsc do) > npm server'],
    ['systemd-nspawn --hostname h --rlimit x npx server', 'sandbox(systemd-nspawn) > npm server'],
    ['lxc-attach -n c --keep-var X npx server', 'other-machine(lxc-attach) > npm server'],
    ['mosh --bind-server any host npx server', 'other-machine(mosh) > npm server'],
    ['plink -sshlog f host npx server', 'other-machine(plink) > npm server'],
    [
      'devcontainer exec --container-data-folder f --mount-workspace-git-root npx server',
      'other-machine(devcontainer exec) > npm server',
    ],
    [['onchange', '-o', 'x', '--cwd', '/r', 'src', '--', 'npx', 'server'], 'other(onchange) > npm server'],
    [['tsc-watch', '--target', 'es2022', '--onSuccess', 'npx server'], 'other(tsc-watch) > npm server'],
    [['cargo', 'watch', '-E', 'A=b', '-s', 'npx server'], 'other(cargo watch) > npm server'],
    ['websocketd -port 80 --binary npx server', 'other(websocketd) > npm server'],
    ['tcpserver -B hi 0 80 npx server', 'other(tcpserver) > npm server'],
    ['psexec -i 1 npx server', 'other(psexec) > npm server'],
    [['concurrently', '--kill-timeout', '9', 'npx server'], 'other(concurrently) > npm server'],
    [['pm2-runtime', '--web', '9615', 'npx server'], 'other(pm2-runtime) > npm server'],
    [
      ['npx', 'chokidar-cli', 'src', '-d', '5', '--command', 'npx server'],
      'npm chokidar-cli > other(chokidar) > npm server',
    ],
    [['ansible', 'localhost', '-a', 'npx server'], 'other(ansible) > npm server'],
    [['ansible', '-m', 'shell', '-a', 'npx server', 'web'], 'other-machine(ansible) > shell(ansible) > npm server'],
    ['ansible all -m ping', 'program ansible | args all -m ping'],
    [['ansible', 'localhost', '-m', 'ansible.builtin.command', '-a', 'npx server'], 'other(ansible) > npm server'],
    ['ansible localhost -m example.shell -a x', 'program ansible | args localhost -m example.shell -a x'],
    ['ansible localhost -m shellx -a x', 'program ansible | args localhost -m shellx -a x'],
    ['zx --quiet x.mjs -e y', 'script(zx) x.mjs | args -e y'],
    ['zx https://notes.example/x.mjs', 'archive https://notes.example/x.mjs'],
    ['mise x npm:server@1.0.0 -- server', 'environment(mise x) > npm server@1.0.0 exact'],
    ['mise x pipx:black -- npx server', 'pypi black > environment(mise x) > npm server'],
    ['vlx server', 'npm server'],
    ['vlt exec server', 'npm server'],
    ['vlt run dev', 'program vlt | args run dev'],
    ['nlx server@1.0.0', 'npm server@1.0.0 exact'],
    ['guard --x npx -y server', 'program guard > npm server'],
    ['guard -- uvx server', 'program guard > pypi server'],
    ['guard npx server --port 3', 'program guard > npm server | args --port 3'],
    ['npx -y guard@1.0.0 -- npx -y server', 'npm guard@1.0.0 exact > npm server'],
    ['guard --runner npx', 'program guard | args --runner npx'],
    ['guard --runner npx --port 3', 'program guard | args --runner npx --port 3'],
    ['guard --runner npx notes', 'program guard | args --runner npx notes'],
    ['./guard.sh -- npx -y server', 'script(itself) ./guard.sh > npm server'],
    ['docker run example/guard x -- npx -y server', 'image example/guard | args x -- npx -y server'],
    ['guard npx ./x', 'program guard | args npx ./x'],
    ['guard -- npx -y', 'program guard | args -- npx -y'],
    [['a,b', 'npx', '-y', 'server'], 'program a,b | args npx -y server'],
    [['=a', 'npx', '-y', 'server'], 'program =a | args npx -y server'],
    ['guard npx bunx uvx', 'program guard | args npx bunx uvx'],
    ['guard npx -y', 'program guard | args npx -y'],
    ['echo npx -y server', 'program echo | args npx -y server'],
    [['guard', '--command', 'npx -y server'], 'program guard | args --command npx -y server'],
    [['flox', 'activate', '-c', 'npx server'], 'environment(flox activate) > npm server'],
    [['nix-shell', '-p', 'nodejs', '--run', 'npx server'], 'environment(nix-shell) > npm server'],
    [['concurrently', '-k', 'npx server', 'npm:watch'], 'other(concurrently) > npm server'],
    [['concurrently', 'node a.js', 'npx server'], 'other(concurrently) > npm server > script(node) a.js'],
    ['winpty npx server', 'other(winpty) > npm server'],
    ['winpty.exe -Xallow-non-tty npx server', 'other(winpty) > npm server'],
    ['railway run npx server', 'secrets(railway run) > npm server'],
    ['railway run -s api --environment production -- npx server', 'secrets(railway run) > npm server'],
    ['railway up', 'program railway | args up'],
    ['heroku local:run -e .env.test npx server', 'secrets(heroku local:run) > npm server'],
    ['heroku run npx server', 'program heroku | args run npx server'],
    ['devbox run -- npx server', 'environment(devbox run) > npm server'],
    ['devbox run -c ./dev npx server', 'environment(devbox run) > npm server'],
    ['devbox run mcp', 'environment(devbox run) > program mcp'],
    ['flox run -p nodejs -- npx server', 'environment(flox run) > npm server'],
    ['esc run org/dev -- npx server', 'secrets(esc run) > npm server'],
    ['esc run org/dev -i -- npx server', 'secrets(esc run) > npm server'],
    ['ksm exec -- npx server', 'secrets(ksm exec) > npm server'],
    ['pass-cli run --env-file .env -- npx server', 'secrets(pass-cli run) > npm server'],
    ['fnox exec -- npx server', 'secrets(fnox exec) > npm server'],
    ['fly ssh console -C', 'program fly | args ssh console -C'],
    ['wsl.exe npx server', 'other-machine(wsl) > npm server'],
    ['wsl -d Ubuntu -u me -- npx server', 'other-machine(wsl) > npm server'],
    ['wsl -e npx server', 'other-machine(wsl) > npm server'],
    ['wsl ~ npx server', 'other-machine(wsl) > npm server'],
    ['wsl --list --verbose', 'program wsl | args --list --verbose'],
    ['wsl --cd ~ bash -c x', 'other-machine(wsl) > shell(bash) > program x'],
    [['wsl', 'bash', '-lc', 'npx server'], 'other-machine(wsl) > shell(bash login) > npm server'],
    ['ssh host npx server', 'other-machine(ssh) > npm server'],
    ['ssh -i key -p 22 -T user@host npx server', 'other-machine(ssh) > npm server'],
    [['ssh', 'host', 'cd x && npx server'], 'other-machine(ssh) > shell(sh complex) > npm server'],
    ['ssh host', 'program ssh | args host'],
    ['kubectl exec -i pod -n ns -- npx server', 'other-machine(kubectl exec) > npm server'],
    ['flatpak run --share=network org.example.App --x', 'sandbox(flatpak run) > program org.example.App | args --x'],
    ['poetry run python -m server', 'environment(poetry run) > pypi server local'],
    ['poetry -C dir run server', 'environment(poetry run) > program server'],
    ['pipenv run python server.py', 'environment(pipenv run) > script(python) server.py'],
    ['pdm run server', 'environment(pdm run) > program server'],
    ['hatch run server', 'environment(hatch run) > program server'],
    ['conda run -n env --no-capture-output python server.py', 'environment(conda run) > script(python) server.py'],
    ['bundle exec ruby server.rb', 'environment(bundle exec) > script(ruby) server.rb'],
    ['nix run github:o/r', 'git github:o/r'],
    [`nix run github:o/r/${COMMIT} -- --x`, `git github:o/r at ${COMMIT} pinned | args --x`],
    ['nix run nixpkgs#server', 'git nixpkgs'],
    ['nix run .#server', 'script(nix run) .#server'],
    ['nix develop -c npx server', 'environment(nix) > npm server'],
    ['nix develop .#dev -c npx server', 'environment(nix) > npm server'],
    ['nix develop', 'program nix | args develop'],
    ['nix run tarball+https://host.example/x.tar.gz', 'archive tarball+https://host.example/x.tar.gz'],
    ['nix shell nixpkgs#nodejs -c npx server', 'environment(nix) > git nixpkgs > npm server'],
    [['nix-shell', '-p', 'nodejs', '--run', 'npx server'], 'environment(nix-shell) > npm server'],
    ['sudo env A=b timeout 5 npx server', 'elevation(sudo) > environment(env) > other(timeout) > npm server | env A=b'],
  ],
  containers: [
    ['docker run -i --rm example/server', 'image example/server'],
    ['docker run -i --rm example/server:1.2.3 --x', 'image example/server tag 1.2.3 | args --x'],
    ['docker run registry.example:5000/a/b:1@sha256:abc', 'image registry.example:5000/a/b tag 1 digest sha256:abc'],
    ['docker run registry.example:5000/a/b', 'image registry.example:5000/a/b'],
    ['docker run vault:1.13', 'image vault tag 1.13'],
    ['docker run ${IMAGE}:${TAG:-latest}', 'image ${IMAGE} tag ${TAG:-latest}'],
    ['docker container run example/server', 'image example/server'],
    ['docker --context x -H tcp://h run example/server', 'image example/server'],
    ['podman run -it -v /a:/b:ro example/server', 'image example/server [bind /a=>/b ro]'],
    ['docker run -itv /a:/b example/server', 'image example/server [bind /a=>/b]'],
    ['docker run -va:/b example/server', 'image example/server [volume a=>/b]'],
    ['docker run -v=/a:/b example/server', 'image example/server [bind /a=>/b]'],
    ['docker run --volume=C:\\a:/b:ro example/server', 'image example/server [bind C:\\a=>/b ro]'],
    ['docker run --volume C:/a:C:/b example/server', 'image example/server [bind C:/a=>C:/b]'],
    ['docker run -v /data example/server', 'image example/server [volume =>/data]'],
    [
      'docker run -v ${workspaceFolder}:/ws -v ${HOME:-/root}/x:/y:ro example/server',
      'image example/server [bind ${workspaceFolder}=>/ws] [bind ${HOME:-/root}/x=>/y ro]',
    ],
    ['docker run --mount type=bind,src=/a,dst=/b,readonly example/server', 'image example/server [bind /a=>/b ro]'],
    [
      'docker run --mount destination=/b,ro=false,source=/a,type=bind,bind-propagation=rslave example/server',
      'image example/server [bind /a=>/b]',
    ],
    ['docker run --mount type=tmpfs,target=/b example/server', 'image example/server [tmpfs =>/b]'],
    ['docker run --mount source=vol,target=/b example/server', 'image example/server [volume vol=>/b]'],
    ['docker run --tmpfs /t:ro example/server', 'image example/server [tmpfs =>/t ro]'],
    [
      'docker run -e A=b -eC=d -e E --env F=g --env=H=i example/server',
      'image example/server | env A=b | env C=d | env E | env F=g | env H=i',
    ],
    ['docker run --env-file .env example/server', 'image example/server'],
    [
      'docker run -p 80:80 -p 127.0.0.1:81:81 -p [::1]:82:82 --publish=83 -P example/server',
      'image example/server [port *] [port 127.0.0.1] [port ::1] [port *] [port *]',
    ],
    [
      'docker run -p ::1:80:80 -p ::80 -p 127.0.0.1::80/udp -p target=80 -p ${PORT}:80 -p 80:${PORT} example/server',
      'image example/server [port ::1] [port ] [port 127.0.0.1] [port *] [port *] [port *]',
    ],
    // Refused before anything starts.
    [
      'docker run -p [::1 -p [::1:80 -p 80: -p 127.0.0.1: -p abc -p [::1]x:80:80 example/server',
      'image example/server',
    ],
    [
      'docker run --privileged --privileged=true --cap-add=ALL --cap-add SYS_ADMIN example/server',
      'image example/server',
    ],
    [
      'docker run --security-opt seccomp=unconfined --net=host --network host --pid=host example/server',
      'image example/server',
    ],
    ['docker run -u 1000 --read-only -m 1g --cpus 1 --gpus all -w /w -l x=y example/server', 'image example/server'],
    ['docker run --entrypoint sh example/server -c x', 'image example/server > shell(sh) > program x'],
    [
      ['docker', 'run', '--entrypoint', 'sh', 'example/server', '-c', 'npx server'],
      'image example/server > shell(sh) > npm server',
    ],
    ['docker run --entrypoint npx example/server server@1.0.0', 'image example/server > npm server@1.0.0 exact'],
    ['docker run --entrypoint /app/serve example/server x', 'image example/server | args x'],
    [['docker', 'run', 'node:20', 'sh', '-c', 'npx server'], 'image node tag 20 > shell(sh) > npm server'],
    ['docker run node:20 npx -y server@1.0.0', 'image node tag 20 > npm server@1.0.0 exact'],
    ['docker run python:3.12 python -m server', 'image python tag 3.12 > pypi server local'],
    ['docker run example/server npx server', 'image example/server > npm server'],
    ['docker run example/server node x', 'image example/server | args node x'],
    ['docker run docker://example/server:1', 'image example/server tag 1'],
    ['docker exec -i', 'program docker | args exec -i'],
    ['docker run --unknown-flag example/server x', 'image example/server | args x'],
    ['docker run --unknown-flag value example/server x', 'image example/server | args x'],
    ['docker run --rm -i', 'program docker | args run --rm -i'],
    ['docker exec -i -e A=b name npx server', 'sandbox(docker exec) > npm server | env A=b'],
    ['docker start -ai name', 'sandbox(docker start)'],
    ['docker compose run --rm service npx server', 'sandbox(docker compose run) > npm server'],
    ['docker compose -f x.yml run -e A=b service --x', 'sandbox(docker compose run) | args --x | env A=b'],
    ['docker-compose exec -T app php artisan serve', 'sandbox(docker-compose exec) > script(php) artisan | args serve'],
    ['docker mcp gateway run --servers a', 'docker-catalog docker-mcp-gateway local | args --servers a'],
    ['nerdctl run --namespace x example/server', 'image example/server'],
    [['docker', 'run -i --rm example/server'], 'image example/server'],
    ['docker mcp gateway stop', 'program docker | args mcp gateway stop'],
    ['docker mcp catalog run', 'program docker | args mcp catalog run'],
    ['docker mcp', 'program docker | args mcp'],
    ['docker compose up app', 'program docker | args compose up app'],
    ['docker compose', 'program docker | args compose'],
    ['docker compose exec app other-server --x', 'sandbox(docker compose exec) > program other-server | args --x'],
    ['podman-compose run app node server.js', 'sandbox(podman-compose run) > script(node) server.js'],
    ['docker container', 'program docker | args container'],
    ['docker', 'program docker'],
    ['docker run --unknown-flag -i example/server x', 'image example/server | args x'],
    ['docker run --unknown-flag name', 'image name'],
    ['docker run --unknown-flag value:1 x', 'image value tag 1 | args x'],
    ['docker run example/server:', 'image example/server tag '],
    ['docker run :1', 'image  tag 1'],
    ['docker run example/server@sha256:abc', 'image example/server digest sha256:abc'],
    ['docker run @sha256:abc', 'image  digest sha256:abc'],
    [['docker', 'run', '--entrypoint', ' ', 'example/server', 'node', 'x'], 'image example/server | args node x'],
    [['docker', 'run', '--entrypoint', '', 'example/server', 'node', 'x'], 'image example/server > script(node) x'],
    ['docker run --entrypoint= supercorp/supergateway node x', 'image supercorp/supergateway > script(node) x'],
    [
      ['podman', 'run', '--entrypoint', '["sh", "-c"]', 'example/server', 'npx server'],
      'image example/server > shell(sh) > npm server',
    ],
    [['podman', 'run', '--entrypoint', '["sh", 1]', 'example/server', 'x'], 'image example/server | args x'],
    [['podman', 'run', '--entrypoint', '["sh"', 'example/server', 'x'], 'image example/server | args x'],
    ['docker compose run', 'program docker | args compose run'],
    ['docker compose run app', 'sandbox(docker compose run)'],
    ['docker compose run --entrypoint npx app server', 'sandbox(docker compose run) > npm server'],
    ['docker compose run --entrypoint ./serve app x', 'sandbox(docker compose run) | args x'],
    [
      ['docker', 'compose', 'run', '--entrypoint', 'sh -c', 'app', 'npx server'],
      'sandbox(docker compose run) > shell(sh) > npm server',
    ],
    ['docker mcp gateway', 'program docker | args mcp gateway'],
    ['docker build .', 'program docker | args build .'],
    [
      'docker run -i supercorp/supergateway --sse https://host.example/sse',
      'image supercorp/supergateway > remote https://host.example/sse | args --sse https://host.example/sse',
    ],
  ],
  'wrappers that no table describes': [
    ['nix run github:o/r?ref=x&rev=abc', 'git github:o/r at abc'],
    ['nix run git+https://host.example/r?ref=main#x', 'git git+https://host.example/r at main'],
    ['nix run', 'program nix | args run'],
    ['nix shell nixpkgs#a ./b -c npx server', 'environment(nix) > git nixpkgs > npm server'],
    ['nix shell -c', 'program nix | args shell -c'],
    ['nix-shell --run', 'program nix-shell | args --run'],
    ['runas /user:a', 'program runas | args /user:a'],
    [['runas', '/user:a', '/savecred', 'npx @example/server'], 'elevation(runas) > npm @example/server'],
    ['mise x npm:server@1.0.0 pipx:black -- server', 'pypi black > environment(mise x) > npm server@1.0.0 exact'],
    ['mise x node@20 -- npx server', 'environment(mise x) > npm server'],
    ['mise ls', 'program mise | args ls'],
    ['rtx x npm:a -- ./b', 'npm a > environment(rtx x) > script(itself) ./b'],
    ['concurrently', 'program concurrently'],
    [
      ['concurrently', '-n', 'a,b', 'npx a', 'npx b && npx c', 'docker run d'],
      'shell(sh complex beside) > other(concurrently) > npm b > npm c > image d > npm a',
    ],
    ['wsl --install', 'program wsl | args --install'],
    ['wsl ~', 'program wsl | args ~'],
    ['wsl ~ -e npx server', 'other-machine(wsl) > npm server'],
    [['env', '-S', 'A=1 npx @example/server\\c ignored'], 'environment(env) > npm @example/server | env A=1'],
    [['env', '-S', 'npx\\_@example/server \\x'], 'environment(env) > npm @example/server | args \\x'],
    ['env - A=1', 'program env | args - A=1'],
    ['env A=1', 'program env | args A=1'],
    ['pkgx +node', 'program pkgx | args +node'],
    ['timeout 5', 'program timeout | args 5'],
    [['timeout', '5', 'npx server', 'x'], 'other(timeout) > program npx server | args x'],
    ['sudo A=1 B=2', 'program sudo | args A=1 B=2'],
  ],
  'containers of other engines': [
    ['kubectl run x --image=example/a:1 -i --rm -- --serve', 'image example/a tag 1 | args --serve'],
    ['kubectl -n ns run --image example/a:1 x -- npx -y server', 'image example/a tag 1 > npm server'],
    ['kubectl run x --image=node:20 --command -- npx -y server', 'image node tag 20 > npm server'],
    [
      'kubectl run x --image=example/a:1 --command --env=A=b -- node x.js',
      'image example/a tag 1 > script(node) x.js | env A=b',
    ],
    ['kubectl debug pod/x --image=busybox -it -- sh -c x', 'image busybox > shell(sh) > program x'],
    ['kubectl debug pod/x -it', 'program kubectl | args debug pod/x -it'],
    ['kubectl run x', 'program kubectl | args run x'],
    ['kubectl get pods', 'program kubectl | args get pods'],
    ['kubectl exec x -- npx server', 'other-machine(kubectl exec) > npm server'],
    ['oc run x --image=example/a', 'image example/a'],
    ['k3s kubectl run x --image=example/a:1', 'image example/a tag 1'],
    ['microk8s kubectl exec x -- npx server', 'other-machine(kubectl exec) > npm server'],
    ['minikube kubectl -- run x --image=example/a:1', 'image example/a tag 1'],
    ['k3s server', 'program k3s | args server'],
    ['colima nerdctl -- run -it example/a:1 x', 'image example/a tag 1 | args x'],
    ['colima -p x nerdctl run example/a:1', 'image example/a tag 1'],
    ['colima start', 'program colima | args start'],
    ['ctr run --rm --net-host docker.io/example/a:1 id npx -y server', 'image docker.io/example/a tag 1 > npm server'],
    [
      'ctr -n ns run --mount type=bind,src=/,dst=/h,options=rbind:ro docker.io/example/a:1 id',
      'image docker.io/example/a tag 1 [bind /=>/h ro]',
    ],
    ['ctr run', 'program ctr | args run'],
    ['ctr image ls', 'program ctr | args image ls'],
    ['ctr task exec --exec-id x id npx -y server', 'sandbox(ctr task exec) > npm server'],
    ['ctr t exec id npx server', 'sandbox(ctr task exec) > npm server'],
    ['ctr tasks exec', 'program ctr | args tasks exec'],
    ['ctr task ls', 'program ctr | args task ls'],
    ['ctr content exec id npx server', 'program ctr | args content exec id npx server'],
    ['ctr taskx exec id npx server', 'program ctr | args taskx exec id npx server'],
    ['ctr tasks kill id npx server', 'program ctr | args tasks kill id npx server'],
    ['ctr images exec id npx server', 'program ctr | args images exec id npx server'],
    ['kubectl run x --image=example/a:1 -- node x.js', 'image example/a tag 1 | args node x.js'],
    ['kubectl debug pod/x --image=example/a:1 -- node x.js', 'image example/a tag 1 > script(node) x.js'],
    ['apptainer exec docker://example/a:1 npx -y server', 'image example/a tag 1 > npm server'],
    [
      'apptainer run --bind /a,/b:/c docker://example/a:1 --serve',
      'image example/a tag 1 [bind /a=>/a] [bind /b=>/c] | args --serve',
    ],
    ['apptainer exec --bind /a:/b:ro image.sif npx -y server', 'sandbox(apptainer exec) > npm server'],
    ['apptainer run image.sif npx server', 'sandbox(apptainer run) > npm server'],
    ['singularity run oras://registry.example/a:1 npx -y server', 'image registry.example/a tag 1 > npm server'],
    ['apptainer run -B /a -B /b,/c image.sif', 'sandbox(apptainer run)'],
    ['apptainer build x y', 'program apptainer | args build x y'],
    ['apptainer run', 'program apptainer | args run'],
    ['apptainer run --net --network none docker://node:20 npx -y server', 'image node tag 20 > npm server'],
  ],
  bridges: [
    [
      'npx -y mcp-remote https://host.example/mcp',
      'npm mcp-remote > remote https://host.example/mcp | args https://host.example/mcp',
    ],
    [
      'npx mcp-remote@0.1.16 http://host.example/sse 9696 --allow-http --transport sse-only',
      'npm mcp-remote@0.1.16 exact > remote http://host.example/sse | args http://host.example/sse 9696 --allow-http --transport sse-only',
    ],
    [
      ['npx', 'mcp-remote', 'https://host.example/mcp', '--header', 'Authorization: Bearer ${T}', '--header', 'X-A:b'],
      'npm mcp-remote > remote https://host.example/mcp | args https://host.example/mcp --header Authorization: Bearer ${T} --header X-A:b | header Authorization: Bearer ${T} | header X-A: b',
    ],
    [
      'npx mcp-remote --debug https://host.example/mcp',
      'npm mcp-remote > remote https://host.example/mcp | args --debug https://host.example/mcp',
    ],
    ['npx mcp-remote ${URL}', 'npm mcp-remote > remote ${URL} | args ${URL}'],
    [
      'npx @example/mcp-remote https://host.example/mcp',
      'npm @example/mcp-remote > remote https://host.example/mcp | args https://host.example/mcp',
    ],
    ['npx mcp-remote 3334', 'npm mcp-remote | args 3334'],
    [
      'cmd /c npx -y mcp-remote@0.1.16 http://host.example',
      'shell(cmd) > npm mcp-remote@0.1.16 exact > remote http://host.example | args http://host.example',
    ],
    [
      'mcp-remote https://host.example/mcp',
      'program mcp-remote > remote https://host.example/mcp | args https://host.example/mcp',
    ],
    [
      ['npx', '-y', 'supergateway', '--stdio', 'npx -y server@1.0.0 --x', '--port', '8000'],
      'npm supergateway > npm server@1.0.0 exact | args --x',
    ],
    [
      'npx -y supergateway --sse https://host.example/sse --oauth2Bearer ${T}',
      'npm supergateway > remote https://host.example/sse | args --sse https://host.example/sse --oauth2Bearer ${T} | header Authorization: ${T}',
    ],
    [
      ['npx', 'supergateway', '--streamableHttp', 'https://host.example/mcp', '--header', 'X: y'],
      'npm supergateway > remote https://host.example/mcp | args --streamableHttp https://host.example/mcp --header X: y | header X: y',
    ],
    [['npx', 'supergateway', '--stdio', 'cd x && npx server'], 'npm supergateway > shell(sh complex) > npm server'],
    [
      'uvx mcp-proxy https://host.example/sse',
      'pypi mcp-proxy > remote https://host.example/sse | args https://host.example/sse',
    ],
    [
      'uvx mcp-proxy -H Authorization ${T} --transport streamablehttp https://host.example/mcp',
      'pypi mcp-proxy > remote https://host.example/mcp | args -H Authorization ${T} --transport streamablehttp https://host.example/mcp | header Authorization: ${T}',
    ],
    ['uvx mcp-proxy --port 8080 -- npx server@1.0.0', 'pypi mcp-proxy > npm server@1.0.0 exact'],
    ['uvx mcp-proxy --port 8080 --env A b uvx server --x', 'pypi mcp-proxy > pypi server | args --x | env A=b'],
    [['uvx', 'mcp-proxy', 'npx server'], 'pypi mcp-proxy > npm server'],
    ['uvx mcpo --port 8000 --api-key ${K} -- uvx server', 'pypi mcpo > pypi server'],
    [
      'mcp-proxy https://host.example/sse',
      'program mcp-proxy > remote https://host.example/sse | args https://host.example/sse',
    ],
    [
      'uvx mcp-proxy-for-aws@latest https://host.example/mcp --service x',
      'pypi mcp-proxy-for-aws@latest > remote https://host.example/mcp | args https://host.example/mcp --service x',
    ],
    [
      'npx @modelcontextprotocol/inspector node server.js',
      'npm @modelcontextprotocol/inspector > script(node) server.js',
    ],
    [
      'npx -y @smithery/cli@1.0.0 run @example/server --key ${K}',
      'npm @smithery/cli@1.0.0 exact | args run @example/server --key ${K}',
    ],
    [
      'uvx --from mcp-proxy==0.9.0 mcp-proxy http://host.example/sse',
      'pypi mcp-proxy@0.9.0 exact > remote http://host.example/sse | args http://host.example/sse',
    ],
  ],
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
    ['for a in x y; do ./serve $a; done', ['x', 'y']],
    ['for a in; do ./serve $a b; done', ['b']],
    ['./serve $(which a) $(command -v c) $(type -P d)', ['a', 'c', 'd']],
  ])('as Bash 5.2 does: %j', (script, words) => expect(given(script)).toEqual(words))

  it.each<[string, readonly string[]]>([
    [
      'x=abc; ./serve ${x#a*} ${x%?} ${x/[a]/b} ${x:y} ${x:y1} ${x,,A}',
      ['${x#a*}', '${x%?}', '${x/[a]/b}', '${x:y}', '${x:y1}', '${x,,A}'],
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
    ['for a in $(cat x) y; do ./serve $a; done', ['$a']],
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

/** Mounts and published ports of a container, from every spelling that an engine accepts. */

import type { Mount, Option, Port, Text } from '../model.ts'
import { withoutReferences } from './specs.ts'

type Parts = Omit<Mount, 'at' | 'option'>

/** What options mount in a container, in their order. */
export function mountsOf(options: readonly Option[]): readonly Mount[] {
  return options.flatMap((option) => {
    const { name, text, at } = option
    const read = READERS.get(name)
    return read && text ? [{ ...read(text), at, option }] : []
  })
}

const READERS: ReadonlyMap<string, (text: Text) => Parts> = new Map([
  ['--volume', volume],
  ['--bind', bind],
  ['--mount', mount],
  ['--tmpfs', tmpfs],
])

/** `source:target[:options]`, `target` alone for a nameless volume; either may be a Windows path. */
function volume(text: Text): Parts {
  const [first = '', second, ...rest] = joinedDrives(colonParts(text))
  if (second === undefined) return { source: '', target: first, readOnly: false, type: 'volume' }
  return {
    source: first,
    target: second,
    readOnly: isReadOnly(rest.join(',')),
    type: isPath(first) ? 'bind' : 'volume',
  }
}

/** `source[:target[:options]]` of Apptainer, where a source alone is mounted on its own path. */
function bind(text: Text): Parts {
  const [source = '', target = source, ...rest] = joinedDrives(colonParts(text))
  return { source, target, readOnly: isReadOnly(rest.join(',')), type: 'bind' }
}

/** The value cut at its colons, those inside references left alone. */
function colonParts(text: Text): readonly string[] {
  const parts: string[] = []
  let at = 0
  for (const masked of withoutReferences(text).split(':')) {
    parts.push(text.value.slice(at, at + masked.length))
    at += masked.length + 1
  }
  return parts
}

/**
 * `C` and `\data` are one path: a lone letter before a separator is a drive. Where nothing would be left to mount it on, and
 * the separator is not Windows' own, it is taken as a source all the same.
 */
function joinedDrives(parts: readonly string[]): readonly string[] {
  if (parts.length === 2 && parts[1]?.startsWith('/')) return parts
  const joined: string[] = []
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? ''
    const next = parts[at + 1]
    if (next !== undefined && /^[A-Za-z]$/.test(part) && /^[/\\]/.test(next)) {
      joined.push(`${part}:${next}`)
      at++
    } else joined.push(part)
  }
  return joined
}

/** A path, or something that will become one; a volume's name has neither separators nor references. */
function isPath(source: string): boolean {
  return /^[.~$%<{]/.test(source) || source.includes('/') || source.includes('\\')
}

function isReadOnly(options: string): boolean {
  return options.split(',').some((option) => option === 'ro' || option === 'readonly')
}

/** `--mount type=bind,source=…,target=…,readonly`: keys in any order and under all their names (docs of `docker run`). */
function mount(text: Text): Parts {
  const fields = new Map<string, string>()
  for (const field of text.value.split(',')) {
    const equals = field.indexOf('=')
    const key = (equals < 0 ? field : field.slice(0, equals)).trim().replace(/^"/, '').toLowerCase()
    const value = equals < 0 ? '' : field.slice(equals + 1).replace(/"$/, '')
    // A volume of the local driver may be a folder of the host: `volume-opt=o=bind,volume-opt=device=/`.
    const option = key === 'volume-opt' ? /^(o|device)=(.{0,4096})$/s.exec(value) : null
    if (option) fields.set(`volume-opt ${option[1]}`, option[2] ?? '')
    else fields.set(key, value)
  }
  const first = (...keys: readonly string[]) => keys.map((key) => fields.get(key)).find((value) => value !== undefined)
  // `options=rbind:ro` of containerd.
  const readOnly =
    first('readonly', 'ro') ??
    first('options')
      ?.split(':')
      .find((option) => option === 'ro')
  const device = /\br?bind\b/.test(first('volume-opt o') ?? '') ? first('volume-opt device') : undefined
  const type = device === undefined ? (first('type') ?? 'volume').toLowerCase() : 'bind'
  return {
    source: device ?? first('source', 'src') ?? '',
    target: first('target', 'destination', 'dst') ?? '',
    readOnly: readOnly !== undefined && !['false', '0'].includes(readOnly.toLowerCase()),
    type: type === 'tmpfs' ? 'tmpfs' : type === 'bind' || type === 'npipe' ? 'bind' : 'volume',
  }
}

function tmpfs(text: Text): Parts {
  const [target = '', options = ''] = colonParts(text)
  return { source: '', target, readOnly: isReadOnly(options), type: 'tmpfs' }
}

/** `-p [address:]host:container`, `-P`: without an address, a port is open on every interface. What is refused opens none. */
export function portsOf(options: readonly Option[]): readonly Port[] {
  return options.flatMap((option) => {
    const { name, text, at } = option
    if (name === '--publish-all') return [{ host: undefined, at, option }]
    const bound = name === '--publish' && text ? boundTo(text) : undefined
    return bound ? [{ ...bound, at, option }] : []
  })
}

/** What may be a port of the container: a number, a reference or a gap for one, or the long form, `target=80`. */
const PORT = /^\d|[$%{<=]/

/**
 * Undefined for what engines refuse before they start anything. The address is all that stands before the last two numbers,
 * brackets or not (go-connections' nat.ParsePortSpec; Docker 28 as it answers).
 */
function boundTo(text: Text): Pick<Port, 'host'> | undefined {
  const parts = colonParts(text)
  if (!PORT.test(parts.at(-1) ?? '')) return undefined
  if (parts.length < 3) return { host: undefined }
  const host = parts.slice(0, -2).join(':')
  if (!host.startsWith('[')) return { host }
  return host.endsWith(']') ? { host: host.slice(1, -1) } : undefined
}

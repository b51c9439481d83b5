/** Between the URIs of an editor and paths. */

import type { Place } from './model.ts'

/**
 * Scheme, authority and path (RFC 3986), or scheme and path alone (RFC 8089, appendix B: `file:/path`); a query or fragment is no
 * part of a file's. VS Code calls the files of its user by a scheme of their own, and their path is that on the disk.
 */
const FILE = /^(?:file|vscode-userdata):(?:\/\/([^/?#]*))?(\/[^?#]*)$/i

/**
 * Where a document is. A drive is written in upper case, as Windows has it: editors differ (`file:///c%3A/…`). What a scheme
 * shows that is neither a file nor a new document is a former version, a comparison, a file of another machine: nothing that a
 * client would read here.
 */
export function placeOf(uri: string): Place {
  if (/^untitled:/i.test(uri)) return { is: 'nameless' }
  const [, authority, encoded = ''] = FILE.exec(uri) ?? []
  const path = decoded(encoded)
  if (path === undefined || path === '' || path.includes('\0')) return { is: 'foreign' }
  // A host without a path.
  if (authority === undefined && encoded.startsWith('//')) return { is: 'foreign' }
  if (authority && authority !== 'localhost') {
    const host = decoded(authority)
    return host === undefined ? { is: 'foreign' } : { is: 'file', path: `//${host}${path}` }
  }
  const [, drive, rest = ''] = /^\/([A-Za-z]):(\/.*)?$/s.exec(path) ?? []
  return { is: 'file', path: drive === undefined ? path : `${drive.toUpperCase()}:${rest}` }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** The URI of a path (absolute, `/` between segments). */
export function uriOf(path: string): string {
  // A lone surrogate has no percent-encoding.
  const encoded = path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
  if (path.startsWith('//')) return `file:${encoded}`
  return `file://${path.startsWith('/') ? '' : '/'}${encoded}`
}

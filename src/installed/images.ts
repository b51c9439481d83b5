/**
 * Images on this machine, as far as files tell it without asking a daemon. What Docker Desktop keeps, and Docker since it
 * leaves images to containerd, is in no file that can be read.
 */

import { child, childAt, type Mapping, type Node } from '../tree.ts'
import { isExact, isTag, sameName } from './grammar.ts'
import type { InstalledVersion, Places, Sought } from './model.ts'
import { DOCKER, foldersOf, PODMAN } from './places.ts'
import { type Reader, stringAt } from './reader.ts'

/** Images that Docker and Podman keep on this machine, by the names and digests that they have them under. */
export async function images(
  sought: readonly Sought[],
  { machines }: Places,
  reader: Reader,
): Promise<readonly InstalledVersion[]> {
  const wanted = sought.filter(({ ecosystem }) => ecosystem === 'docker')
  if (wanted.length === 0) return []
  const found: InstalledVersion[] = []
  for (const machine of machines) {
    for (const folder of foldersOf(DOCKER, machine, reader))
      for (const path of driversIn(folder, '', 'repositories.json', reader)) {
        const root = await reader.tree(path, 'json', 'follow')
        for (const one of wanted.flatMap((each) => ofDocker(root, each, path))) found.push(one)
      }
    for (const folder of foldersOf(PODMAN, machine, reader))
      for (const path of driversIn(folder, '-images', 'images.json', reader)) {
        const root = await reader.tree(path, 'json', 'follow')
        for (const one of wanted.flatMap((each) => ofPodman(root, each, path))) found.push(one)
      }
  }
  return found
}

/** The file of each storage driver: `overlay2/repositories.json`, `overlay-images/images.json`. */
function driversIn(folder: string, suffix: string, file: string, reader: Reader): readonly string[] {
  const drivers = reader.list(folder).filter(({ name, kind }) => kind === 'folder' && name.endsWith(suffix))
  return drivers.map(({ name }) => `${folder}/${name}/${file}`).filter((path) => reader.exists(path))
}

interface Reference {
  readonly name: string
  readonly tag: string | undefined
  readonly digest: string | undefined
}

/** `host:5000/name:tag`, `name@sha256:…`. */
function referenceOf(text: string): Reference {
  const at = text.indexOf('@')
  if (at >= 0) return { name: text.slice(0, at), tag: undefined, digest: text.slice(at + 1) }
  const colon = text.lastIndexOf(':')
  if (colon <= text.lastIndexOf('/')) return { name: text, tag: undefined, digest: undefined }
  return { name: text.slice(0, colon), tag: text.slice(colon + 1), digest: undefined }
}

function isSame(a: string, b: string): boolean {
  return sameName('docker', a) === sameName('docker', b)
}

/**
 * moby/moby, reference/store.go: `{"Repositories": {"name": {"name:tag": id, "name@sha256:…": id}}}`. The digest of a tag is
 * that of the same image; one that was built here has none, and of one that has two it is not said which was pulled last.
 */
function ofDocker(root: Node | undefined, { ecosystem, name }: Sought, path: string): readonly InstalledVersion[] {
  const repositories = child(root, 'Repositories')
  if (repositories?.kind !== 'mapping') return []
  const own = [...repositories.children].flatMap(([each, references]) =>
    isSame(each, name) && references.kind === 'mapping' ? [references] : [],
  )
  return own.flatMap((references) =>
    tagged(references).flatMap(({ tag, id }): readonly InstalledVersion[] => {
      const digests = [...references.children].flatMap(([text, value]) =>
        value.kind === 'string' && value.value === id ? (referenceOf(text).digest ?? []) : [],
      )
      const [version = '', another] = digests
      if (another !== undefined || !isExact('docker', version)) return []
      return [{ ecosystem, name, version, source: 'docker', path, asked: tag }]
    }),
  )
}

function tagged(references: Mapping): readonly { readonly tag: string; readonly id: string }[] {
  return [...references.children].flatMap(([text, id]) => {
    const { tag } = referenceOf(text)
    return id.kind === 'string' && tag !== undefined && isTag('docker', tag) ? [{ tag, id: id.value }] : []
  })
}

/**
 * containers/storage, images.go, and containers/image, storage_dest.go: a list of images with their names and manifests. The
 * one called `manifest` is for this kind of processor. What was pulled by a list of manifests keeps that one besides, and it
 * is what holds on other processors too; whose digest the image has differs (seen with Podman 4.3: the list's). An image with
 * a single manifest may as well have been built here, and pushed nowhere.
 */
function ofPodman(root: Node | undefined, { ecosystem, name }: Sought, path: string): readonly InstalledVersion[] {
  const items = root?.kind === 'sequence' ? root.items : []
  return items.flatMap((image) => {
    const own = stringAt(child(image, 'big-data-digests'), 'manifest')
    const lists = textsAt(image, 'big-data-names')
      .filter((key) => key.startsWith(MANIFEST) && key !== `${MANIFEST}${own}`)
      .map((key) => key.slice(MANIFEST.length))
    const [version = '', another] = lists
    if (own === undefined || another !== undefined || !isExact('docker', version)) return []
    const tags = textsAt(image, 'names')
      .map(referenceOf)
      .flatMap(({ name: each, tag }) => (isSame(each, name) && tag !== undefined && isTag('docker', tag) ? [tag] : []))
    return tags.map((asked): InstalledVersion => ({ ecosystem, name, version, source: 'podman', path, asked }))
  })
}

const MANIFEST = 'manifest-'

function textsAt(node: Node, key: string): readonly string[] {
  const list = childAt(node, [key])
  return list?.kind === 'sequence' ? list.items.flatMap((item) => (item.kind === 'string' ? [item.value] : [])) : []
}

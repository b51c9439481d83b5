// What the program is made of, from esbuild's own account of it: the notices and the CycloneDX bill of materials that are
// part of the package. Nothing of the machine or the hour goes in: the same sources give the same bytes.
import { readdirSync, readFileSync } from 'node:fs'

/** What makes the package of the sources; a rebuild needs the same ones. */
const TOOLS = ['esbuild', 'typescript']

/**
 * The packages of which a bundle holds any file, by their folder: `node_modules/zod`.
 * `inputs`: the paths of esbuild's metafile.
 */
export function bundled(inputs) {
  const folders = inputs.flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? [])
  return [...new Set(folders)].sort()
}

/** `THIRD_PARTY_NOTICES.md`: the licence of each, in its own words. */
export function notices(folders) {
  const sections = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
    const files = readdirSync(folder).filter((entry) => /^(?:licen[cs]e|notice|copying|third)/i.test(entry))
    if (files.length === 0) throw new Error(`${folder} is bundled and holds no licence`)
    const text = files.sort().map((file) => readFileSync(`${folder}/${file}`, 'utf8').replaceAll('\r\n', '\n').trim())
    return `## ${name} ${version} (${license})\n\n\`\`\`text\n${text.join('\n\n')}\n\`\`\`\n`
  })
  return `# Third-party notices\n\nmcp-audit bundles the following packages.\n\n${sections.join('\n')}`
}

/** `dist/sbom.cdx.json`: CycloneDX 1.6, as JSON text. It has no serial number and no time, which would differ every time. */
export function billOfMaterials(folders) {
  const locked = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages
  const own = JSON.parse(readFileSync('package.json', 'utf8'))
  const root = purl(own)
  const parts = folders.map((folder) => ({ folder, ...locked[folder], ...identity(folder) }))
  const byFolder = new Map(parts.map((part) => [part.folder, part.ref]))
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      tools: {
        components: [
          ...TOOLS.map((name) => ({ type: 'application', name, version: locked[`node_modules/${name}`].version })),
          { type: 'application', name: 'node', version: process.versions.node },
        ],
      },
      component: {
        type: 'application',
        'bom-ref': root,
        name: own.name,
        version: own.version,
        description: own.description,
        licenses: licences(own.license),
        purl: root,
        externalReferences: [{ type: 'vcs', url: own.repository.url }],
      },
    },
    components: parts.map(({ ref, group, name, version, license, integrity }) => ({
      type: 'library',
      'bom-ref': ref,
      ...(group === undefined ? {} : { group }),
      name,
      version,
      scope: 'required',
      hashes: [hash(integrity)],
      licenses: licences(license),
      purl: ref,
    })),
    dependencies: [
      { ref: root, dependsOn: parts.map(({ ref }) => ref) },
      ...parts.map(({ folder, ref, dependencies = {} }) => ({
        ref,
        dependsOn: Object.keys(dependencies).flatMap((name) => byFolder.get(resolved(folder, name, locked)) ?? []),
      })),
    ],
  }
  return `${JSON.stringify(bom, undefined, 2)}\n`
}

function identity(folder) {
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  const [, group, name] = /^(?:(@[^/]+)\/)?(.+)$/.exec(manifest.name)
  return { group, name, version: manifest.version, ref: purl(manifest) }
}

function purl({ name, version }) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`
}

/** As the lockfile has it: of the package's tarball, in base64 behind the name of the algorithm. */
function hash(integrity) {
  const [, bits, base64] = /^sha(\d+)-([\w+/]+=*)$/.exec(integrity)
  return { alg: `SHA-${bits}`, content: Buffer.from(base64, 'base64').toString('hex') }
}

function licences(spdx) {
  return /^[\w.-]+$/.test(spdx) ? [{ license: { id: spdx } }] : [{ expression: spdx }]
}

/** Where Node finds a package that another one asks for: beside the one that asks, or further up. */
function resolved(folder, name, locked) {
  for (let from = folder; ; from = from.slice(0, from.lastIndexOf('/node_modules/'))) {
    const found = `${from}/node_modules/${name}`
    if (locked[found]) return found
    if (!from.includes('/node_modules/')) return `node_modules/${name}`
  }
}

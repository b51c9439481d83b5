// Makes the VS Code extension: npm run build:vscode
//   --stage   only the folder that would be packed (editors/vscode/dist), without a look at the network
// Needs a built program in dist/, which it takes along. The packer is fetched by its exact version when it is needed: with its
// clients of cloud services it is larger than all that this project is built and tested with, and `npm ci` shall stay small.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build } from 'esbuild'
import { bundled, notices } from './sbom.mjs'

const PACKER = '@vscode/vsce@3.9.2'
const SOURCE = 'editors/vscode'
const STAGE = join(SOURCE, 'dist')

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
rmSync(STAGE, { recursive: true, force: true })
mkdirSync(STAGE)

const { metafile } = await build({
  entryPoints: [join(SOURCE, 'src/extension.ts')],
  outfile: join(STAGE, 'extension.js'),
  bundle: true,
  format: 'cjs',
  platform: 'node',
  // Node as it is in the oldest editor that the manifest names.
  target: 'node22.15',
  external: ['vscode'],
  minify: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
})

// Of the program what runs; what V8 made of it is for a Node that no editor has.
const server = ['cli.js', 'program.js', 'package.json', 'chunks']
for (const name of server) cpSync(join('dist', name), join(STAGE, 'server', name), { recursive: true })

// Editors load CommonJS.
const {
  private: _,
  type: __,
  scripts: ___,
  ...manifest
} = JSON.parse(readFileSync(join(SOURCE, 'package.json'), 'utf8'))
writeFileSync(join(STAGE, 'package.json'), `${JSON.stringify({ ...manifest, version }, undefined, 2)}\n`)
for (const name of ['README.md', 'CHANGELOG.md']) cpSync(join(SOURCE, name), join(STAGE, name))
cpSync('LICENSE', join(STAGE, 'LICENSE'))
const program = JSON.parse(readFileSync('dist/meta/esbuild.json', 'utf8'))
const inputs = [...Object.keys(metafile.inputs), ...Object.keys(program.inputs)]
writeFileSync(join(STAGE, 'THIRD_PARTY_NOTICES.md'), notices(bundled(inputs)))

if (!process.argv.includes('--stage')) {
  const out = relative(STAGE, `mcp-audit-${version}.vsix`)
  const args = ['--yes', '--ignore-scripts', PACKER, 'package', '--no-dependencies', '--out', out]
  const run = spawnSync('npx', args, { cwd: STAGE, stdio: 'inherit', shell: process.platform === 'win32' })
  if (run.status !== 0) throw new Error(`the extension cannot be packed: ${PACKER} ended with ${run.status}`)
}

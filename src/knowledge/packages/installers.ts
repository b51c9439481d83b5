/**
 * Programs that install packages by name, which a script then starts by theirs. Sources, read 2026-11: docs.npmjs.com, npm
 * install (npm 11); pnpm.io, add (pnpm 10); yarnpkg.com, add, and classic.yarnpkg.com, global; bun.com, add (1.3); pip.pypa.io,
 * pip install (25.3); docs.astral.sh/uv, tool install, pip install and add (0.9); pipx.pypa.io (1.8); uvenv (3); the Go
 * command (1.25); doc.rust-lang.org/cargo, install; learn.microsoft.com, dotnet tool install (.NET 10);
 * the RubyGems Guides, command reference, gem install (3.7).
 */

import type { Ecosystem } from '../../model.ts'
import { wordSet } from '../programs/flags.ts'
import { optionTable } from '../programs/option-table.ts'
import {
  BUNX_OPTIONS,
  GEM_OPTIONS,
  NPM_OPTIONS,
  PIPX_OPTIONS,
  PNPM_OPTIONS,
  UV_OPTIONS,
  UVENV_OPTIONS,
  UVX_OPTIONS,
  YARN_OPTIONS,
} from './runners.ts'

export interface Installer {
  readonly ecosystem: Ecosystem
  /** The words behind the program that make it one, any of them: `install`, `global add`. */
  readonly verbs: readonly string[]
  readonly options: ReturnType<typeof optionTable>
  /** The option that says the version. */
  readonly version?: string
}

const PIP = optionTable(
  '-r --requirement=, -c --constraint=, --build-constraint=, -e --editable=, -t --target=, --platform=, --python-version=, ' +
    '--implementation=, --abi=, --root=, --prefix=, --src=, --upgrade-strategy=, -C --config-settings=, --global-option=, ' +
    '--no-binary=, --only-binary=, --progress-bar=, --root-user-action=, --report=, --group=, -i --index-url=, ' +
    '--extra-index-url=, -f --find-links=, --trusted-host=, --cache-dir=, --proxy=, --timeout=, --retries=, --cert=, ' +
    '--client-cert=, --log=, --python=, --use-feature=, --exists-action=, -U --upgrade, -q --quiet, -v --verbose, -I, --user, --pre',
)
const UV = optionTable(
  '-r --requirements=, -e --editable=, -t --target=, --prefix=, --group=, --optional=, --extra=, --package=, --tag=, --rev=, ' +
    '--branch=, --bounds=, --force, --dev, -U --upgrade, --system, --break-system-packages',
  UVX_OPTIONS,
)

export const INSTALLERS: ReadonlyMap<string, Installer> = new Map<string, Installer>([
  [
    'npm',
    {
      ecosystem: 'npm',
      verbs: 'install i add in ins inst insta instal isnt isnta isntal isntall'.split(' '),
      options: optionTable(
        '--location=, --install-strategy=, --cpu=, --os=, --libc=, -g --global, -S --save, -D --save-dev, -E --save-exact, -f --force',
        NPM_OPTIONS,
      ),
    },
  ],
  [
    'pnpm',
    {
      ecosystem: 'npm',
      verbs: ['add', 'install', 'i'],
      options: optionTable('--global-dir=, -g --global, -D --save-dev, -E --save-exact', PNPM_OPTIONS),
    },
  ],
  [
    'yarn',
    {
      ecosystem: 'npm',
      verbs: ['add', 'global add'],
      options: optionTable('--prefix=, --modules-folder=, -D --dev, -E --exact', YARN_OPTIONS),
    },
  ],
  [
    'bun',
    {
      ecosystem: 'npm',
      verbs: ['add', 'a', 'install', 'i'],
      options: optionTable('--cwd=, -c --config=, --backend=, -g --global, -d --dev, -E --exact', BUNX_OPTIONS),
    },
  ],
  ['pip', { ecosystem: 'pypi', verbs: ['install'], options: PIP }],
  [
    'uv',
    { ecosystem: 'pypi', verbs: ['tool install', 'pip install', 'add'], options: optionTable('', UV, UV_OPTIONS) },
  ],
  [
    'pipx',
    {
      ecosystem: 'pypi',
      verbs: ['install'],
      options: optionTable('--preinstall=, --suffix=, -f --force, --include-deps', PIPX_OPTIONS),
    },
  ],
  ['uvenv', { ecosystem: 'pypi', verbs: ['install'], options: UVENV_OPTIONS }],
  [
    'go',
    {
      ecosystem: 'go',
      verbs: ['install'],
      options: optionTable('-C=, -tags=, -ldflags=, -gcflags=, -modfile=, -p=, -overlay=, -v, -x, -a'),
    },
  ],
  [
    'cargo',
    {
      ecosystem: 'cargo',
      verbs: ['install', 'binstall'],
      options: optionTable(
        '--vers --version=, --git=, --branch=, --tag=, --rev=, --path=, --root=, --index=, --registry=, --bin=, --example=, ' +
          '-F --features=, --profile=, -j --jobs=, --target=, --target-dir=, --color=, --config=, --locked, -f --force, -q --quiet',
      ),
      version: '--version',
    },
  ],
  [
    'dotnet',
    {
      ecosystem: 'nuget',
      verbs: ['tool install'],
      options: optionTable(
        '--version=, --tool-path=, --configfile=, --add-source=, --source=, --framework=, -a --arch=, --tool-manifest=, ' +
          '-v --verbosity=, -g --global, --local',
      ),
      version: '--version',
    },
  ],
  ['gem', { ecosystem: 'gem', verbs: ['install', 'i'], options: GEM_OPTIONS, version: '--version' }],
])

/** Options by which a program installs from somewhere else than its registry, in place of the names. */
export const FROM_ELSEWHERE = ['--git', '--path', '--editable'] as const

/** What brings packages itself, and is brought up to date before it does. */
export const TOOLS_OF_INSTALLING = wordSet('pip setuptools wheel uv pipx npm pnpm yarn bun corepack node-gyp')

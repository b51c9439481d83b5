/**
 * Programs that start other programs or packages: which options stand before what they start. Facts from each tool's own
 * documentation, read 2026-10: npm exec and npx (npm 11), pnpm dlx (pnpm 10), yarn dlx (Yarn 4), bun (1.3), uv and uvx (0.9),
 * pipx (1.8), deno (2.5), go (1.25), dotnet and dnx (.NET 10), jbang (0.130), node (24), Python (3.14).
 */

import { isLiteral, type ShellStep } from '../../model.ts'
import { wordSet } from '../programs/flags.ts'
import { optionTable } from '../programs/option-table.ts'

const NPM_CONFIG = optionTable(
  '--reg --registry=, --userconfig=, --globalconfig=, --cache=, -C --prefix=, -w --workspace=, --loglevel=, --node-options=, ' +
    '--script-shell=, --tag=, --before=, --min-release-age=, --proxy=, --https-proxy=, --cafile=, --ca=, --otp=, --omit=, ' +
    '--include=, --allow-git=, -q --quiet, -s --silent, -y --yes, --no, --ignore-scripts, --prefer-offline, --prefer-online, ' +
    '--offline, -ws --workspaces, -d --verbose',
)

/** `-n` and `--shell` are those of npx before npm 7, which some configurations still carry. */
export const NPX_OPTIONS = optionTable(
  '-p --package=, -c --call=, --no-install, --ignore-existing, -n --node-arg=, --shell=, --npm=, --shell-auto-fallback=',
  NPM_CONFIG,
)
export const NPM_OPTIONS = optionTable('-c --call=, --package=', NPM_CONFIG)
export const BUNX_OPTIONS = optionTable(
  '-p --package=, -b --bun, --no-install, --verbose, --silent, -y --yes, --registry=',
)
export const PNPM_OPTIONS = optionTable(
  '--package=, -c --shell-mode, -C --dir=, -r --recursive, -w --workspace-root, -F --filter=, -s --silent, -y --yes, ' +
    '--reporter=, --allow-build=, --registry=, --loglevel=, --config=, --config.node-options --node-options=, ' +
    '--config.script-shell --script-shell=, --config.registry --registry=, --use-node-version=, --store-dir=, --cpu=, --os=, --libc=',
)
export const YARN_OPTIONS = optionTable('-p --package=, -q --quiet, -s --silent, --cwd=, --registry=, -y --yes')
/** docs.vlt.sh/cli/commands/exec, read 2026-11. */
export const VLT_OPTIONS = optionTable(
  '--package=, --call=, --registry=, --registries=, --scope=, --workspace=, --workspace-group=, --script-shell=, --tag=, ' +
    '--before=, --cache=, --identity=, -y --yes, -s --silent',
)

const UV_GLOBAL = optionTable(
  '--cache-dir=, --directory=, --project=, --config-file=, --color=, --allow-insecure-host=, --python-preference=, ' +
    '--python-fetch=, -n --no-cache, -q --quiet, -v --verbose, --offline, --native-tls, --no-progress, --no-config, ' +
    '--no-managed-python, --managed-python, --preview-features=',
)
const UV_INSTALL = optionTable(
  '-w --with=, --with-editable=, --with-requirements=, --with-executables-from=, -c --constraints=, ' +
    '-b --build-constraints=, --overrides=, --excludes=, --env-file=, -p --python=, --index=, --default-index=, ' +
    '-i --index-url=, --extra-index-url=, -f --find-links=, --index-strategy=, --keyring-provider=, --resolution=, ' +
    '--prerelease=, --fork-strategy=, -C --config-setting=, --config-settings-package=, --no-build-isolation-package=, ' +
    '--exclude-newer=, --exclude-newer-package=, --link-mode=, -P --upgrade-package=, --reinstall-package=, ' +
    '--refresh-package=, --no-build-package=, --no-binary-package=, --no-sources-package=, --torch-backend=, ' +
    '--python-platform=, -U --upgrade, --isolated, --refresh, --reinstall, --no-index, --no-build, --no-binary, --no-sources',
  UV_GLOBAL,
)
export const UV_OPTIONS = UV_GLOBAL
export const UVX_OPTIONS = optionTable('--from=, --lfs, --no-env-file', UV_INSTALL)
export const UV_RUN_OPTIONS = optionTable(
  '--extra=, --no-extra=, --group=, --no-group=, --only-group=, --package=, -m --module, -s --script, --gui-script, ' +
    '--max-recursion-depth=, --all-extras, --all-groups, --no-dev, --only-dev, --dev, --frozen, --locked, --no-sync, ' +
    '--exact, --no-project, --active, --no-active, --all-packages, --no-editable, --no-env-file',
  UV_INSTALL,
)
/** uvenv 3: robinvandernoord/uvenv, src/cli.rs, read 2026-11. */
export const UVENV_OPTIONS = optionTable('--python=, --binary=, --no-cache, --keep')
export const PIPX_OPTIONS = optionTable(
  '--spec=, --python=, --pip-args=, -i --index-url=, --with=, --backend=, --no-cache, --path, --pypackages, --system-site-packages, ' +
    '--editable -e, --fetch-missing-python, -v --verbose, -q --quiet, --global',
)

/** Programs that read a script file, with the options that take a word, and the options that bring code. */
export interface Interpreter {
  readonly options: ReturnType<typeof optionTable>
  /** Full names of options whose value is code. */
  readonly code: readonly string[]
  /** The same of options whose value is code only where it looks like this. */
  readonly codeIn?: readonly (readonly [option: string, code: RegExp])[]
  /** Full names of options whose value is the script: `java -jar`, `powershell -File`. */
  readonly file?: readonly string[]
  /** What its other words mean is not told here: a file, a class, a task. */
  readonly onlyCode?: true
}

/** An interpreter of which no more is known than the options that take a word, and that `--eval` among them takes code. */
function codeOnly(options: string): Interpreter {
  return { options: optionTable(options), code: ['--eval'], onlyCode: true }
}

const ELIXIR = codeOnly(
  '-e --eval=, --eval=, --rpc-eval==, -r --require=, -S=, -pr=, -pa=, -pz=, --name=, --sname=, --cookie=, --erl=, --dot-iex=, --no-halt',
)
const CLOJURE = codeOnly('-e --eval=, --eval=, -i --init=, --init=, -Sdeps --sdeps=, -J, -A, -M, -X, -T')

/** Code and module options are given their value in `python` by hand: `-c` and `-m` end the options there. */
export const INTERPRETERS: ReadonlyMap<string, Interpreter> = new Map<string, Interpreter>([
  [
    'node',
    {
      options: optionTable(
        '-e --eval=, -p --print=, -pe --print=, -r --require=, --import=, --loader=, --experimental-loader=, -C --conditions=, ' +
          '--input-type=, --experimental-default-type=, --env-file=, --env-file-if-exists=, --watch-path=, --title=, ' +
          '--icu-data-dir=, --openssl-config=, --diagnostic-dir=, --max-old-space-size=, --stack-trace-limit=, ' +
          '--unhandled-rejections=, --disable-warning=, --dns-result-order=, -i --interactive, -c --check, -v --version',
      ),
      code: ['--eval', '--print'],
    },
  ],
  [
    'tsx',
    {
      options: optionTable(
        '-e --eval=, -p --print=, --tsconfig=, --env-file=, -r --require=, --import=, --conditions=, --include=, --exclude=',
      ),
      code: ['--eval', '--print'],
    },
  ],
  [
    'ts-node',
    {
      options: optionTable(
        '-e --eval=, -p --print, -r --require=, -P --project=, --cwd=, -C --compiler=, -O --compilerOptions=, -I --ignore=, ' +
          '-D --ignoreDiagnostics=, -T --transpile-only, -H --compiler-host, --esm, --swc, --files',
      ),
      code: ['--eval'],
    },
  ],
  [
    'nodemon',
    {
      options: optionTable(
        '-x --exec=, -w --watch=, -e --ext=, -i --ignore=, -d --delay=, -C --on-change-only, --config=, --signal=, -q --quiet',
      ),
      code: [],
    },
  ],
  [
    'ruby',
    {
      options: optionTable('-e --eval=, -I --include=, -r --require=, -C --chdir=, -E --encoding=, -w --warn, -n, -p'),
      code: ['--eval'],
    },
  ],
  [
    'perl',
    {
      options: optionTable('-e --eval=, -E --eval=, -I --include=, -M -m --module=, -n, -p, -w, -l'),
      code: ['--eval'],
      // `use` and what follows, up to a statement of its own: perlrun(1), -M.
      codeIn: [['--module', /[;({]/]],
    },
  ],
  [
    'php',
    {
      options: optionTable(
        '-r --run=, -B --process-begin=, -R --process-code=, -E --process-end=, -F --process-file=, -f --file=, -d --define=, -c --php-ini=, -z --zend-extension=, -S --server=, -t --docroot=, -n --no-php-ini, -q',
      ),
      code: ['--run', '--process-begin', '--process-code', '--process-end'],
      file: ['--file'],
      // A file that is its own address, or that another machine has: php.net, "Supported Protocols and Wrappers", 2026-12.
      codeIn: [['--define', /^auto_(?:prepend|append)_file\s{0,4}=\s{0,4}["']?(?:data|php|https?|ftp|expect):/i]],
    },
  ],
  ['lua', { options: optionTable('-e --eval=, -l --require=, -i, -E, -W'), code: ['--eval'] }],
  // google.github.io/zx/cli, 2026-11.
  [
    'zx',
    {
      options: optionTable(
        '-e --eval=, --shell=, --prefix=, --postfix=, --cwd=, --env=, --ext=, --registry=, -l --prefer-local, -i --install, ' +
          '--quiet, --verbose, --repl',
      ),
      code: ['--eval'],
    },
  ],
  // R(1), elixir(1), iex(1), erl(1), `groovy --help`, `scala -help`, guile(1), racket(1), sbcl(1), the user's guide of GHC
  // ("Expression evaluation mode"), ocaml(1), `bb help`, clojure(1).
  ['r', codeOnly('-e --eval=, -f --file=, --file=, -g --gui=, -d --debugger=, -q --quiet, -s --no-echo')],
  ['elixir', ELIXIR],
  ['iex', ELIXIR],
  [
    'erl',
    codeOnly(
      '-eval --eval=, -pa=, -pz=, -name=, -sname=, -setcookie=, -config=, -boot=, -args_file=, -noshell, -noinput, -detached',
    ),
  ],
  ['groovy', codeOnly('-e --eval=, -cp --classpath=, --classpath=, -c --encoding=, -D --define=, -d --debug')],
  ['scala', codeOnly('-e --eval=, -cp --classpath=, -classpath --classpath=, -i --init=')],
  ['guile', codeOnly('-c --eval=, -l --load=, -L --load-path=, -C --compiled-path=, -x --extension=, -q')],
  ['racket', codeOnly('-e --eval=, --eval=, -f --load=, -t --require=, -l --lib=, -n, -i, -v')],
  [
    'sbcl',
    codeOnly('--eval=, --load=, --core=, --dynamic-space-size=, --control-stack-size=, --userinit=, --sysinit='),
  ],
  ['ghc', codeOnly('-e --eval=, -package --package=')],
  ['ocaml', codeOnly('-e --eval=, -I --include=, -init --init=, -w --warnings=')],
  // ipython(1), the GNU Emacs manual (Action Arguments), expect(1), kotlinlang.org
  // (command-line compiler), 2026-11.
  ['ipython', codeOnly('-c --eval=, -m --module=, --profile=')],
  ['ipython3', codeOnly('-c --eval=, -m --module=, --profile=')],
  [
    'emacs',
    codeOnly(
      '-eval --eval=, --eval=, -execute --eval=, --execute --eval=, -l --load=, -load --load=, --load=, -f --funcall=, -Q, -q',
    ),
  ],
  // `swift --help` of Swift 6, scala-cli.virtuslab.org/docs/commands/run.
  ['swift', codeOnly('-e --eval=, -I --include=, -F --framework=, -L --library=, -D --define=')],
  ['scala-cli', codeOnly('-e --eval=, --dep=, --jar=, -S --scala=, -j --jvm=')],
  ['expect', codeOnly('-c --eval=, -f --file=, -D --debug=')],
  ['kotlin', codeOnly('-e --eval=, -expression --eval=, -cp --classpath=, -classpath --classpath=')],
  ['bb', codeOnly('-e --eval=, --eval=, -cp --classpath=, --classpath=, --config=')],
  ['clojure', CLOJURE],
  ['clj', CLOJURE],
  ['rscript', { options: optionTable('-e --eval=, --vanilla, --no-save'), code: ['--eval'] }],
  [
    'julia',
    {
      options: optionTable(
        '-e --eval=, -E --print=, -L --load=, -J --sysimage=, -t --threads=, -p --procs=, -C --cpu-target=, -O, -i',
      ),
      code: ['--eval', '--print'],
    },
  ],
  ['osascript', { options: optionTable('-e --eval=, -l --language=, -s --style=, -i'), code: ['--eval'] }],
  [
    'java',
    {
      options: optionTable(
        '-jar --jar=, -cp --class-path=, -classpath --class-path=, --class-path=, -p --module-path=, --module-path=, -m --module=, ' +
          '--module=, --add-modules=, --add-opens=, --add-exports=, --add-reads=, --upgrade-module-path=, --source=',
      ),
      code: [],
      file: ['--jar', '--module'],
    },
  ],
  [
    'bun',
    {
      options: optionTable(
        '-e --eval=, -p --print=, -r --preload=, --require=, --import=, --cwd=, -c --config=, --env-file=, --tsconfig-override=, ' +
          '-d --define=, -l --loader=, --conditions=, -F --filter=, --shell=, --port=, --elide-lines=, -b --bun, --hot, --watch, --smol, --silent, -i',
      ),
      code: ['--eval', '--print'],
    },
  ],
  [
    'deno',
    {
      options: optionTable(
        '-c --config=, --import-map=, -L --log-level=, --location=, --seed=, --port=, --host=, --cert=, --ext=, --preload=, ' +
          '--node-modules-dir, -A --allow-all, -R --allow-read, -W --allow-write, -N --allow-net, -E --allow-env, -S --allow-sys, ' +
          '-I --allow-import, -P --permission-set, -q --quiet, -r --reload, -y --yes',
      ),
      code: [],
    },
  ],
  [
    'go',
    {
      options: optionTable(
        '-C=, -tags=, -ldflags=, -gcflags=, -modfile=, -exec=, -p=, -overlay=, -o=, -race, -x, -v, -a, -n, -work',
      ),
      code: [],
    },
  ],
  [
    'dotnet',
    {
      options: optionTable(
        '-p --project=, --project=, --file=, -c --configuration=, -f --framework=, -r --runtime=, -a --arch=, --os=, ' +
          '-lp --launch-profile=, --launch-profile=, -v --verbosity=, -e --environment=, --property=, --depsfile=, --runtimeconfig=, ' +
          '--additionalprobingpath=, --fx-version=, --roll-forward=, --no-build, --no-restore',
      ),
      code: [],
    },
  ],
  [
    'jbang',
    {
      options: optionTable(
        '-j --java=, --deps=, -m --main=, --repos=, --cp=, -s --sources=, --files=, -R --runtime-option=, -C --compile-option=, ' +
          '-D --define=, -d --debug=, --config=, -c --code=, --fresh, --quiet, -o --offline',
      ),
      code: ['--code'],
    },
  ],
])

/** Other names of the interpreters above; file runners that share an interpreter's options closely enough. */
export const INTERPRETER_ALIASES: ReadonlyMap<string, string> = new Map([
  ['nodejs', 'node'],
  ['ts-node-esm', 'ts-node'],
  ['ts-node-dev', 'ts-node'],
  ['vite-node', 'tsx'],
  ['jiti', 'tsx'],
  ['esrun', 'tsx'],
  ['javaw', 'java'],
  ['jruby', 'ruby'],
  ['luajit', 'lua'],
])

export const DNX_OPTIONS = optionTable(
  '--version=, --source=, --add-source=, --configfile=, -v --verbosity=, --framework=, --tool-manifest=, --allow-roll-forward, ' +
    '--prerelease, -y --yes, --interactive, --ignore-failed-sources, --disable-parallel, --no-http-cache',
)

/** ruby/rubygems, lib/rubygems/commands/exec_command.rb and install_update_options.rb, read 2026-12 (3.7). */
export const GEM_OPTIONS = optionTable(
  '-v --version=, -g --gem=, -s --source=, --platform=, --config-file=, -i --install-dir=, -n --bindir=, --document=, --build-root=, ' +
    '-P --trust-policy=, --without=, -B --bulk-threshold=, -p --http-proxy=, --pre --prerelease, --conservative, --clear-sources, ' +
    '-l --local, -r --remote, -b --both, -N --no-document, -f --force, -w --wrappers, -E --env-shebang, -V --verbose, -q --quiet, --silent, --norc',
)

/** get-coursier.io/docs/reference-launch (2.1), read 2026-12. */
export const COURSIER_OPTIONS = optionTable(
  '-r --repository=, -M --main-class=, -E --exclude=, --scala-version=, -e --scala=, --jvm=, --java-opt=, -D --property=, ' +
    '--channel=, --extra-jars=, --jvm-dir=, --jvm-index=, --cache=, --mode=, -l --ttl=, --parallel=, --credentials=, ' +
    '-V --force-version=, --dependency-file=, --fork, --no-default, --contrib, -q --quiet, -v --verbose',
)

/** POSIX.1-2024 awk, gawk 5.3. */
export const AWK_OPTIONS = optionTable(
  '-F --field-separator=, -f --file=, -v --assign=, -e --source=, -i --include=, -l --load=, -E --exec=',
)

export const PYTHON_OPTIONS = optionTable(
  '-W=, -X=, --check-hash-based-pycs=, -b, -B, -d, -E, -i, -I, -O, -P, -q, -s, -S, -u, -v, -x',
)

/** Packages whose program starts something else, by ecosystem and name; the value is the program that reads the arguments. */
export const PACKAGE_PROGRAMS: ReadonlyMap<string, string> = new Map([
  ['npm:tsx', 'tsx'],
  ['npm:ts-node', 'ts-node'],
  ['npm:nodemon', 'nodemon'],
  ['npm:node', 'node'],
  ['npm:bun', 'bun'],
  ['npm:deno', 'deno'],
  ['npm:npm', 'npm'],
  ['npm:npx', 'npx'],
  ['npm:pnpm', 'pnpm'],
  ['npm:vite-node', 'vite-node'],
  ['npm:zx', 'zx'],
  ['npm:chokidar-cli', 'chokidar'],
  ['npm:jiti', 'jiti'],
  ['npm:cross-env', 'cross-env'],
  ['npm:concurrently', 'concurrently'],
  ['npm:start-server-and-test', 'start-server-and-test'],
  ['npm:pm2', 'pm2'],
  ['npm:onchange', 'onchange'],
  ['npm:tsc-watch', 'tsc-watch'],
  ['npm:@devcontainers/cli', 'devcontainer'],
  ['npm:varlock', 'varlock'],
  ['npm:vlt', 'vlt'],
  ['npm:cross-env-shell', 'cross-env-shell'],
  ['npm:env-cmd', 'env-cmd'],
  ['npm:dotenv-cli', 'dotenv'],
  ['npm:@dotenvx/dotenvx', 'dotenvx'],
  ['npm:@infisical/cli', 'infisical'],
  ['npm:@railway/cli', 'railway'],
  ['npm:heroku', 'heroku'],
  ['npm:@anthropic-ai/sandbox-runtime', 'srt'],
  ['npm:mcp-remote', 'mcp-remote'],
  ['npm:supergateway', 'supergateway'],
  ['npm:mcp-proxy', 'mcp-proxy'],
  ['npm:@modelcontextprotocol/inspector', 'mcp-inspector'],
  ['pypi:mcp-proxy', 'mcp-proxy'],
  ['pypi:fastmcp-remote', 'fastmcp-remote'],
  ['pypi:mcp-proxy-for-aws', 'mcp-proxy-for-aws'],
  ['pypi:mcpo', 'mcpo'],
  ['pypi:fastmcp', 'fastmcp'],
  ['pypi:mcp', 'mcp'],
  ['pypi:uv', 'uv'],
  ['pypi:pipx', 'pipx'],
  ['pypi:python', 'python'],
  ['pypi:python-dotenv', 'dotenv'],
])

/**
 * Names that can hardly be anything but the program we know by them. Where a word may be a program or an argument (after
 * an image, after `uv run`), these decide.
 */
export const LAUNCHERS = wordSet(
  'npx npm pnpm pnpx pnx vlx nlx yarn bun bunx node nodejs deno tsx ts-node uv uvx uvenv pipx python py pypy go dotnet dnx java jbang coursier ruby gem perl ' +
    'php docker podman nerdctl docker-compose sh bash zsh dash ash fish ksh cmd powershell pwsh busybox env cross-env sudo op ' +
    'doppler dotenvx infisical mcp-remote supergateway mcp-proxy mcpo fastmcp mcp nice nohup timeout poetry pipenv pdm hatch ' +
    'rye conda mise asdf ssh wsl corepack xvfb-run pm2 pm2-runtime concurrently start-server-and-test',
)

/** Runners that start a published package: after an image, nobody means anything else by them. */
export const PACKAGE_RUNNERS: ReadonlySet<string> = new Set([
  'npx',
  'bunx',
  'uvx',
  'pipx',
  'pnpx',
  'pnx',
  'vlx',
  'nlx',
  'dnx',
  'sh',
  'bash',
  'ash',
  'dash',
  'zsh',
])

/** Images of language runtimes and plain systems, whose first argument is the program to start (Docker Hub, 2026-10). */
export const RUNTIME_IMAGES = wordSet(
  'node python bun deno uv golang ruby php openjdk eclipse-temurin amazoncorretto alpine ubuntu debian fedora busybox ' +
    'playwright jbang sdk rust javascript-node typescript-node',
)

/** Runners of packages that hand a string to a shell: `npx -c`, `npm exec --call`, `pnpm dlx --shell-mode`, `bun exec`. */
const RUNNER_SHELLS: ReadonlySet<string> = new Set(['npx', 'npm exec', 'npm x', 'pnpm dlx', 'pnpm exec', 'bun exec'])

/** Interpreters that a machine has without any package. */
const ON_THE_MACHINE = /^(?:nodejs|node|python[\d.]{0,6})$/

/** A command line that a runner's shell needs for nothing but a `~`: one program that no package brings, told in full. */
export function startsOwnProgram({ plain, script, commands }: ShellStep): boolean {
  const [only, ...others] = commands
  if (!plain || !script || !isLiteral(script) || others.length > 0) return false
  const [program, file] = (only?.words ?? []).map(({ value }) => value)
  if (program?.startsWith('~/')) return true
  // Code in an argument, `node -e …`, is more than a program that lies somewhere.
  return program !== undefined && ON_THE_MACHINE.test(program) && file !== undefined && !file.startsWith('-')
}

/** Whether the shell of a step is one that a package runner starts. */
export function isRunnerShell({ program }: { readonly program: string }): boolean {
  return RUNNER_SHELLS.has(program)
}

/**
 * Programs that start another program, which stands among their arguments: the options before it and what else comes first.
 * Facts from each tool's manual page or documentation, read 2026-10: GNU coreutils 9.7, util-linux 2.41, sudo 1.9, doas,
 * 1Password CLI 2.32, Doppler CLI 3.75, dotenvx 1.5, dotenv-cli 10, Infisical CLI 0.42, chamber 3, aws-vault 7, Teller 2,
 * sops 3.10, direnv 2.37, mise 2026.9, asdf 0.18, Volta 2, fnm 1.38, systemd 258, firejail 0.9, bubblewrap 0.11, WSL 2.6,
 * OpenSSH 10, Flatpak 1.16, Poetry 2, pdm 2.25, Hatch 1.14, Rye 0.44, conda 25, findutils 4.10, procps-ng 4.0, tmux 3.5,
 * GNU Screen 5, GNU Parallel 2025, strace 6, proxychains-ng 4.17, watchexec 2, entr 5. Read 2026-11: docs.railway.com/cli/run,
 * heroku/cli docs/local.md, jetify-com/devbox `devbox run`, anthropic-experimental/sandbox-runtime src/cli.ts, Pulumi
 * `esc run`, Keeper `ksm exec`, Proton `pass-cli run`, jdx/fnox `fnox exec`, flox.dev/docs/man (flox-run, flox-activate),
 * pixi.prefix.dev `pixi exec`. What sends a command
 * to another machine's shell (`fly ssh console`, `heroku run`) starts nothing here.
 */

import type { WrapperStep } from '../../model.ts'
import type { OptionTable, OptionVariables } from './option-table.ts'
import { completingTable, optionTable } from './option-table.ts'
import { rarerWrappers } from './rarer-wrappers.ts'

export interface Wrapper {
  readonly does: WrapperStep['does']
  /** The words that make it a wrapper, any of them (`netns exec` is two); without them it is a program of its own. */
  readonly verbs?: readonly string[]
  /** Words that change nothing: `dotenv run -- cmd` of Python beside `dotenv cmd` of Node. */
  readonly maySay?: readonly string[]
  readonly options: OptionTable
  /** Words between the options and the program: a duration, a profile, a host. */
  readonly skip?: number
  /** Full names of options that stand for those words: `runuser -u user program` beside `runuser user -c string`. */
  readonly insteadOfSkip?: readonly string[]
  /** A word between them that may be left out: a version. */
  readonly skips?: RegExp
  /** There may be more than one of them. */
  readonly skipsAll?: true
  /** What it hands to the program, rather than a part of its command, begins here. */
  readonly until?: RegExp
  /** More of such words may follow, up to `--`. */
  readonly skipToDashes?: true
  /** `NAME=value` words before the program. */
  readonly assignments?: true
  readonly variables?: OptionVariables
  /** What remains is one string for a shell. */
  readonly script?: true
  /** Full name of an option whose value is a string for a shell. */
  readonly scriptOption?: string
  /** Full names of options whose value is the program, the first that is given; its arguments are what remains. */
  readonly programOptions?: readonly string[]
  /** Fewer words than a program needs: what runs is named by the wrapper itself (`flatpak run org.example.App`). */
  readonly names?: true
}

const NONE = optionTable('-h --help')

const SUDO: Wrapper = {
  does: 'elevation',
  options: completingTable(
    '-u --user=, -g --group=, -h --host=, -p --prompt=, -C --close-from=, -r --role=, -t --type=, -T --command-timeout=, ' +
      '-U --other-user=, -R --chroot=, -D --chdir=, -a --auth-type=, -c --login-class=, --preserve-env, -E --preserve-env, ' +
      '-n --non-interactive, -S --stdin, -H --set-home, -i --login, -s --shell, -k --reset-timestamp, -b --background, -A --askpass',
  ),
  assignments: true,
}

const CONDA: Wrapper = {
  does: 'environment',
  verbs: ['run'],
  options: optionTable(
    '-n --name=, -p --prefix=, --cwd=, -e --env=, -v --verbose, --live-stream, --no-capture-output, --no-capture, -a --attach=, --clean-env',
  ),
}

const MISE: Wrapper = {
  does: 'environment',
  verbs: ['exec', 'x'],
  options: optionTable(
    '-C --cd=, -E --env=, -j --jobs=, -c --command=, -q --quiet, -v --verbose, -y --yes, --raw, --fresh-env',
  ),
  skipToDashes: true,
  scriptOption: '--command',
}

const KUBECTL_EXEC: Wrapper = {
  does: 'other-machine',
  verbs: ['exec'],
  options: optionTable(
    '-c --container=, -n --namespace=, --context=, --kubeconfig=, --cluster=, --user=, -f --filename=, --pod-running-timeout=, -i --stdin, -t --tty, -q --quiet',
  ),
  skip: 1,
}

const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
  // Environment
  ['cross-env', { does: 'environment', options: NONE, assignments: true }],
  ['cross-env-shell', { does: 'environment', options: NONE, assignments: true, script: true }],
  ['with-env', { does: 'environment', options: NONE, assignments: true }],
  [
    'env-cmd',
    {
      does: 'environment',
      options: optionTable(
        '-f --file=, -r --rc-file=, -e --environments=, --fallback, --no-override, --use-shell, -x --expand-envs',
      ),
    },
  ],
  [
    'dotenv',
    {
      does: 'environment',
      options: optionTable(
        '-e --env=, -f --file=, -p --print=, -v --variable=, -c --cascade, -o --override, -q --quote=',
      ),
      maySay: ['run'],
    },
  ],
  ['direnv', { does: 'environment', verbs: ['exec'], options: NONE, skip: 1 }],
  ['mise', MISE],
  ['rtx', MISE],
  ['asdf', { does: 'environment', verbs: ['exec'], options: NONE }],
  [
    'nvm',
    {
      does: 'environment',
      verbs: ['exec', 'run'],
      options: optionTable('--silent, --lts'),
      skips: /^(?:v?\d|lts|node$|stable$|system$|default$|iojs)/,
    },
  ],
  [
    'volta',
    {
      does: 'environment',
      verbs: ['run'],
      options: optionTable('--node=, --npm=, --pnpm=, --yarn=, --env=, --bundled-npm, --no-yarn, --no-pnpm'),
    },
  ],
  [
    'fnm',
    {
      does: 'environment',
      verbs: ['exec'],
      options: optionTable('--using=, --fnm-dir=, --arch=, --node-dist-mirror=, --log-level='),
    },
  ],
  ['rbenv', { does: 'environment', verbs: ['exec'], options: NONE }],
  ['pyenv', { does: 'environment', verbs: ['exec'], options: NONE }],
  [
    'poetry',
    {
      does: 'environment',
      verbs: ['run'],
      options: optionTable(
        '-C --directory=, -P --project=, -n --no-interaction, -q --quiet, -v --verbose, --no-ansi, --no-plugins',
      ),
    },
  ],
  [
    'pipenv',
    {
      does: 'environment',
      verbs: ['run'],
      options: optionTable('--python=, --pypi-mirror=, --system, -q --quiet, -v --verbose'),
    },
  ],
  [
    'pdm',
    {
      does: 'environment',
      verbs: ['run'],
      options: optionTable(
        '-p --project=, -c --config=, --venv=, -s --site-packages, -j --json, --recreate, -q --quiet, -v --verbose',
      ),
    },
  ],
  [
    'hatch',
    {
      does: 'environment',
      verbs: ['run'],
      options: optionTable('-e --env=, -p --project=, --data-dir=, --cache-dir=, --config=, -v --verbose, -q --quiet'),
    },
  ],
  ['rye', { does: 'environment', verbs: ['run'], options: optionTable('--pyproject=, -l --list') }],
  [
    'pixi',
    {
      does: 'environment',
      verbs: ['run', 'exec', 'x'],
      options: optionTable(
        '-e --environment=, --manifest-path=, -s --spec=, -w --with=, -c --channel=, -p --platform=, --frozen, --locked, ' +
          '-x --executable, --force-reinstall, --no-modify-ps1',
      ),
    },
  ],
  ['conda', CONDA],
  ['mamba', CONDA],
  // docs of mamba 2, micromamba-installation and `micromamba run --help`: where its environments are comes before the verb.
  [
    'micromamba',
    { ...CONDA, options: optionTable('-r --root-prefix=, --rc-file=, --log-level=, --no-rc, --no-env', CONDA.options) },
  ],
  ['bundle', { does: 'environment', verbs: ['exec'], options: optionTable('--gemfile=') }],
  ['corepack', { does: 'environment', options: NONE }],
  // What is no script of `devbox.json` is a command.
  [
    'devbox',
    {
      does: 'environment',
      verbs: ['run'],
      options: optionTable(
        '-c --config=, -e --env=, --env-file=, --environment=, --pure, -q --quiet, -o --omit-nix-env, --recompute, -l --list',
      ),
    },
  ],
  [
    'flox',
    {
      does: 'environment',
      verbs: ['run', 'activate'],
      options: optionTable(
        '-p --package=, -d --dir=, -r --reference=, -m --mode=, -c --command=, -t --trust, -s --start-services, -v --verbose, -q --quiet',
      ),
      scriptOption: '--command',
    },
  ],
  // Secrets
  [
    'op',
    {
      does: 'secrets',
      verbs: ['run'],
      options: optionTable(
        '--env-file=, --account=, --config=, --session=, --encoding=, --format=, --environment=, --no-masking, --cache, --debug',
      ),
    },
  ],
  [
    'doppler',
    {
      does: 'secrets',
      verbs: ['run'],
      options: optionTable(
        '-p --project=, -c --config=, -t --token=, --scope=, --api-host=, --command=, --fallback=, --mount=, --mount-format=, --mount-template=, --mount-max-reads=, --name-transformer=, --only-secrets=, --preserve-env, --config-dir=, --configuration=, --passphrase=, --timeout=, --silent',
      ),
      scriptOption: '--command',
    },
  ],
  [
    'dotenvx',
    {
      does: 'secrets',
      verbs: ['run'],
      options: optionTable(
        '-f --env-file=, -fk --env-keys-file=, -fv --env-vault-file=, -e --env=, -l --log-level=, --convention=, -o --overload, -q --quiet, -v --verbose, --strict',
      ),
    },
  ],
  [
    'infisical',
    {
      does: 'secrets',
      verbs: ['run'],
      options: optionTable(
        '-e --env=, --path=, -t --tags=, -c --command=, --projectId=, --token=, --domain=, --log-level=, --project-config-dir=, --recursive, --watch, --secret-overriding, --expand, --include-imports',
      ),
      scriptOption: '--command',
    },
  ],
  [
    'chamber',
    {
      does: 'secrets',
      verbs: ['exec'],
      options: optionTable(
        '-b --backend=, -r --retries=, --backend-s3-bucket=, --kms-key-alias=, --strict, --pristine, --strict-value=',
      ),
      skip: 1,
      skipToDashes: true,
    },
  ],
  [
    'aws-vault',
    {
      does: 'secrets',
      verbs: ['exec'],
      options: optionTable(
        '-d --duration=, --region=, --mfa-token=, -t --mfa-token=, --backend=, --prompt=, --config=, -n --no-session, --json, --server, --ecs-server, --debug',
      ),
      skip: 1,
    },
  ],
  ['vault-env', { does: 'secrets', options: NONE }],
  ['teller', { does: 'secrets', verbs: ['run'], options: optionTable('-c --config=, --reset, -s --shell, --redact') }],
  [
    'sops',
    {
      does: 'secrets',
      verbs: ['exec-env', 'exec-file'],
      options: optionTable(
        '--user=, --input-type=, --output-type=, --filename=, --background, --pristine, --same-process, --no-fifo',
      ),
      skip: 1,
      script: true,
    },
  ],
  [
    'secretspec',
    { does: 'secrets', verbs: ['run'], options: optionTable('-p --provider=, -P --profile=, -f --file=') },
  ],
  [
    'bws',
    {
      does: 'secrets',
      verbs: ['run'],
      options: optionTable(
        '-t --access-token=, --project-id=, --shell=, -u --server-url=, -p --profile=, -f --config-file=, --no-inherit-env, --uuids-as-keynames',
      ),
    },
  ],
  [
    'railway',
    {
      does: 'secrets',
      verbs: ['run', 'local'],
      options: optionTable(
        '-s --service=, -e --environment=, -p --project=, --no-local, -v --verbose, -y --yes, --json',
      ),
    },
  ],
  ['heroku', { does: 'secrets', verbs: ['local:run'], options: optionTable('-e --env=, -p --port=') }],
  [
    'esc',
    { does: 'secrets', verbs: ['run'], options: optionTable('--env=, -l --lifetime=, -i --interactive'), skip: 1 },
  ],
  [
    'ksm',
    { does: 'secrets', verbs: ['exec'], options: optionTable('--ini-file=, -p --profile-name=, --capture-output') },
  ],
  ['pass-cli', { does: 'secrets', verbs: ['run'], options: optionTable('--env-file=, --no-masking') }],
  [
    'fnox',
    { does: 'secrets', verbs: ['exec', 'x', 'run'], options: optionTable('-c --config=, -P --profile=, -v --verbose') },
  ],
  ['envchain', { does: 'secrets', options: NONE, skip: 1 }],
  // Elevation
  ['sudo', SUDO],
  ['gsudo', SUDO],
  ['sudo-rs', SUDO],
  [
    'doas',
    {
      does: 'elevation',
      options: optionTable('-u --user=, -C --config=, -a --auth=, -n --non-interactive, -s --shell, -L --clear'),
    },
  ],
  [
    'run0',
    {
      does: 'elevation',
      options: optionTable(
        '-u --user=, -g --group=, -D --chdir=, --unit=, --property=, --description=, --slice=, --nice=, --setenv=, --background=, --machine=, --no-ask-password, --slice-inherit, --pty, --pipe',
      ),
    },
  ],
  ['pkexec', { does: 'elevation', options: optionTable('--user=, --disable-internal-agent, --keep-cwd') }],
  [
    'su',
    {
      does: 'elevation',
      options: completingTable(
        '-c --command=, -s --shell=, -g --group=, -G --supp-group=, -l --login, -m --preserve-environment, -p --preserve-environment',
      ),
      scriptOption: '--command',
      skip: 1,
    },
  ],
  // Other machines
  [
    'ssh',
    {
      does: 'other-machine',
      options: optionTable(
        '-b=, -c=, -D=, -E=, -e=, -F=, -I=, -i=, -J=, -L=, -l=, -m=, -O=, -o=, -P=, -p=, -Q=, -R=, -S=, -W=, -w=, -B=, -4, -6, -A, -a, -C, -f, -G, -g, -K, -k, -M, -N, -n, -q, -s, -T, -t, -V, -v, -X, -x, -Y, -y',
      ),
      skip: 1,
      script: true,
    },
  ],
  [
    'wsl',
    {
      does: 'other-machine',
      options: optionTable(
        '-d --distribution=, -u --user=, --cd=, --shell-type=, --distribution-id=, -e --exec, --system',
      ),
    },
  ],
  ['kubectl', KUBECTL_EXEC],
  ['oc', { ...KUBECTL_EXEC, verbs: ['exec', 'rsh'] }],
  // colima 0.8: each stands for a program of its machine.
  [
    'colima',
    { does: 'other-machine', verbs: ['ssh'], options: optionTable('-p --profile=, -v --verbose, --very-verbose') },
  ],
  ['lima', { does: 'other-machine', options: NONE }],
  ['limactl', { does: 'other-machine', verbs: ['shell'], options: optionTable('--workdir=, --shell='), skip: 1 }],
  // Sandboxes
  [
    'unshare',
    {
      does: 'sandbox',
      options: completingTable(
        '-S --setuid=, -G --setgid=, -R --root=, -w --wd=, --map-user=, --map-group=, --map-users=, --map-groups=, --propagation=, --setgroups=, -m --mount, -u --uts, -i --ipc, -n --net, -p --pid, -U --user, -C --cgroup, -T --time, -f --fork, -r --map-root-user, -c --map-current-user',
      ),
    },
  ],
  ['firejail', { does: 'sandbox', options: NONE }],
  [
    'bwrap',
    {
      does: 'sandbox',
      options: optionTable(
        '--args=, --argv0=, --userns=, --userns2=, --pidns=, --uid=, --gid=, --hostname=, --chdir=, --setenv==, --unsetenv=, --lock-file=, --sync-fd=, --bind==, --bind-try==, --dev-bind==, --dev-bind-try==, --ro-bind==, --ro-bind-try==, --bind-fd==, --ro-bind-fd==, --remount-ro=, --overlay-src=, --overlay===, --tmp-overlay=, --ro-overlay=, --exec-label=, --file-label=, --proc=, --dev=, --tmpfs=, --mqueue=, --dir=, --file==, --bind-data==, --ro-bind-data==, --symlink==, --seccomp=, --add-seccomp-fd=, --block-fd=, --userns-block-fd=, --info-fd=, --json-status-fd=, --cap-add=, --cap-drop=, --perms=, --size=, --chmod==',
      ),
    },
  ],
  ['sandbox-exec', { does: 'sandbox', options: optionTable('-f=, -n=, -p=, -D=, -t=') }],
  // Anthropic's, of npm's `@anthropic-ai/sandbox-runtime`.
  [
    'srt',
    {
      does: 'sandbox',
      options: optionTable('-d --debug, -s --settings=, -c=, --control-fd='),
      scriptOption: '-c',
    },
  ],
  [
    'systemd-run',
    {
      does: 'sandbox',
      options: optionTable(
        '--unit=, -u --unit=, -p --property=, --description=, --slice=, -E --setenv=, --working-directory=, --uid=, --gid=, --nice=, -H --host=, -M --machine=, --service-type=, --user, --system, --scope, -P --pipe, -t --pty, -q --quiet, -G --collect, -d --same-dir, -r --remain-after-exit, --wait',
      ),
    },
  ],
  [
    'flatpak',
    {
      does: 'sandbox',
      verbs: ['run'],
      options: optionTable(
        '--branch=, --arch=, --command=, --cwd=, --filesystem=, --share=, --socket=, --env=, --runtime=, --user, --system, --devel',
      ),
      names: true,
    },
  ],
  ['chroot', { does: 'sandbox', options: completingTable('--userspec=, --groups='), skip: 1 }],
  [
    'toolbox',
    { does: 'sandbox', verbs: ['run'], options: optionTable('-c --container=, -d --distro=, -r --release=') },
  ],
  [
    'distrobox',
    {
      does: 'sandbox',
      verbs: ['enter'],
      options: optionTable('-n --name=, -a --additional-flags=, -e --exec'),
      skip: 1,
    },
  ],
  // The rest: priorities, limits, displays, process groups
  ['nice', { does: 'other', options: completingTable('-n --adjustment=') }],
  ['ionice', { does: 'other', options: completingTable('-c --class=, -n --classdata=, -t --ignore') }],
  ['nohup', { does: 'other', options: NONE }],
  ['setsid', { does: 'other', options: completingTable('-c --ctty, -f --fork, -w --wait') }],
  [
    'time',
    {
      does: 'other',
      options: completingTable('-f --format=, -o --output=, -a --append, -v --verbose, -p --portability'),
    },
  ],
  [
    'timeout',
    {
      does: 'other',
      options: completingTable('-k --kill-after=, -s --signal=, -v --verbose, -f --foreground, -p --preserve-status'),
      skip: 1,
    },
  ],
  ['stdbuf', { does: 'other', options: completingTable('-i --input=, -o --output=, -e --error=') }],
  ['taskset', { does: 'other', options: completingTable('-c --cpu-list, -a --all-tasks'), skip: 1 }],
  [
    'xvfb-run',
    {
      does: 'other',
      options: completingTable(
        '-n --server-num=, -e --error-file=, -f --auth-file=, -p --xauth-protocol=, -s --server-args=, -w --wait=, -a --auto-servernum, -l --listen-tcp',
      ),
    },
  ],
  [
    'nsenter',
    {
      does: 'other',
      options: completingTable(
        '-t --target=, -S --setuid=, -G --setgid=, -m --mount, -u --uts, -i --ipc, -n --net, -p --pid, -C --cgroup, -U --user, ' +
          '-T --time, -r --root, -w --wd, -W --wdns=, -e --env, -F --no-fork, -Z --follow-context, -a --all, --preserve-credentials',
      ),
    },
  ],
  [
    'runuser',
    {
      does: 'other',
      options: completingTable(
        '-u --user=, -c --command=, -s --shell=, -g --group=, -G --supp-group=, -w --whitelist-environment=, -l --login, ' +
          '-m --preserve-environment, -p --preserve-environment, -f --fast, -P --pty',
      ),
      scriptOption: '--command',
      skip: 1,
      insteadOfSkip: ['--user'],
    },
  ],
  ['sg', { does: 'other', options: optionTable('-c --command='), scriptOption: '--command', skip: 1 }],
  [
    'setpriv',
    {
      does: 'other',
      options: completingTable(
        '--reuid=, --regid=, --groups=, --securebits=, --pdeathsig=, --bounding-set=, --inh-caps=, --ambient-caps=, ' +
          '--selinux-label=, --apparmor-profile=, --landlock-access=, --landlock-rule=, --seccomp-filter=, --ptracer=, ' +
          '--init-groups, --clear-groups, --keep-groups, --no-new-privs, --reset-env',
      ),
    },
  ],
  [
    'chrt',
    {
      does: 'other',
      options: completingTable(
        '-b --batch, -d --deadline, -f --fifo, -i --idle, -o --other, -r --rr, -R --reset-on-fork, -a --all-tasks, -m --max, ' +
          '-p --pid, -v --verbose, -T --sched-runtime=, -P --sched-period=, -D --sched-deadline=',
      ),
      skip: 1,
    },
  ],
  ['prlimit', { does: 'other', options: completingTable('-p --pid=, -o --output=, --noheadings, --raw, --verbose') }],
  [
    'strace',
    {
      does: 'other',
      options: completingTable(
        '-o --output=, -e=, -p --attach=, -s --string-limit=, -u --user=, -E --env=, -a=, -I=, -b=, -O=, -S=, -P=, -X=, -U=, ' +
          '-A, -C, -D, -T, -Z, -c, -d, -f, -i, -k, -n, -q, -r, -t, -v, -w, -x, -y, -z',
      ),
    },
  ],
  [
    'ltrace',
    {
      does: 'other',
      options: optionTable(
        '-o --output=, -e=, -p=, -s=, -u=, -l --library=, -a --align=, -n --indent=, -x=, -A=, -D --debug=, -F --config=, ' +
          '-C, -L, -S, -T, -b, -c, -f, -i, -r, -t',
      ),
    },
  ],
  // The loader of Linux itself, under whatever name a machine has it: ld.so(8), musl's `ldso/dynlink.c`.
  [
    'ld.so',
    {
      does: 'other',
      options: optionTable(
        '--preload=, --library-path=, --audit=, --argv0=, --inhibit-rpath=, --glibc-hwcaps-prepend=, --glibc-hwcaps-mask=, ' +
          '--inhibit-cache, --verify, --list',
      ),
      variables: [
        ['--preload', 'LD_PRELOAD'],
        ['--library-path', 'LD_LIBRARY_PATH'],
        ['--audit', 'LD_AUDIT'],
      ],
    },
  ],
  ['proxychains', { does: 'other', options: optionTable('-f=, -q') }],
  ['proxychains4', { does: 'other', options: optionTable('-f=, -q') }],
  ['dbus-run-session', { does: 'other', options: optionTable('--config-file=, --dbus-daemon=') }],
  ['ssh-agent', { does: 'other', options: optionTable('-a=, -E=, -O=, -P=, -t=, -c, -D, -d, -k, -s') }],
  // A console for what Git Bash starts (rprichard/winpty).
  [
    'winpty',
    { does: 'other', options: optionTable('-Xallow-non-tty, -Xplain, -Xcolor, -Xshowkey, --mouse, --showkey') },
  ],
  ['unbuffer', { does: 'other', options: optionTable('-p') }],
  // Those that start it again and again, in another terminal, with a lock, or with words from elsewhere
  [
    'xargs',
    {
      does: 'other',
      options: completingTable(
        '-a --arg-file=, -d --delimiter=, -E=, -I=, -i --replace, -L --max-lines=, -n --max-args=, -P --max-procs=, -s --max-chars=, ' +
          '-J=, -R=, -S=, --process-slot-var=, -0 --null, -e, -l, -o --open-tty, -p --interactive, -r --no-run-if-empty, ' +
          '-t --verbose, -x --exit',
      ),
    },
  ],
  [
    'parallel',
    {
      does: 'other',
      options: optionTable(
        '-j --jobs=, -P --max-procs=, -N --max-replace-args=, -n --max-args=, -L --max-lines=, -I=, -a --arg-file=, -C --colsep=, ' +
          '-d --delimiter=, -S --sshlogin=, --timeout=, --delay=, --retries=, --joblog=, --results=, --halt=, --tmpdir=, ' +
          '--workdir --wd=, --tagstring=, --block=, --env=, -0 --null, -k --keep-order, -u --ungroup, -X, -m, -q --quote, ' +
          '-t --verbose, --will-cite, --bar, --pipe, --tag, --line-buffer',
      ),
      skips: /^:{3,4}\+?$/,
      until: /^:{3,4}\+?$/,
      script: true,
    },
  ],
  [
    'watch',
    {
      does: 'other',
      options: completingTable(
        '-n --interval=, -q --equexit=, -s --shotsdir=, -b --beep, -c --color, -C --no-color, -d --differences, -e --errexit, ' +
          '-f --follow, -g --chgexit, -p --precise, -r --no-rerun, -t --no-title, -w --no-wrap, -x --exec',
      ),
      script: true,
    },
  ],
  [
    'watchexec',
    {
      does: 'other',
      options: optionTable(
        '-w --watch=, -W --watch-non-recursive=, -e --exts=, -f --filter=, -i --ignore=, -o --on-busy-update=, -s --signal=, ' +
          '-d --debounce=, -E --env=, --shell=, --stop-signal=, --stop-timeout=, --delay-run=, --workdir=, --project-origin=, ' +
          '--emit-events-to=, -c --clear, -n, -N --notify, -p --postpone, -q --quiet, -r --restart, -v --verbose, -1',
      ),
      script: true,
    },
  ],
  ['entr', { does: 'other', options: optionTable('-a, -c, -d, -n, -p, -r, -s, -x, -z') }],
  [
    'tmux',
    {
      does: 'other',
      verbs: ['new', 'new-session', 'neww', 'new-window', 'splitw', 'split-window', 'respawn-pane', 'run', 'run-shell'],
      options: optionTable(
        '-c=, -e=, -F=, -f=, -L=, -l=, -n=, -S=, -s=, -T=, -t=, -x=, -y=, -2, -A, -a, -b, -C, -D, -d, -E, -h, -k, -P, -u, -v, -X',
      ),
      script: true,
    },
  ],
  [
    'screen',
    {
      does: 'other',
      options: optionTable(
        '-c=, -e=, -h=, -p=, -S=, -s=, -T=, -t=, -A, -a, -D, -d, -L, -m, -O, -Q, -q, -R, -r, -U, -x',
      ),
    },
  ],
  [
    'flock',
    {
      does: 'other',
      options: completingTable(
        '-c --command=, -E --conflict-exit-code=, -w --wait --timeout=, -e -x --exclusive, -F --no-fork, -n --nb --nonblock, ' +
          '-o --close, -s --shared, -u --unlock, --verbose',
      ),
      scriptOption: '--command',
      skip: 1,
    },
  ],
  [
    'script',
    {
      does: 'other',
      options: completingTable(
        '-c --command=, -I --log-in=, -O --log-out=, -B --log-io=, -T --log-timing=, -m --logging-format=, -E --echo=, ' +
          '-o --output-limit=, -a --append, -e --return, -f --flush, -q --quiet, -t --timing, --force',
      ),
      scriptOption: '--command',
      skip: 1,
    },
  ],
  ['caffeinate', { does: 'other', options: optionTable('-t=, -w=, -d, -i, -m, -s, -u') }],
  ['arch', { does: 'other', options: optionTable('-e=, -d=, -c') }],
  ['tini', { does: 'other', options: optionTable('-p=, -e=, -s, -g, -v, -w') }],
  ['dumb-init', { does: 'other', options: optionTable('-r --rewrite=, -c --single-child, -v --verbose') }],
  ['gosu', { does: 'other', options: NONE, skip: 1 }],
  ['su-exec', { does: 'other', options: NONE, skip: 1 }],
  // From inside a container, on the machine: distrobox-host-exec(1), and github.com/1player/host-spawn, read 2026-11.
  ['distrobox-host-exec', { does: 'other', options: optionTable('-v --verbose, -Y --yes') }],
  ['host-spawn', { does: 'other', options: optionTable('--cwd=, --env=, --pty, --no-pty') }],
  ['flatpak-spawn', { does: 'other', options: optionTable('--env=, --directory=, --host, --watch-bus') }],
])

/** What is known of a wrapper; undefined for programs that are none. Those that few have are made when one is asked about. */
export function wrapperOf(name: string): Wrapper | undefined {
  return WRAPPERS.get(name) ?? rarerWrappers().get(name)
}

/** `env` itself (GNU coreutils 9.7, BSD): `-S` splits a string into words, which `leadingOptions` cannot know. */
export const ENV_OPTIONS = completingTable(
  '-u --unset=, -C --chdir=, -P --path=, -S --split-string=, -a --argv0=, -i --ignore-environment, -0 --null, -v --debug',
)

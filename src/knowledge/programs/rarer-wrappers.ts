/**
 * Wrappers that few configurations have, and that one may have for hiding what it starts. From each tool's manual page, or
 * documentation, read 2026-11: setarch(8) of util-linux 2.41, numactl(8) 2.0.19, ip-netns(8) and ip-vrf(8) of iproute2 6.16,
 * runcon(1) of coreutils 9.7, aa-exec(1) of AppArmor 4.1, systemd-inhibit(1) and machinectl(1) of systemd 258,
 * start-stop-daemon(8) of dpkg 1.22, cgexec(1) of libcgroup 3, fakeroot(1) 1.37, faketime(1) 0.9.10, eatmydata(1),
 * torsocks(1) 2.4, rlwrap(1) 0.46, valgrind(1) 3.25, cpulimit(1), nocache(1), daemonize(1), chpst(8) of runit, daemontools'
 * pages at cr.yp.to, s6 2.13, `lxc exec` and `incus exec` (linuxcontainers.org), buildah-run(1), cri-tools docs/crictl.md,
 * docs.orbstack.dev/machines/commands, pkgx.sh, GNU Guix "Invoking guix shell", tox.wiki `tox exec`, varlock.dev
 * `varlock run`, trifectatechfoundation/sudo-rs, sshpass(1) 1.10, aquaproj.github.io `aqua exec`, cyberark/summon README,
 * gopasspw/gopass docs/commands/env.md, helmfile/vals README, hashicorp/envconsul README, GoogleCloudPlatform/berglas README,
 * versent/saml2aws README, synfinatic/aws-sso-cli docs/commands.md, docs.phase.dev/cli/commands `phase run`.
 */

import { lazy } from '../memoize.ts'
import { completingTable, optionTable } from './option-table.ts'
import type { Wrapper } from './wrappers.ts'

const ADDRESSES = completingTable(
  '-B --32bit, -F --fdpic-funcptrs, -I --short-inode, -L --addr-compat-layout, -R --addr-no-randomize, -S --whole-seconds, ' +
    '-T --sticky-timeouts, -X --read-implies-exec, -Z --mmap-page-zero, -3 --3gb, --4gb, --uname-2.6, -p --pid=, -v --verbose',
)
/** A name of its own for each architecture, as links to `setarch`. */
const SETARCH: Wrapper = { does: 'other', options: ADDRESSES }
const plain = (options: string, skip?: number): Wrapper => ({
  does: 'other',
  options: optionTable(options),
  ...(skip && { skip }),
})

/** ld.so(8) of glibc 2.42, and musl's: started with a program behind its options, it loads that. */
const LOADER = plain(
  '--library-path=, --glibc-hwcaps-prepend=, --glibc-hwcaps-mask=, --inhibit-rpath=, --audit=, --preload=, --argv0=, --inhibit-cache',
)
const LOADERS =
  'ld.so ld-linux.so.2 ld-linux-x86-64.so.2 ld-linux-aarch64.so.1 ld-linux-armhf.so.3 ld-musl-x86_64.so.1 ld-musl-aarch64.so.1'
const EXEC: Wrapper = { does: 'environment', verbs: ['exec'], options: optionTable('-h --help') }
/** `run` of those that read a Procfile (foreman(1), honcho, forego, overmind). */
const PROCFILE: Wrapper = {
  does: 'environment',
  verbs: ['run'],
  options: optionTable('-e --env=, -f --procfile=, -p --port=, -d --root=, -m --formation='),
}
/** `wait-for-it host:port -t 5 -- program` (vishnubob/wait-for-it, eficode/wait-for). */
const WAITS: Wrapper = {
  does: 'other',
  options: optionTable('-h --host=, -p --port=, -t --timeout=, -s --strict, -q --quiet'),
  skipToDashes: true,
}

const LXC_EXEC: Wrapper = {
  does: 'other-machine',
  verbs: ['exec'],
  options: optionTable(
    '--cwd=, --env=, --user=, --group=, --mode=, --project=, -n --disable-stdin, -t --force-interactive, ' +
      '-T --force-noninteractive, -q --quiet, -v --verbose, --debug',
  ),
  skip: 1,
}

const ORB: Wrapper = {
  does: 'other-machine',
  maySay: ['run'],
  options: optionTable('-m --machine=, -u --user=, -w --workdir=, -p --path, -s --shell'),
}

/** moonrepo.dev/docs/proto/commands/exec, read 2026-11. */
export const PROTO: Wrapper = {
  does: 'environment',
  verbs: ['exec', 'x'],
  options: optionTable('--shell=, --tools-from-config, --raw, --log=, -c --config-mode='),
  skipToDashes: true,
}

/** concurrently 9, `concurrently --help`, read 2026-11: each of the other words is a command line. */
export const CONCURRENTLY_OPTIONS = optionTable(
  '-m --max-processes=, -n --names=, --name-separator=, -s --success=, -p --prefix=, -c --prefix-colors=, ' +
    '-l --prefix-length=, -t --timestamp-format=, --default-input-target=, --restart-tries=, --restart-after=, --hide=, ' +
    '--teardown=, --kill-signal --ks=, --shell=, -r --raw, --no-color, --pad-prefix, -g --group, --timings, ' +
    '-P --passthrough-arguments, -i --handle-input, -k --kill-others, --kill-others-on-fail',
)

export const rarerWrappers = lazy(
  () =>
    new Map<string, Wrapper>([
      // The word for the architecture may be left out.
      [
        'setarch',
        {
          ...SETARCH,
          skips:
            /^(?:linux(?:32|64)|uname26|i[3-6]86|x86_64|amd64|a(?:rm|arch)\w{0,8}|(?:ppc|mips|sparc|s390|riscv|loongarch|parisc|alpha|ia64)\w{0,8})$/,
        },
      ],
      ...['linux32', 'linux64', 'i386', 'x86_64', 'uname26'].map((name) => [name, SETARCH] as const),
      [
        'numactl',
        {
          does: 'other',
          options: completingTable(
            '-i --interleave=, -w --weighted-interleave=, -p --preferred=, -P --preferred-many=, -C --physcpubind=, ' +
              '-N --cpunodebind=, -m --membind=, -l --localalloc, -a --all, -b --balancing',
          ),
        },
      ],
      [
        'ip',
        {
          does: 'other',
          verbs: ['netns exec', 'vrf exec'],
          options: optionTable(
            '-a -all --all, -n -netns --netns=, -b -batch --batch=, -f -family --family=, -l -loops --loops=',
          ),
          skip: 1,
          insteadOfSkip: ['--all'],
        },
      ],
      // A whole context stands for its parts.
      [
        'runcon',
        {
          does: 'other',
          options: completingTable('-c --compute, -t --type=, -u --user=, -r --role=, -l --range='),
          skip: 1,
          insteadOfSkip: ['--compute', '--type', '--user', '--role', '--range'],
        },
      ],
      [
        'aa-exec',
        {
          does: 'sandbox',
          options: completingTable(
            '-p --profile=, -n --namespace=, -f --file=, -i --immediate, -v --verbose, -d --debug',
          ),
        },
      ],
      [
        'systemd-inhibit',
        {
          does: 'other',
          options: completingTable('--what=, --who=, --why=, --mode=, --no-pager, --no-legend, --no-ask-password'),
        },
      ],
      [
        'start-stop-daemon',
        {
          does: 'other',
          options: completingTable(
            '-S --start, -x --exec=, -a --startas=, -p --pidfile=, --pid=, --ppid=, -n --name=, -u --user=, -g --group=, ' +
              '-c --chuid=, -s --signal=, -r --chroot=, -d --chdir=, -N --nicelevel=, -P --procsched=, -I --iosched=, -k --umask=, ' +
              '-R --retry=, -O --output=, --notify-timeout=, --notify-await, -b --background, -C --no-close, -m --make-pidfile, ' +
              '--remove-pidfile, -t --test, -o --oknodo, -q --quiet, -v --verbose',
          ),
          programOptions: ['--startas', '--exec'],
        },
      ],
      ['cgexec', plain('-g=, -r=, -b, --sticky')],
      // `.host` is this machine.
      [
        'machinectl',
        {
          does: 'other',
          verbs: ['shell'],
          options: completingTable('-E --setenv=, --uid=, -H --host=, -M --machine=, -q --quiet, --no-ask-password'),
          skip: 1,
        },
      ],
      [
        'fakeroot',
        {
          does: 'other',
          options: completingTable('-l --lib=, -f --faked=, -i=, -s=, -b --fd-base=, -u --unknown-is-real'),
        },
      ],
      ['faketime', plain('-f, -m, -p=, --exclude-monotonic, --disable-monotonic-fix', 1)],
      ['eatmydata', plain('')],
      // nix-community/comma, src/main.rs, read 2026-11: it starts what nixpkgs has of this name.
      [
        ',',
        {
          does: 'environment',
          options: optionTable('-P --picker=, -F --nixpkgs-flake=, -d --delete-entry, -e --empty-cache, -u --update'),
        },
      ],
      ['sshpass', plain('-f=, -d=, -p=, -P=, -e, -v, -h, -V')],
      [
        'torsocks',
        {
          does: 'other',
          options: completingTable(
            '-u --user=, -p --pass=, -a --address=, -P --port=, -i --isolate, -d --debug, -q --quiet',
          ),
        },
      ],
      ['torify', plain('-v --verbose, -q --quiet')],
      [
        'rlwrap',
        {
          does: 'other',
          options: completingTable(
            '-b --break-chars=, -C --command-name=, -D --history-no-dupes=, -e --extra-char-after-completion=, -f --file=, ' +
              '-g --forget-matching=, -H --history-filename=, -l --logfile=, -M --multi-line-ext=, -O --only-cook=, -P --pre-given=, ' +
              '-q --quote-characters=, -s --histsize=, -S --substitute-prompt=, -t --set-term-name=, -w --wait-before-prompt=, ' +
              '-z --filter=, -a --always-readline, -A --ansi-colour-aware, -c --complete-filenames, -E --ansi-colour-sequences, ' +
              '-i --case-insensitive, -I --pass-sigint-as-sigterm, -m --multi-line, -n --no-warnings, -N --no-children, ' +
              '-o --one-shot, -p --prompt-colour, -r --remember, -R --renice, -u --unregister-filter, -U --mirror-arguments, ' +
              '-W --polling, -X --skip-setctty',
          ),
        },
      ],
      ['valgrind', plain('-v --verbose, -q --quiet')],
      [
        'cpulimit',
        plain(
          '-l --limit=, -p --pid=, -e --exe=, -P --path=, -c --cpu=, -s --signal=, -f --foreground, -b --background, ' +
            '-i --include-children, -k --kill, -m --monitor-forks, -q --quiet, -r --restore, -v --verbose, -z --lazy',
        ),
      ],
      // `hyperfine --help` of 1.19: each of its words is a command line.
      [
        'hyperfine',
        {
          does: 'other',
          options: optionTable(
            '-w --warmup=, -m --min-runs=, -M --max-runs=, -r --runs=, -s --setup=, --reference=, -p --prepare=, -C --conclude=, ' +
              '-c --cleanup=, -P --parameter-scan===, -D --parameter-step-size=, -L --parameter-list==, -S --shell=, -N, ' +
              '-i --ignore-failure, --style=, --sort=, -u --time-unit=, --export-json=, --export-csv=, --export-markdown=, ' +
              '--output=, --input=, -n --command-name=, --show-output',
          ),
          script: true,
        },
      ],
      // kimmobrunfeldt/chokidar-cli, README, read 2026-11.
      [
        'chokidar',
        {
          does: 'other',
          options: optionTable(
            '-c --command=, -d --debounce=, -t --throttle=, -i --ignore=, --poll-interval=, --poll-interval-binary=, ' +
              '-s --follow-symlinks, --initial, -p --polling, --verbose, --silent',
          ),
          scriptOption: '--command',
          skipToDashes: true,
        },
      ],
      ['nocache', plain('-o=, -D=, -n=, -f')],
      ['daemonize', plain('-c=, -e=, -E=, -o=, -p=, -l=, -u=, -a, -v')],
      // runit, daemontools, s6
      [
        'chpst',
        plain(
          '-u=, -U=, -b=, -e=, -/=, -C=, -n=, -l=, -L=, -m=, -d=, -o=, -p=, -f=, -c=, -r=, -t=, -v, -P, -0, -1, -2',
        ),
      ],
      ['softlimit', plain('-a=, -c=, -d=, -f=, -l=, -m=, -o=, -p=, -r=, -s=, -t=')],
      ['setuidgid', plain('', 1)],
      ['envuidgid', plain('', 1)],
      ['envdir', plain('', 1)],
      ['setlock', plain('-n, -N, -x, -X', 1)],
      ['pgrphack', plain('')],
      ['s6-setuidgid', plain('-B', 1)],
      ['s6-envdir', plain('-i, -I, -f, -n, -L, -c=', 1)],
      ['s6-applyuidgid', plain('-u=, -g=, -G=, -z, -U')],
      ['s6-softlimit', plain('-a=, -c=, -d=, -f=, -l=, -m=, -o=, -p=, -r=, -s=, -t=, -h, -H')],
      ['s6-setlock', plain('-n, -N, -w, -r, -t=, -d=', 1)],
      ['with-contenv', plain('')],
      // Containers, and machines of their own
      ['lxc', LXC_EXEC],
      ['incus', LXC_EXEC],
      [
        'buildah',
        {
          does: 'other-machine',
          verbs: ['run'],
          options: optionTable(
            '--cap-add=, --cap-drop=, --cgroupns=, --contextdir=, --device=, -e --env=, --hostname=, --ipc=, --isolation=, ' +
              '--mount=, --network=, --pid=, --runtime=, --runtime-flag=, --security-opt=, -u --user=, --userns=, --uts=, ' +
              '-v --volume=, --workingdir=, --root=, --storage-driver=, -t --terminal, --add-history, --no-hostname, --no-hosts, --no-pivot',
          ),
          skip: 1,
        },
      ],
      [
        'crictl',
        {
          does: 'other-machine',
          verbs: ['exec'],
          options: optionTable(
            '-c --config=, -r --runtime-endpoint=, --image-endpoint=, --timeout=, --transport=, -e --env=, -i --interactive, ' +
              '-t --tty, -s --sync, -D --debug',
          ),
          skip: 1,
        },
      ],
      ['orb', ORB],
      ['orbctl', { ...ORB, verbs: ['run'] }],
      // Environments
      [
        'pkgx',
        {
          does: 'environment',
          options: optionTable('-q --quiet, -v --verbose, --sync, -C --chdir='),
          skips: /^\+/,
          skipsAll: true,
        },
      ],
      [
        'guix',
        {
          does: 'environment',
          verbs: ['shell', 'environment'],
          options: optionTable(
            '-e --expression=, -f --file=, -m --manifest=, -p --profile=, -u --user=, --share=, --expose=, -S --symlink=, ' +
              '-E --preserve=, -L --load-path=, -s --system=, -r --root=, -D --development, -C --container, -N --network, ' +
              '-P --link-profile, -W --nesting, -F --emulate-fhs, --pure, --check, --no-cwd',
          ),
          skipToDashes: true,
        },
      ],
      [
        'tox',
        {
          does: 'environment',
          verbs: ['exec', 'e'],
          options: optionTable(
            '-e=, -c --conf=, --workdir=, --root=, --installpkg=, -x --override=, --skip-pkg-install, -q --quiet, -v --verbose',
          ),
          skipToDashes: true,
        },
      ],
      ['aqua', { does: 'environment', verbs: ['exec'], options: optionTable('-c --config=, --log-level=') }],
      // Secrets
      [
        'summon',
        {
          does: 'secrets',
          options: optionTable(
            '-p --provider=, -e --environment=, -f=, -D=, --yaml=, --ignore=, -i --ignore=, -I --ignore-all, --all-provider-versions, -V',
          ),
        },
      ],
      [
        'gopass',
        { does: 'secrets', verbs: ['env'], options: optionTable('-kc --keep-case, --stdin, --file, --exec'), skip: 1 },
      ],
      [
        'vals',
        {
          does: 'secrets',
          verbs: ['exec'],
          options: optionTable(
            '-f=, -i, --stream-yaml=, -stream-yaml --stream-yaml=, --exclude-secret, --fail-on-missing-key-in-map=',
          ),
        },
      ],
      [
        'envconsul',
        {
          does: 'secrets',
          options: optionTable(
            '-config=, -consul-addr=, -consul-auth=, -consul-token=, -consul-token-file=, -consul-retry-attempts=, -exec-kill-signal=, ' +
              '-exec-kill-timeout=, -exec-reload-signal=, -exec-splay=, -kill-signal=, -log-level=, -max-stale=, -pid-file=, ' +
              '-prefix=, -reload-signal=, -secret=, -service-query=, -syslog-facility=, -vault-addr=, -vault-namespace=, ' +
              '-vault-token=, -vault-agent-token-file=, -wait=, -once, -pristine, -sanitize, -upcase, -syslog, -no-prefix',
          ),
        },
      ],
      ['berglas', { does: 'secrets', verbs: ['exec'], options: optionTable('--local, --log-format=, --log-level=') }],
      [
        'saml2aws',
        {
          does: 'secrets',
          verbs: ['exec'],
          options: optionTable(
            '-a --idp-account=, -p --profile=, --exec-profile=, --config=, --idp-provider=, --username=, --password=, --role=, ' +
              '--mfa=, --url=, --region=, --session-duration=, --skip-prompt, --verbose, --quiet',
          ),
        },
      ],
      [
        'aws-sso',
        {
          does: 'secrets',
          verbs: ['exec'],
          options: optionTable(
            '-a --arn=, -A --account=, -R --role=, -p --profile=, -b --browser=, --config=, -L --level=, -u --url-action=, ' +
              '-S --sso=, --threads=, -e --env, --no-region, --lines, --sts-refresh, --no-config-check',
          ),
        },
      ],
      [
        'phase',
        {
          does: 'secrets',
          verbs: ['run'],
          options: optionTable('--env=, --app=, --app-id=, --tags=, --path='),
          script: true,
        },
      ],
      // Loaders, tracers and limits: moreutils, perf-stat(1), gdbserver(1), trickle(1), systemd-cat(1).
      ...LOADERS.split(' ').map((name) => [name, LOADER] as const),
      ['chronic', plain('-e, -v')],
      ['ifne', plain('-n')],
      [
        'perf',
        {
          does: 'other',
          verbs: ['stat', 'record', 'trace'],
          options: optionTable(
            '-e --event=, -o --output=, -r --repeat=, -C --cpu=, -I --interval-print=, -x --field-separator=, -F --freq=, -c --count=, -G --cgroup=',
          ),
        },
      ],
      ['gdbserver', plain('--once, --multi, --no-startup-with-shell, --wrapper=', 1)],
      ['trickle', plain('-d=, -u=, -w=, -t=, -l=, -L=, -n=, -s, -v')],
      [
        'systemd-cat',
        {
          does: 'other',
          options: completingTable(
            '-t --identifier=, -p --priority=, --stderr-priority=, --level-prefix=, --namespace=',
          ),
        },
      ],
      ['dbus-launch', plain('--exit-with-session, --exit-with-x11, --config-file=')],
      ['catatonit', plain('-g, -L')],
      // What waits for something first: also jwilder/dockerize README.
      ...['wait-for-it', 'wait-for-it.sh', 'wait-for', 'wait-for.sh'].map((name) => [name, WAITS] as const),
      [
        'dockerize',
        plain(
          '-wait=, -timeout=, -wait-retry-interval=, -wait-http-header=, -template=, -delims=, -stdout=, -stderr=, -env=, -no-overwrite, -poll',
        ),
      ],
      // Versions and environments: the manual of each tool, nodenv and its like after rbenv.
      ...['nodenv', 'jenv', 'goenv', 'plenv', 'luaenv'].map((name) => [name, EXEC] as const),
      ...['opam', 'stack', 'cabal'].map(
        (name) => [name, { ...EXEC, options: optionTable('--switch=, --package=, -q, -v') }] as const,
      ),
      ['n', { ...EXEC, skip: 1 }],
      ['nvs', { ...EXEC, skip: 1 }],
      ['rustup', { does: 'environment', verbs: ['run'], options: optionTable('--install'), skip: 1 }],
      ['vfox', { ...EXEC, skipToDashes: true }],
      ['steam-run', plain('')],
      ['nixgl', plain('')],
      [
        'devenv',
        {
          does: 'environment',
          verbs: ['shell'],
          options: optionTable('-O --option==, -j --max-jobs=, -i --impure, -v --verbose, -q --quiet, -o --offline'),
        },
      ],
      ...['foreman', 'honcho', 'forego', 'overmind'].map((name) => [name, PROCFILE] as const),
      ...['nx', 'lerna'].map((name) => [name, { ...EXEC, skipToDashes: true as const }] as const),
      // Sandboxes: proot(1), fakechroot(1), schroot(1), systemd-nspawn(1), google/nsjail, Zouuup/landrun, gVisor.
      [
        'proot',
        {
          does: 'sandbox',
          options: optionTable(
            '-r --rootfs=, -b --bind=, -m --mount=, -q --qemu=, -w --pwd= --cwd=, -v --verbose=, -k --kernel-release=, -i --change-id=, ' +
              '-R=, -S=, -0 --root-id, -l --link2symlink',
          ),
        },
      ],
      [
        'fakechroot',
        plain('-l --lib=, -d --elfloader=, -e --environment=, -c --config-dir=, -b --bindir=, -s --use-system-libs'),
      ],
      [
        'schroot',
        {
          does: 'sandbox',
          options: optionTable(
            '-c --chroot=, -u --user=, -d --directory=, -s --shell=, -n --session-name=, -o --option=, -p --preserve-environment, -q --quiet',
          ),
        },
      ],
      [
        'systemd-nspawn',
        {
          does: 'sandbox',
          options: completingTable(
            '-D --directory=, -M --machine=, -i --image=, -u --user=, --template=, --root-hash=, --pivot-root=, --chdir=, -E --setenv=, ' +
              '--uuid=, -S --slice=, --property=, --capability=, --drop-capability=, --network-interface=, --network-zone=, -p --port=, ' +
              '--bind=, --bind-ro=, --tmpfs=, --overlay=, --console=, --as-pid2 -a, -x --ephemeral, -q --quiet, -U, --private-network, -n',
          ),
        },
      ],
      [
        'nsjail',
        {
          does: 'sandbox',
          options: optionTable(
            '-c --chroot=, -x --exec_file=, -u --user=, -g --group=, -H --hostname=, -D --cwd=, -t --time_limit=, -R --bindmount_ro=, ' +
              '-B --bindmount=, -T --tmpfsmount=, -E --env=, -l --log=, -C --config=, -M --mode=, -p --port=, -I --bindhost=, -q --quiet',
          ),
        },
      ],
      [
        'landrun',
        {
          does: 'sandbox',
          options: optionTable(
            '--ro=, --rox=, --rw=, --rwx=, --bind-tcp=, --connect-tcp=, --env=, --log-level=, --best-effort, --ldd, --add-exec, ' +
              '--unrestricted-filesystem, --unrestricted-network',
          ),
        },
      ],
      ['runsc', { does: 'sandbox', verbs: ['do'], options: optionTable('-root=, -cwd=, -volume=, -quiet') }],
      // Other machines: lxc-attach(1), multipass exec, tailscale ssh, autossh(1), mosh(1), the manual of PuTTY (plink), containers.dev.
      [
        'lxc-attach',
        {
          does: 'other-machine',
          options: optionTable(
            '-n --name=, -e --elevated-privileges=, -a --arch=, -v --set-var=, -s --namespaces=, -f --rcfile=, -u --uid=, -g --gid=, ' +
              '-L --pty-log=, -o --logfile=, -l --logpriority=, -P --lxcpath=, --keep-env, --clear-env, -q --quiet',
          ),
        },
      ],
      [
        'multipass',
        {
          does: 'other-machine',
          verbs: ['exec'],
          options: optionTable('-d --working-directory=, -n --no-map-working-directory, -v --verbose'),
          skip: 1,
        },
      ],
      [
        'tailscale',
        { does: 'other-machine', verbs: ['ssh'], options: optionTable('--socket='), skip: 1, script: true },
      ],
      [
        'mosh',
        {
          does: 'other-machine',
          options: optionTable('--ssh=, --client=, --server=, --predict=, --family=, -p --port='),
          skip: 1,
        },
      ],
      [
        'plink',
        {
          does: 'other-machine',
          options: optionTable(
            '-P=, -l=, -pw=, -pwfile=, -i=, -m=, -L=, -R=, -D=, -load=, -proxycmd=, -hostkey=, -ssh, -batch, -agent, -noagent, -t, -T, -C, -N, -v',
          ),
          skip: 1,
          script: true,
        },
      ],
      [
        'devcontainer',
        {
          does: 'other-machine',
          verbs: ['exec'],
          options: optionTable(
            '--workspace-folder=, --container-id=, --config=, --override-config=, --id-label=, --remote-env=, --docker-path=, ' +
              '--docker-compose-path=, --log-level=, --log-format=, --user-data-folder=, --mount-workspace-git-root=',
          ),
        },
      ],
      // The launchers of the distributions of WSL: learn.microsoft.com/windows/wsl/basic-commands.
      ...['ubuntu', 'ubuntu2004', 'ubuntu2204', 'ubuntu2404', 'debian', 'kali'].map(
        (name) =>
          [name, { does: 'other-machine', verbs: ['run'], options: optionTable('-h --help'), script: true }] as const,
      ),
      // Those that watch files: watchmedo of watchdog 6, Qard/onchange, gilamran/tsc-watch, watchexec/cargo-watch.
      [
        'watchmedo',
        {
          does: 'other',
          verbs: ['shell-command', 'auto-restart'],
          options: optionTable(
            '-c --command=, -d --directory=, -p --pattern --patterns=, -i --ignore-pattern --ignore-patterns=, --signal=, ' +
              '--kill-after=, --debounce-interval=, --timeout=, --interval=, -R --recursive, -w --wait, -W --drop, -D --ignore-directories',
          ),
          scriptOption: '--command',
        },
      ],
      [
        'onchange',
        {
          does: 'other',
          options: optionTable(
            '-e --exclude=, -d --delay=, -f --filter=, -j --jobs=, -i --initial, -k --kill, -w --wait',
          ),
          skipToDashes: true,
        },
      ],
      [
        'tsc-watch',
        {
          does: 'other',
          options: optionTable(
            '--onSuccess=, --onFirstSuccess=, --onFailure=, --onEmit=, --onCompilationStarted=, --onCompilationComplete=, -p --project=, ' +
              '--compiler=, --outDir=, --noColors, --noClear, --silent',
          ),
          scriptOption: '--onSuccess',
        },
      ],
      [
        'cargo',
        {
          does: 'other',
          verbs: ['watch'],
          options: optionTable(
            '-s --shell=, -x --exec=, -w --watch=, -C --workdir=, -d --delay=, -i --ignore=, -q --quiet, -c --clear',
          ),
          scriptOption: '--shell',
          skipToDashes: true,
        },
      ],
      // Connections that each start a program: websocketd(1), cr.yp.to/ucspi-tcp/tcpserver.html.
      [
        'websocketd',
        {
          does: 'other',
          options: optionTable(
            '--port=, --address=, --dir=, --staticdir=, --cgidir=, --loglevel=, --sslcert=, --sslkey=, --passenv=, --header=, ' +
              '--header-ws=, --header-http=, --origin=, --maxforks=, --binary=, --ssl, --devconsole, --sameorigin, --reverselookup',
          ),
        },
      ],
      [
        'tcpserver',
        plain('-c=, -x=, -g=, -u=, -l=, -b=, -t=, -1, -d, -D, -h, -H, -o, -O, -p, -P, -q, -Q, -r, -R, -U, -v, -X', 2),
      ],
      // learn.microsoft.com/sysinternals/downloads/psexec
      ...['psexec', 'psexec64'].map(
        (name) =>
          [
            name,
            {
              does: 'other',
              options: optionTable(
                '-u=, -p=, -n=, -r=, -w=, -a=, -s, -d, -h, -e, -l, -x, -c, -f, -v, -i, -accepteula, -nobanner',
              ),
              skips: /^(?:\\\\|@)/,
            },
          ] as const,
      ),
      // Consoles of Windows: microsoft/terminal src/host/ConsoleArguments.cpp, and lolbas-project.github.io.
      [
        'conhost',
        {
          does: 'other',
          options: optionTable(
            '--headless, --width=, --height=, --signal=, --server=, --feature=, --vtmode=, --inheritcursor, --textMeasurement=, -ForceV1, -ForceNoHandoff',
          ),
          skips: /^0x[\da-f]{1,16}$/i,
        },
      ],
      [
        'varlock',
        {
          does: 'secrets',
          verbs: ['run'],
          options: optionTable('-p --path=, -i --inject=, --redact-stdout, --no-redact-stdout, -w --watch'),
        },
      ],
    ]),
)

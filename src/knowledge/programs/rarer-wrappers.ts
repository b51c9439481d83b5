/**
 * Wrappers that few configurations have, and that one may have for hiding what it starts. From each tool's manual page, or
 * documentation, read 2026-11: setarch(8) of util-linux 2.41, numactl(8) 2.0.19, ip-netns(8) and ip-vrf(8) of iproute2 6.16,
 * runcon(1) of coreutils 9.7, aa-exec(1) of AppArmor 4.1, systemd-inhibit(1) and machinectl(1) of systemd 258,
 * start-stop-daemon(8) of dpkg 1.22, cgexec(1) of libcgroup 3, fakeroot(1) 1.37, faketime(1) 0.9.10, eatmydata(1),
 * torsocks(1) 2.4, rlwrap(1) 0.46, valgrind(1) 3.25, cpulimit(1), nocache(1), daemonize(1), chpst(8) of runit, daemontools'
 * pages at cr.yp.to, s6 2.13, `lxc exec` and `incus exec` (linuxcontainers.org), buildah-run(1), cri-tools docs/crictl.md,
 * docs.orbstack.dev/machines/commands, pkgx.sh, GNU Guix "Invoking guix shell", tox.wiki `tox exec`, varlock.dev
 * `varlock run`, trifectatechfoundation/sudo-rs, sshpass(1) 1.10, aquaproj.github.io `aqua exec`,
 * gopasspw/gopass docs/commands/env.md, helmfile/vals README, synfinatic/aws-sso-cli docs/commands.md.
 *
 * The tables of the rest were held against what reads their options, in copies read 2026-11 (of runsc, opam and lerna they
 * have not every option): cyberark/summon pkg/command/flags.go, hashicorp/envconsul cli.go, GoogleCloudPlatform/berglas
 * main.go, Versent/saml2aws cmd/saml2aws/main.go, phasehq/cli src/cmd/run.go, jwilder/dockerize and powerman/dockerize
 * main.go, the scripts of wait-for-it, wait-for, nodenv, jenv, goenv, plenv and luaenv, mosh 1.4 and mosh(1),
 * ddollar/foreman, nickstenning/honcho, ddollar/forego, DarthSim/overmind, tj/n bin/n, jasongin/nvs doc/EXEC.md,
 * version-fox/vfox cmd/commands/exec.go, ocaml/opam opamArg.ml, rust-lang/rustup rustup_mode.rs, cachix/devenv cli.rs,
 * lerna/lerna libs/commands/exec, nx 24 (command-line/exec), proot-me/proot src/cli/proot.h, google/nsjail cmdline.cc,
 * Zouuup/landrun cmd/landrun/main.go, google/gvisor runsc/cmd/do.go and runsc/config/flags.go, canonical/multipass
 * cmd/exec.cpp, tailscale/tailscale cli/ssh.go, @devcontainers/cli 0.89, gorakhargosh/watchdog watchmedo.py, onchange 7.1,
 * tsc-watch 7.2, watchexec/cargo-watch src/args.rs, joewalnes/websocketd config.go, mariusae/trickle trickle.c,
 * openSUSE/catatonit catatonit.c, microsoft/WSL-DistroLauncher, microsoft/terminal src/host/ConsoleArguments.cpp. Against a
 * manual or a help text: stack and cabal (their documentation), nixGL README, sysinternals psexec, ld.so of glibc 2.36, perf
 * 6.1, and of Debian 12 chronic(1), ifne(1), trickle(1), systemd-cat(1), dbus-launch(1), fakechroot(1), schroot(1),
 * systemd-nspawn(1) of systemd 252, lxc-attach(1) of LXC 5, plink(1) 0.78, tcpserver(1); gdbserver(1), but for its options.
 *
 * Held against no document: musl's loader, steam-run, the options of gdbserver, `--namespace` of systemd-cat.
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

/** Those read by Go's package `flag`, to which `-name` and `--name` are the same. */
const goOptions = (text: string) => optionTable(text.replace(/([\w-]{1,64})(=?)(?=,|$)/g, '-$1 --$1$2'))

/** ld.so(8) of glibc, and musl's: started with a program behind its options, it loads that. */
const LOADER = plain(
  '--library-path=, --glibc-hwcaps-prepend=, --glibc-hwcaps-mask=, --inhibit-rpath=, --audit=, --preload=, --argv0=, --inhibit-cache',
)
const LOADERS =
  'ld.so ld-linux.so.2 ld-linux-x86-64.so.2 ld-linux-aarch64.so.1 ld-linux-armhf.so.3 ld-musl-x86_64.so.1 ld-musl-aarch64.so.1'
const EXEC: Wrapper = { does: 'environment', verbs: ['exec'], options: optionTable('-h --help') }
/** `run` of those that read a Procfile: ddollar/foreman lib/foreman/cli.rb, nickstenning/honcho honcho/command.py. */
const PROCFILE: Wrapper = {
  does: 'environment',
  verbs: ['run'],
  options: optionTable('-e --env=, -f --procfile=, -d --root --app-root=, --no-colour, --no-prefix'),
}
/** `wait-for-it host:port -t 5 -- program`: the scripts of vishnubob/wait-for-it and eficode/wait-for. */
const WAITS: Wrapper = {
  does: 'other',
  options: optionTable('-h --host=, -p --port=, -t --timeout=, -s --strict, -q --quiet'),
  skips: /:/,
  skipsAll: true,
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

/** moonrepo/proto crates/cli/src/app.rs, commands/exec.rs and commands/run.rs, read 2026-11. */
export const PROTO: Wrapper = {
  does: 'environment',
  verbs: ['exec', 'x'],
  options: optionTable(
    '--shell=, --tools-from-config, --raw, --alt --exe=, -c --config-mode=, -l --log=, --log-file=, --otel-service-name=, ' +
      '-r --reporter=, -t --theme=, --dump, --json, --otel, --otel-logs, -y --yes',
  ),
  skipToDashes: true,
}

/** concurrently 9.2, dist/bin/concurrently.js, read 2026-11: each of the other words is a command line. */
export const CONCURRENTLY_OPTIONS = optionTable(
  '-m --max-processes=, -n --names=, --name-separator=, -s --success=, -p --prefix=, -c --prefix-colors=, ' +
    '-l --prefix-length=, -t --timestamp-format=, --default-input-target=, --restart-tries=, --restart-after=, --hide=, ' +
    '--teardown=, --kill-signal --ks=, --kill-timeout=, --shell=, -r --raw, --no-color, --pad-prefix, -g --group, --timings, ' +
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
            '-p -provider --provider=, -e -environment --environment=, -f=, -D=, -yaml --yaml=, -i -ignore --ignore=, --up, ' +
              '-I --ignore-all, -V --all-provider-versions, -d --debug',
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
      // `-exec` holds the command too.
      [
        'envconsul',
        {
          does: 'secrets',
          options: goOptions(
            'config=, consul-addr=, consul-auth=, consul-retry, consul-retry-attempts=, consul-retry-backoff=, ' +
              'consul-retry-max-backoff=, consul-ssl, consul-ssl-ca-cert=, consul-ssl-ca-path=, consul-ssl-cert=, consul-ssl-key=, ' +
              'consul-ssl-server-name=, consul-ssl-verify, consul-token=, consul-transport-dial-keep-alive=, ' +
              'consul-transport-dial-timeout=, consul-transport-disable-keep-alives, consul-transport-max-idle-conns-per-host=, ' +
              'consul-transport-tls-handshake-timeout=, exec=, exec-kill-signal=, exec-kill-timeout=, exec-splay=, kill-signal=, ' +
              'log-level=, max-stale=, no-prefix, once, pid-file=, prefix=, pristine, reload-signal=, sanitize, secret=, ' +
              'service-query=, service-format-id=, service-format-name=, service-format-address=, service-format-tag=, ' +
              'service-format-port=, syslog, syslog-facility=, upcase, vault-addr=, vault-namespace=, vault-renew-token, ' +
              'vault-retry, vault-retry-attempts=, vault-retry-backoff=, vault-retry-max-backoff=, vault-ssl, vault-ssl-ca-cert=, ' +
              'vault-ssl-ca-path=, vault-ssl-cert=, vault-ssl-key=, vault-ssl-server-name=, vault-ssl-verify, ' +
              'vault-transport-dial-keep-alive=, vault-transport-dial-timeout=, vault-transport-disable-keep-alives, ' +
              'vault-transport-max-idle-conns-per-host=, vault-transport-tls-handshake-timeout=, vault-token=, ' +
              'vault-agent-token-file=, vault-unwrap-token, vault-k8s-auth-role-name=, vault-k8s-service-account-token=, ' +
              'vault-k8s-service-account-token-path=, vault-k8s-service-mount-path=, wait=, auth=, consul=, retry=, splay=, ssl, ' +
              'ssl-verify, ssl-ca-cert=, ssl-cert=, timeout=, token=',
          ),
          scriptOption: '--exec',
        },
      ],
      [
        'berglas',
        {
          does: 'secrets',
          verbs: ['exec'],
          options: optionTable('--local, -f --log-format=, -l --log-level=, --log-debug'),
        },
      ],
      [
        'saml2aws',
        {
          does: 'secrets',
          verbs: ['exec'],
          options: optionTable(
            '-a --idp-account=, -p --profile=, --exec-profile=, --credentials-file=, --config=, -i --provider=, --idp-provider=, ' +
              '--browser-type=, --browser-executable-path=, --username=, --password=, --role=, --mfa=, --mfa-token=, --url=, ' +
              '--policyfile=, --policyarns=, --aws-urn=, -r --region=, --session-duration=, --prompter=, --kc-broker=, ' +
              '-s --skip-verify, --browser-autofill, --disable-keychain, --skip-prompt, --verbose, --quiet',
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
          options: optionTable('--env=, --app=, --app-id=, --tags=, --path=, --generate-leases=, --lease-ttl='),
          script: true,
        },
      ],
      // Loaders, tracers and limits
      ...LOADERS.split(' ').map((name) => [name, LOADER] as const),
      ['chronic', plain('-e, -v')],
      ['ifne', plain('-n')],
      // Some letters take a value to one of them only.
      [
        'perf',
        {
          does: 'other',
          verbs: ['stat', 'record', 'trace'],
          options: optionTable(
            '-e --event=, -o --output=, -C --cpu=, -D --delay=, -G --cgroup=, -p --pid=, -t --tid=, -u --uid=, -m --mmap-pages=, ' +
              '-r --repeat --realtime=, -x --field-separator=, -M --metrics=, -c --count=, -F --freq --pf=, -k --clockid=, ' +
              '-I --interval-print=, --interval-count=, --input=, --branch-filter=, --filter=, --filter-pids=, --for-each-cgroup=, ' +
              '--control=, --cputype=, --log-fd=, --pre=, --post=, --td-level=, --timeout=, --affinity=, --call-graph=, ' +
              '--clang-opt=, --clang-path=, --max-size=, --mmap-flush=, --num-thread-synthesize=, --proc-map-timeout=, ' +
              '--switch-max-files=, --switch-output-event=, --synth=, --vmlinux=, --duration=, --expr=, --map-dump=, ' +
              '--max-events=, --max-stack=, --min-stack=, --switch-on=, --switch-off=, -a --all-cpus, -v --verbose, -d --detailed, ' +
              '-A --no-aggr, -n --null, -S --sync, -g --group, -s --summary, -T --time, -q --quiet',
          ),
        },
      ],
      ['gdbserver', plain('--once, --multi, --no-startup-with-shell, --wrapper=', 1)],
      ['trickle', plain('-d=, -u=, -w=, -t=, -l=, -L=, -n=, -P=, -s, -v')],
      [
        'systemd-cat',
        {
          does: 'other',
          options: completingTable(
            '-t --identifier=, -p --priority=, --stderr-priority=, --level-prefix=, --namespace=',
          ),
        },
      ],
      ['dbus-launch', plain('--exit-with-session, --exit-with-x11, --config-file=, --autolaunch=')],
      ['catatonit', plain('-g, -L, -P')],
      // What waits for something first: also jwilder/dockerize main.go, and that of powerman/dockerize.
      ...['wait-for-it', 'wait-for-it.sh', 'wait-for', 'wait-for.sh'].map((name) => [name, WAITS] as const),
      [
        'dockerize',
        {
          does: 'other',
          options: goOptions(
            'wait=, wait-list=, timeout=, wait-retry-interval=, wait-http-header=, wait-http-status-code=, wait-http-skip-redirect, ' +
              'template=, template-strict, delims=, stdout=, stderr=, no-overwrite, poll, env=, env-section=, env-header=, multiline, ' +
              'skip-tls-verify, cacert=, exit-code=, exec',
          ),
        },
      ],
      // Versions and environments, nodenv and its like after rbenv
      ...['nodenv', 'jenv', 'goenv', 'plenv', 'luaenv'].map((name) => [name, EXEC] as const),
      [
        'opam',
        {
          ...EXEC,
          options: optionTable(
            '--switch=, --root=, --cli=, --solver=, --criteria=, --cudf=, --json=, --debug-level=, --lock-suffix=, ' +
              '--set-root, --set-switch, --no-switch, -y --yes, -q --quiet, -v --verbose',
          ),
        },
      ],
      [
        'stack',
        {
          ...EXEC,
          options: optionTable(
            '--package=, --rts-options=, --cwd=, --stack-yaml=, --resolver=, --snapshot=, --work-dir=, -j --jobs=, --color=, --lock-file=',
          ),
        },
      ],
      ['cabal', { ...EXEC, options: optionTable('--project-file=, --project-dir=, -w --with-compiler=') }],
      ['n', { ...EXEC, options: optionTable('-a --arch=, -d --download, -q --quiet, --offline'), skip: 1 }],
      ['nvs', { ...EXEC, skip: 1 }],
      ['rustup', { does: 'environment', verbs: ['run'], options: optionTable('--install'), skip: 1 }],
      ['vfox', { ...EXEC, verbs: ['exec', 'x'], skip: 1, skipToDashes: true }],
      ['steam-run', plain('')],
      ['nixgl', plain('')],
      [
        'devenv',
        {
          does: 'environment',
          verbs: ['shell'],
          options: optionTable(
            '-O --option==, -o --override-input==, --nix-option==, -j --max-jobs=, -u --cores=, -s --system=, -P --profile=, --shell=, ' +
              '--trace-to=, --backend=, -i --impure, --offline, -v --verbose, -q --quiet',
          ),
        },
      ],
      ...['foreman', 'honcho'].map((name) => [name, PROCFILE] as const),
      // ddollar/forego run.go and process.go, DarthSim/overmind main.go: of overmind's `run` no word is an option.
      ['forego', { does: 'environment', verbs: ['run'], options: optionTable('-e='), script: true }],
      ['overmind', { does: 'environment', verbs: ['run', 'exec', 'e'], options: optionTable('') }],
      ['nx', { ...EXEC, skipToDashes: true }],
      [
        'lerna',
        {
          ...EXEC,
          options: optionTable('--scope=, --ignore=, --concurrency=, --loglevel=, --max-buffer=, --profile-location='),
          skipToDashes: true,
        },
      ],
      // Sandboxes
      [
        'proot',
        {
          does: 'sandbox',
          options: optionTable(
            '-r --rootfs=, -b --bind=, -m --mount=, -q --qemu=, -w --pwd= --cwd=, -v --verbose=, -k --kernel-release=, -i --change-id=, ' +
              '-p --port=, -P=, --mixed-mode=, -R=, -S=, -0 --root-id, -l --link2symlink',
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
              '--bind=, --bind-ro=, --bind-user=, --inaccessible=, --tmpfs=, --overlay=, --overlay-ro=, --console=, --settings=, ' +
              '--oci-bundle=, --root-hash-sig=, --verity-data=, --kill-signal=, --notify-ready=, --suppress-sync=, --hostname=, ' +
              '--register=, --private-users-ownership=, --network-macvlan=, --network-ipvlan=, --network-veth-extra=, ' +
              '--network-bridge=, --network-namespace-path=, --ambient-capability=, --no-new-privileges=, ' +
              '--system-call-filter=, -Z --selinux-context=, -L --selinux-apifs-context=, --rlimit=, --oom-score-adjust=, ' +
              '--cpu-affinity=, --personality=, --resolv-conf=, --timezone=, --link-journal=, --load-credential=, ' +
              '--set-credential=, --private-users, --network-veth, --volatile, --read-only, --keep-unit, -b --boot, -j, -P --pipe, -a --as-pid2, -x --ephemeral, -q --quiet, -U, --private-network, -n',
          ),
        },
      ],
      [
        'nsjail',
        {
          does: 'sandbox',
          options: completingTable(
            '-c --chroot=, -x --exec_file=, -u --user=, -g --group=, -H --hostname=, -D --cwd=, -t --time_limit=, -R --bindmount_ro=, ' +
              '-B --bindmount=, -T --tmpfsmount=, -E --env=, -l --log=, -C --config=, -M --mode=, -p --port=, --bindhost=, ' +
              '-i --max_conns_per_ip=, --max_conns=, -L --log_fd=, --max_cpus=, --cap=, --pass_fd=, --rlimit_as=, --rlimit_core=, ' +
              '--rlimit_cpu=, --rlimit_fsize=, --rlimit_nofile=, --rlimit_nproc=, --rlimit_stack=, --rlimit_memlock=, ' +
              '--rlimit_rtprio=, --rlimit_msgqueue=, -U --uid_mapping=, -G --gid_mapping=, -m --mount=, -s --symlink=, ' +
              '--proc_path=, --experimental_mnt=, -P --seccomp_policy=, --seccomp_string=, --seccomp_unotify_report=, ' +
              '--nice_level=, --cgroup_mem_max=, --cgroup_mem_memsw_max=, --cgroup_mem_swap_max=, --cgroup_mem_mount=, ' +
              '--cgroup_mem_parent=, --cgroup_pids_max=, --cgroup_pids_mount=, --cgroup_pids_parent=, ' +
              '--cgroup_net_cls_classid=, --cgroup_net_cls_mount=, --cgroup_net_cls_parent=, --cgroup_cpu_ms_per_sec=, ' +
              '--cgroup_cpu_mount=, --cgroup_cpu_parent=, --cgroupv2_mount=, --iface_own=, -I --macvlan_iface=, ' +
              '--macvlan_vs_ip=, --macvlan_vs_nm=, --macvlan_vs_gw=, --macvlan_vs_ma=, --macvlan_vs_mo=, --oom_score_adj=, ' +
              '--user_net, --proc_rw, --seccomp_unotify, --seccomp_log, -d --daemon, -v --verbose, -q --quiet, -Q --really_quiet, ' +
              '-e --keep_env, -N --disable_clone_newnet',
          ),
        },
      ],
      [
        'landrun',
        {
          does: 'sandbox',
          options: optionTable(
            '--ro=, --rox=, --rw=, --rwx=, --unix=, --bind-tcp=, --connect-tcp=, --env=, --log-level=, --best-effort, --ldd, --add-exec, ' +
              '--unrestricted-filesystem, --unrestricted-network',
          ),
        },
      ],
      [
        'runsc',
        {
          does: 'sandbox',
          verbs: ['do'],
          options: goOptions(
            'root=, cwd=, erofs=, ip=, volume=, uid-map=, gid-map=, quiet, force-overlay, network=, platform=, log=, log-format=, ' +
              'debug-log=, debug-log-format=, debug-command=, panic-log=, host-uds=, host-fifo=, overlay2=, file-access=, ' +
              'file-access-mounts=, strace-syscalls=, rootless, debug, strace, ignore-cgroups',
          ),
        },
      ],
      // Other machines
      [
        'lxc-attach',
        {
          does: 'other-machine',
          options: optionTable(
            '-n --name=, -e --elevated-privileges=, -a --arch=, -v --set-var=, -s --namespaces=, -f --rcfile=, -u --uid=, -g --gid=, ' +
              '-L --pty-log=, -o --logfile=, -l --logpriority=, -P --lxcpath=, --keep-var=, --keep-env, --clear-env, -q --quiet',
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
          options: optionTable(
            '--ssh=, --client=, --server=, --predict=, --family=, -p --port=, --bind-server=, --experimental-remote-ip=, -a, -n, -o, -4, -6',
          ),
          skip: 1,
        },
      ],
      [
        'plink',
        {
          does: 'other-machine',
          options: optionTable(
            '-P=, -l=, -pw=, -pwfile=, -i=, -m=, -L=, -R=, -D=, -load=, -proxycmd=, -hostkey=, -nc=, -sercfg=, -sshlog=, -sshrawlog=, -ssh, -batch, -agent, -noagent, -t, -T, -C, -N, -v',
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
              '--docker-compose-path=, --log-level=, --log-format=, --user-data-folder=, --container-data-folder=, ' +
              '--container-system-data-folder=, --terminal-columns=, --terminal-rows=, --default-user-env-probe=, --mount-workspace-git-root',
          ),
        },
      ],
      // The launchers of the distributions of WSL: microsoft/WSL-DistroLauncher.
      ...['ubuntu', 'ubuntu2004', 'ubuntu2204', 'ubuntu2404', 'debian', 'kali'].map(
        (name) =>
          [name, { does: 'other-machine', verbs: ['run'], options: optionTable('-h --help'), script: true }] as const,
      ),
      // Those that watch files
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
            '-c --cwd=, -d --delay=, -e --exclude=, --exclude-path=, -f --filter=, -j --jobs=, --kill-signal=, -o --outpipe=, -p --poll=, ' +
              '--await-write-finish=, -a --add, -i --initial, -k --kill, -v --verbose, --no-exclude',
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
              '--compiler=, --outDir=, --onEmitDebounceMs=, --maxNodeMem=, --compileCommand=, --noColors, --noClear, --silent',
          ),
          scriptOption: '--onSuccess',
          // Options and files of tsc may stand before it.
          skipToDashes: true,
        },
      ],
      [
        'cargo',
        {
          does: 'other',
          verbs: ['watch'],
          options: optionTable(
            '-s --shell=, -x --exec=, -w --watch=, -C --workdir=, -d --delay=, -i --ignore=, -E --env=, --env-file=, ' +
              '-B=, -L=, -p --package=, --features=, --use-shell=, -q --quiet, -c --clear, -N --notify',
          ),
          scriptOption: '--shell',
          skipToDashes: true,
        },
      ],
      // Connections that each start a program
      [
        'websocketd',
        {
          does: 'other',
          options: goOptions(
            'port=, address=, unixsocket=, dir=, staticdir=, cgidir=, loglevel=, sslcert=, sslkey=, sslca=, passenv=, header=, ' +
              'header-ws=, header-http=, origin=, maxforks=, closems=, pingms=, maxframesize=, redirport=, binary, passstderr, ssl, ' +
              'devconsole, sameorigin, reverselookup',
          ),
        },
      ],
      [
        'tcpserver',
        plain(
          '-c=, -x=, -B=, -g=, -u=, -l=, -b=, -t=, -1, -d, -D, -h, -H, -o, -O, -p, -P, -q, -Q, -r, -R, -U, -v, -X',
          2,
        ),
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
              // A computer, and behind `-i` the number of a session, which may be left out.
              skips: /^(?:\\\\|@|\d{1,5}$)/,
              skipsAll: true,
            },
          ] as const,
      ),
      // Consoles of Windows: microsoft/terminal src/host/ConsoleArguments.cpp.
      [
        'conhost',
        {
          does: 'other',
          options: optionTable(
            '--headless, --width=, --height=, --signal=, --server=, --feature=, --vtmode=, --inheritcursor, --textMeasurement=, -Embedding, -ForceV1, -ForceNoHandoff',
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

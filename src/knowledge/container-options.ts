/**
 * Options of container engines. Sources, read 2026-10: the Docker CLI reference for `docker`, `docker container run` and
 * `docker compose run` (28.x), podman-run(1) of Podman 5.6, the nerdctl command reference (2.1), Apple's `container` (0.5).
 */

import { optionTable } from './option-table.ts'

/** Programs that take `run` as Docker does. */
export const ENGINES: ReadonlySet<string> = new Set([
  'docker',
  'podman',
  'podman-remote',
  'nerdctl',
  'finch',
  'container',
])

/** Before the verb: `docker --context x run`. */
export const ENGINE_OPTIONS = optionTable(
  '-c --context=, -H --host=, --config=, -l --log-level=, --tlscacert=, --tlscert=, --tlskey=, -D --debug, --tls, --tlsverify, ' +
    '--connection=, --url=, --identity=, --root=, --runroot=, --storage-driver=, --storage-opt=, --cgroup-manager=, ' +
    '--namespace=, -n --namespace=, -a --address=, --snapshotter=, --data-root=, --cni-path=, --hosts-dir=, -r --remote, ' +
    '-f --file=, -p --project-name=, --project-directory=, --profile=, --env-file=, --ansi=, --parallel=, --progress=',
)

export const RUN_OPTIONS = optionTable(
  // Docker, with a value
  '--add-host=, --annotation=, -a --attach=, --blkio-weight=, --blkio-weight-device=, --cap-add=, --cap-drop=, ' +
    '--cgroup-parent=, --cgroupns=, --cidfile=, --cpu-count=, --cpu-percent=, --cpu-period=, --cpu-quota=, --cpu-rt-period=, ' +
    '--cpu-rt-runtime=, -c --cpu-shares=, --cpus=, --cpuset-cpus=, --cpuset-mems=, --detach-keys=, --device=, ' +
    '--device-cgroup-rule=, --device-read-bps=, --device-read-iops=, --device-write-bps=, --device-write-iops=, --dns=, ' +
    '--dns-opt --dns-option=, --dns-search=, --domainname=, --entrypoint=, -e --env=, --env-file=, --expose=, --gpus=, ' +
    '--group-add=, --health-cmd=, --health-interval=, --health-retries=, --health-start-interval=, --health-start-period=, ' +
    '--health-timeout=, -h --hostname=, --io-maxbandwidth=, --io-maxiops=, --ip=, --ip6=, --ipc=, --isolation=, ' +
    '--kernel-memory=, -l --label=, --label-file=, --link=, --link-local-ip=, --log-driver=, --log-opt=, --mac-address=, ' +
    '-m --memory=, --memory-reservation=, --memory-swap=, --memory-swappiness=, --mount=, --name=, --net --network=, ' +
    '--net-alias --network-alias=, --oom-score-adj=, --pid=, --pids-limit=, --platform=, -p --publish=, --pull=, --restart=, ' +
    '--runtime=, --security-opt=, --shm-size=, --stop-signal=, --stop-timeout=, --storage-opt=, --sysctl=, --tmpfs=, ' +
    '--ulimit=, -u --user=, --userns=, --uts=, -v --volume=, --volume-driver=, --volumes-from=, -w --workdir=, ' +
    // Docker, switches
    '-d --detach, --disable-content-trust, --help, --init, -i --interactive, --no-healthcheck, --oom-kill-disable, ' +
    '--privileged, -P --publish-all, -q --quiet, --read-only, --rm, --sig-proxy, -t --tty, --use-api-socket, ' +
    // Podman
    '--arch=, --os=, --variant=, --authfile=, --cgroup-conf=, --cgroups=, --chrootdirs=, --conmon-pidfile=, --creds=, ' +
    '--decryption-key=, --gidmap=, --uidmap=, --subgidname=, --subuidname=, --group-entry=, --passwd-entry=, --hooks-dir=, ' +
    '--hostuser=, --image-volume=, --init-path=, --pidfile=, --personality=, --pod=, --pod-id-file=, --preserve-fd=, ' +
    '--preserve-fds=, --rdt-class=, --requires=, --retry=, --retry-delay=, --sdnotify=, --seccomp-policy=, --secret=, ' +
    '--shm-size-systemd=, --systemd=, --timeout=, --tz=, --umask=, --unsetenv=, --env-merge=, --health-on-failure=, ' +
    '--health-log-destination=, --health-startup-cmd=, --health-startup-interval=, --env-host, --http-proxy, --no-hosts, ' +
    '--no-hostname, --passwd, --read-only-tmpfs, --replace, --rmi, --rootfs, --tls-verify, --unsetenv-all, ' +
    // nerdctl, Apple container
    '--cosign-key=, --verify=, --ipfs-address=, --kernel=, --uid=, --gid=, --dns-domain=, --scheme=, --publish-socket=, ' +
    '--no-dns, --ssh, --virtualization, ' +
    // compose run, exec
    '-T --no-TTY, --no-tty, --no-deps, --service-ports, --use-aliases, --build, --remove-orphans, --index=, --latest',
)

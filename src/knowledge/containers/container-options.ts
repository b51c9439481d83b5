/**
 * Options of container engines. Sources, read 2026-10: the Docker CLI reference for `docker`, `docker container run` and
 * `docker compose run` (28.x), podman-run(1) of Podman 5.6, the nerdctl command reference (2.1), Apple's `container` (0.5).
 */

import { optionTable } from '../programs/option-table.ts'

/** Programs that take `run` as Docker does. */
export const ENGINES: ReadonlySet<string> = new Set([
  'docker',
  'podman',
  'podman-remote',
  'nerdctl',
  'nerdctl.lima',
  'finch',
  'container',
])
/** Those that take `run` and `exec` as `docker compose` does. */
export const COMPOSERS: ReadonlySet<string> = new Set(['docker-compose', 'podman-compose'])

/** Whether what a wrapper's words start runs in a container: `docker exec`, `docker-compose run`. */
export function entersContainer(words: string): boolean {
  const [program = ''] = words.split(' ', 1)
  return ENGINES.has(program) || COMPOSERS.has(program)
}

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

/**
 * The same for what starts containers in another way. Sources, read 2026-11: the reference of `kubectl run` and `kubectl debug`
 * (Kubernetes 1.34), the flags of `ctr` in the sources of containerd (2.1), apptainer-exec(1) and apptainer-run(1) of Apptainer
 * 1.4, which was Singularity. An option that means what one of Docker's means is known by that one's name.
 */
export const KUBECTL_OPTIONS = optionTable(
  // Of every command
  '--as=, --as-group=, --as-uid=, --cache-dir=, --certificate-authority=, --client-certificate=, --client-key=, --cluster=, ' +
    '--context=, --kubeconfig=, -n --namespace=, --password=, --profile=, --request-timeout=, -s --server=, --token=, ' +
    '--tls-server-name=, --user=, --username=, -v --v=, --vmodule=, --insecure-skip-tls-verify, --warnings-as-errors, ' +
    // run
    '--annotations=, --env=, --field-manager=, -f --filename=, --grace-period=, --image=, --image-pull-policy=, ' +
    '-k --kustomize=, -l --labels=, -o --output=, --override-type=, --overrides=, --pod-running-timeout=, --port=, --restart=, ' +
    '--template=, --timeout=, --attach, --command, --dry-run, --expose, --force, -i --stdin, --leave-stdin-open, --privileged, ' +
    '-q --quiet, -R --recursive, --rm, --save-config, -t --tty, --wait, ' +
    // debug
    '-c --container=, --copy-to=, --custom=, --set-image=, --target=, --arguments-only, --keep-annotations, --keep-init-containers, ' +
    '--keep-labels, --keep-liveness, --keep-readiness, --keep-startup, --replace, --same-node, --share-processes',
)

export const CTR_OPTIONS = optionTable(
  // Before the verb
  '-a --address=, -n --namespace=, --connect-timeout=, --timeout=, --debug, ' +
    // run
    '--snapshotter=, --snapshotter-label=, -c --config=, --cwd=, --env=, --env-file=, --label=, --annotation=, --mount=, ' +
    '--runtime=, --runtime-config-path=, --runc-binary=, --runc-root=, --with-ns=, --gpus=, --memory-limit=, --cap-add=, --cap-drop=, ' +
    '--seccomp-profile=, --apparmor-default-profile=, --apparmor-profile=, --blockio-config-file=, --blockio-class=, ' +
    '--rdt-class=, --hostname=, -u --user=, --cgroup=, --platform=, --pid-file=, --log-uri=, --fifo-dir=, --device=, --cpus=, ' +
    '--cpu-shares=, --cpuset-cpus=, --cpuset-mems=, --sandbox=, --uidmap=, --gidmap=, --remap-labels, --rm, --cni, --net-host, ' +
    '--privileged, --read-only, -t --tty, --allow-new-privs, --seccomp, --null-io, -d --detach, --rootfs, --no-pivot, ' +
    '--privileged-without-host-devices, --runc-systemd-cgroup, ' +
    // task exec
    '--exec-id=',
)

export const APPTAINER_OPTIONS = optionTable(
  // Before the verb
  '--config=, -d --debug, --nocolor, -q --quiet, -s --silent, -v --verbose, --build-config, ' +
    // exec, run
    '--add-caps --cap-add=, --drop-caps --cap-drop=, --app=, --apply-cgroups=, --authfile=, -B --bind=, --blkio-weight=, ' +
    '--blkio-weight-device=, --cpu-shares=, --cpus=, --cpuset-cpus=, --cpuset-mems=, --cwd --pwd=, --dns=, --docker-host=, --env=, ' +
    '--env-file=, --fusemount=, -H --home=, --hostname=, --memory=, --memory-reservation=, --memory-swap=, --mount=, --network=, ' +
    '--network-args=, --no-mount=, -o --overlay=, --passphrase-file=, --pem-path=, --pids-limit=, --pidfile=, -S --scratch=, ' +
    '--security=, --shell=, --uid=, -W --workdir=, --allow-setuid, -e --cleanenv, --compat, -c --contain, -C --containall, ' +
    '--disable-cache, --docker-login, -f --fakeroot, -i --ipc, --keep-privs, -n --net, --no-eval, --no-home, --no-https, --no-init, ' +
    '--no-pid, --no-privs, --no-umask, --nv, --nvccli, --oom-kill-disable, -p --pid, --rocm, --underlay, --unsquash, -u --userns, ' +
    '--uts, -w --writable, --writable-tmpfs, --oci, --no-oci',
)

/** Of programs that bring kubectl, ctr or nerdctl along: `minikube kubectl -- …`, `colima nerdctl -p x -- …`. */
export const BRINGER_OPTIONS = optionTable('-p --profile=, -v --verbose, --very-verbose, --ssh')

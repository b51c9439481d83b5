/** Addresses at which a cloud answers its own machines, with credentials among the answers. */

import { memoized } from '../memoize.ts'
import { addressInName, plainAddress, plainName } from './index.ts'
import { keepsOut } from './kept-out.ts'

/**
 * By address in its plainest form. AWS: EC2 user guide, "Instance metadata"; ECS developer guide, "Task IAM role"; EKS user
 * guide, "EKS Pod Identity". Google: Compute Engine, "About VM metadata". Azure: "What is IP address 168.63.129.16?".
 * Oracle, Alibaba Cloud, Scaleway, Tencent Cloud: their pages on instance metadata. Many others answer at the first one too.
 */
const ADDRESSES: ReadonlySet<string> = new Set([
  '169.254.169.254',
  'fd00:ec2:0:0:0:0:0:254',
  '169.254.170.2',
  '169.254.170.23',
  'fd00:ec2:0:0:0:0:0:23',
  'fd20:ce:0:0:0:0:0:254',
  '168.63.129.16',
  'fd00:c1:0:0:0:0:a9fe:a9fe',
  '100.100.100.200',
  '192.0.0.192',
  '169.254.42.42',
  '169.254.0.23',
  'fd00:42:0:0:0:0:0:42',
])
const NAMES: ReadonlySet<string> = new Set([
  'metadata.google.internal',
  'metadata.goog',
  'instance-data',
  'instance-data.ec2.internal',
  'metadata.tencentyun.com',
])

/** Whether a host is a cloud's metadata service, in any spelling that leads there. */
export const isMetadataHost = memoized((host) => {
  const name = plainName(host)
  const address = plainAddress(addressInName(name) ?? host)
  return NAMES.has(name) || (address !== undefined && ADDRESSES.has(address))
})

/**
 * Variables by which SDKs are told where that service is, so that they can fetch the credentials of the machine they run on:
 * a container's own business.
 */
const OWN_BUSINESS =
  /^(?:AWS_EC2_METADATA_\w{1,40}|AWS_CONTAINER_CREDENTIALS_\w{1,40}|ECS_CONTAINER_METADATA_URI(?:_V4)?|GCE_METADATA_\w{1,20}|IDENTITY_ENDPOINT|MSI_ENDPOINT|IMDS_ENDPOINT)$/i

/** Whether a variable or flag of this name may name the service without leading anyone there: what is kept out is named too. */
export const namesMetadataOnly = memoized(
  (name) => OWN_BUSINESS.test(name.replaceAll('-', '_').replace(/^_{1,2}/, '')) || keepsOut(name),
)

/**
 * What others call the problems that our rules are about: one table of the standards, of the names of their entries as far
 * as we use them, and of how a rule maps to those that its own file does not name. Loaded for reports that show them.
 * CWE 4.18 (cwe.mitre.org), OWASP MCP Top 10 2025 and OWASP Top 10 for Agentic Applications 2026 (genai.owasp.org), MITRE
 * ATLAS as of atlas-data 2026-05-05. ATLAS moves fast: a name that changes there changes here, and nowhere else.
 */

import type { RuleMeta } from '../model.ts'
import { lazy } from './memoize.ts'

export interface Standard {
  /** As SARIF names a taxonomy. */
  readonly name: string
  readonly organization: string
  readonly version: string
  readonly about: string
  readonly url: string
  /** Where one of its entries is explained. */
  readonly page: (id: string) => string
}

export const STANDARDS = {
  cwe: {
    name: 'CWE',
    organization: 'MITRE',
    version: '4.18',
    about: 'The MITRE Common Weakness Enumeration.',
    url: 'https://cwe.mitre.org/data/published/cwe_v4.18.pdf',
    page: (id) => `https://cwe.mitre.org/data/definitions/${id.slice(4)}.html`,
  },
  owaspMcp: {
    name: 'OWASP MCP Top 10',
    organization: 'OWASP',
    version: '2025',
    about: 'The ten gravest risks of the Model Context Protocol.',
    url: 'https://owasp.org/www-project-mcp-top-10/',
    page: () => 'https://owasp.org/www-project-mcp-top-10/',
  },
  owaspAgentic: {
    name: 'OWASP Agentic Top 10',
    organization: 'OWASP',
    version: '2026',
    about: 'The ten gravest risks of agentic applications.',
    url: 'https://genai.owasp.org/resource/owasp-top-10-for-agentic-applications-for-2026/',
    page: () => 'https://genai.owasp.org/resource/owasp-top-10-for-agentic-applications-for-2026/',
  },
  atlas: {
    name: 'MITRE ATLAS',
    organization: 'MITRE',
    version: '2026-05',
    about: 'Adversarial threat landscape for artificial-intelligence systems.',
    url: 'https://atlas.mitre.org/',
    page: (id) => `https://atlas.mitre.org/techniques/${id}`,
  },
} as const satisfies Readonly<Record<string, Standard>>

export type StandardId = keyof typeof STANDARDS
export const STANDARD_IDS = ['cwe', 'owaspMcp', 'owaspAgentic', 'atlas'] as const satisfies readonly StandardId[]

/** An entry a line: id and name. */
const ENTRIES = `
CWE-16 Configuration
CWE-78 Improper Neutralization of Special Elements used in an OS Command ('OS Command Injection')
CWE-94 Improper Control of Generation of Code ('Code Injection')
CWE-116 Improper Encoding or Escaping of Output
CWE-150 Improper Neutralization of Escape, Meta, or Control Sequences
CWE-155 Improper Neutralization of Wildcards or Matching Symbols
CWE-176 Improper Handling of Unicode Encoding
CWE-200 Exposure of Sensitive Information to an Unauthorized Actor
CWE-201 Insertion of Sensitive Information Into Sent Data
CWE-214 Invocation of Process Using Visible Sensitive Information
CWE-223 Omission of Security-relevant Information
CWE-250 Execution with Unnecessary Privileges
CWE-269 Improper Privilege Management
CWE-272 Least Privilege Violation
CWE-276 Incorrect Default Permissions
CWE-290 Authentication Bypass by Spoofing
CWE-295 Improper Certificate Validation
CWE-300 Channel Accessible by Non-Endpoint
CWE-306 Missing Authentication for Critical Function
CWE-312 Cleartext Storage of Sensitive Information
CWE-319 Cleartext Transmission of Sensitive Information
CWE-321 Use of Hard-coded Cryptographic Key
CWE-350 Reliance on Reverse DNS Resolution for a Security-Critical Action
CWE-353 Missing Support for Integrity Check
CWE-379 Creation of Temporary File in Directory with Insecure Permissions
CWE-426 Untrusted Search Path
CWE-427 Uncontrolled Search Path Element
CWE-436 Interpretation Conflict
CWE-440 Expected Behavior Violation
CWE-451 User Interface (UI) Misrepresentation of Critical Information
CWE-477 Use of Obsolete Function
CWE-489 Active Debug Code
CWE-494 Download of Code Without Integrity Check
CWE-506 Embedded Malicious Code
CWE-521 Weak Password Requirements
CWE-522 Insufficiently Protected Credentials
CWE-523 Unprotected Transport of Credentials
CWE-532 Insertion of Sensitive Information into Log File
CWE-538 Insertion of Sensitive Information into Externally-Accessible File or Directory
CWE-540 Inclusion of Sensitive Information in Source Code
CWE-549 Missing Password Field Masking
CWE-598 Use of GET Request Method With Sensitive Query Strings
CWE-601 URL Redirection to Untrusted Site ('Open Redirect')
CWE-610 Externally Controlled Reference to a Resource in Another Sphere
CWE-653 Improper Isolation or Compartmentalization
CWE-668 Exposure of Resource to Wrong Sphere
CWE-672 Operation on a Resource after Expiration or Release
CWE-693 Protection Mechanism Failure
CWE-694 Use of Multiple Resources with Duplicate Identifier
CWE-732 Incorrect Permission Assignment for Critical Resource
CWE-770 Allocation of Resources Without Limits or Throttling
CWE-778 Insufficient Logging
CWE-798 Use of Hard-coded Credentials
CWE-829 Inclusion of Functionality from Untrusted Control Sphere
CWE-862 Missing Authorization
CWE-918 Server-Side Request Forgery (SSRF)
CWE-923 Improper Restriction of Communication Channel to Intended Endpoints
CWE-942 Permissive Cross-domain Security Policy with Untrusted Domains
CWE-1007 Insufficient Visual Distinction of Homoglyphs Presented to User
CWE-1059 Insufficient Technical Documentation
CWE-1104 Use of Unmaintained Third Party Components
CWE-1164 Irrelevant Code
CWE-1188 Initialization of a Resource with an Insecure Default
CWE-1286 Improper Validation of Syntactic Correctness of Input
CWE-1327 Binding to an Unrestricted IP Address
CWE-1357 Reliance on Insufficiently Trustworthy Component
CWE-1395 Dependency on Vulnerable Third-Party Component
CWE-1427 Improper Neutralization of Input Used for LLM Prompting
MCP01 Token Mismanagement and Secret Exposure
MCP02 Privilege Escalation via Scope Creep
MCP03 Tool Poisoning
MCP04 Software Supply Chain Attacks and Dependency Tampering
MCP05 Command Injection and Execution
MCP06 Intent Flow Subversion
MCP07 Insufficient Authentication and Authorization
MCP08 Lack of Audit and Telemetry
MCP09 Shadow MCP Servers
MCP10 Context Injection and Over-Sharing
ASI01 Agent Goal Hijack
ASI02 Tool Misuse and Exploitation
ASI03 Identity and Privilege Abuse
ASI04 Agentic Supply Chain Vulnerabilities
ASI05 Unexpected Code Execution
ASI06 Memory and Context Poisoning
ASI07 Insecure Inter-Agent Communication
ASI08 Cascading Failures
ASI09 Human-Agent Trust Exploitation
ASI10 Rogue Agents
AML.T0010.005 AI Supply Chain Compromise: AI Agent Tool
AML.T0050 Command and Scripting Interpreter
AML.T0051 LLM Prompt Injection
AML.T0053 AI Agent Tool Invocation
AML.T0055 Unsecured Credentials
AML.T0068 LLM Prompt Obfuscation
AML.T0072 Reverse Shell
AML.T0074 Masquerading
AML.T0081 Modify AI Agent Configuration
AML.T0083 Credentials from AI Agent Configuration
AML.T0086 Exfiltration via AI Agent Tool Invocation
AML.T0098 AI Agent Tool Credential Harvesting
AML.T0101 Data Destruction via AI Agent Tool Invocation
AML.T0105 Escape to Host
AML.T0109 AI Supply Chain Rug Pull
AML.T0110 AI Agent Tool Poisoning
`

/**
 * What a rule is in the Agentic Top 10 and in ATLAS, a rule a line; a category stands for the rules of it that have no line.
 * Rules about the form of a file alone have neither.
 */
const CROSSWALK = `
secrets ASI03 AML.T0083
possible-secret ASI03 AML.T0083
config-file-permissions ASI03 AML.T0083 AML.T0081
config-runs-command ASI05 AML.T0050 AML.T0081
host-credential-passthrough ASI03 AML.T0098
secret-to-foreign-host ASI03 AML.T0098 AML.T0086
secret-file-in-git ASI03 AML.T0083 AML.T0055
personal-config-in-git ASI03 AML.T0083
unexpanded-reference ASI03 AML.T0083
filesystem ASI02 ASI03 AML.T0053
sensitive-path ASI03 AML.T0055 AML.T0098
transport ASI07
credential-over-plaintext ASI07 ASI03 AML.T0055
metadata-endpoint ASI03 AML.T0055 AML.T0098
deceptive-host ASI09 ASI04 AML.T0074
ephemeral-host ASI04 AML.T0086
insecure-oauth ASI03
authentication-disabled ASI03 ASI07
execution ASI05 AML.T0050
reverse-shell ASI05 AML.T0072
credential-exfiltration ASI05 ASI03 AML.T0050 AML.T0055
download-and-run ASI05 ASI04 AML.T0050 AML.T0010.005
environment-hijack ASI05 AML.T0050 AML.T0081
elevated-command ASI03 ASI05 AML.T0050
isolation ASI05
container-escape-mount ASI05 ASI03 AML.T0105
privileged-container ASI05 ASI03 AML.T0105
container-host-mount ASI05 ASI03 AML.T0105
container-host-namespace ASI05 AML.T0105
privilege ASI03 ASI02
write-mode-enabled ASI02 ASI03 AML.T0101
missing-read-only ASI02 ASI03 AML.T0101
real-browser-profile ASI03 AML.T0098
over-scoped-token ASI03 AML.T0083
approval ASI02 ASI09 AML.T0053
project-servers-preapproved ASI09 ASI04 AML.T0081
sandbox-disabled ASI05 ASI02 AML.T0081
model-endpoint-override ASI01 ASI07 AML.T0081
project-runs-code ASI05 AML.T0081 AML.T0050
hook-sends-session ASI09 ASI07 AML.T0081
supply-chain ASI04 AML.T0010.005
unpinned-package ASI04 AML.T0010.005 AML.T0109
mutable-source ASI04 AML.T0010.005 AML.T0109
unpinned-image ASI04 AML.T0010.005 AML.T0109
image-without-digest ASI04 AML.T0010.005 AML.T0109
typosquat-package ASI04 AML.T0010.005 AML.T0074
vulnerable-client ASI04
lethal-trifecta ASI01 ASI02 AML.T0086 AML.T0051
shadowed-server ASI04 ASI09 AML.T0110 AML.T0081
confusable-name ASI09 AML.T0074
conflicting-versions ASI04
text ASI01 AML.T0051
hidden-characters ASI01 ASI09 AML.T0068 AML.T0110
prompt-injection-text ASI01 ASI06 AML.T0051 AML.T0110
duplicate-key ASI09 AML.T0081
policy ASI10
policy-package ASI04 AML.T0010.005
`

export interface Entry {
  readonly standard: StandardId
  readonly id: string
  readonly name: string
}

function linesOf(table: string): readonly (readonly string[])[] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
}

const named = lazy(
  () =>
    new Map(
      linesOf(ENTRIES).map(([key = '', ...words]): [string, Entry] => [
        key,
        { standard: standardOf(key), id: key, name: words.join(' ') },
      ]),
    ),
)

/** An entry by its id; undefined for one that the table does not name. */
export function entry(id: string): Entry | undefined {
  return named().get(id)
}

function standardOf(id: string): StandardId {
  if (id.startsWith('CWE-')) return 'cwe'
  if (id.startsWith('MCP')) return 'owaspMcp'
  return id.startsWith('ASI') ? 'owaspAgentic' : 'atlas'
}

const mapped = lazy(() => new Map(linesOf(CROSSWALK).map(([key = '', ...ids]) => [key, ids])))

/** All that a rule is called: what its own file names, then what the table adds; by standard, the main one first. */
export function standardsOf({ id, category, cwe, owasp }: RuleMeta): readonly Entry[] {
  const others = mapped().get(id) ?? mapped().get(category) ?? []
  return [...cwe, ...owasp, ...others].flatMap((each) => entry(each) ?? [])
}

/** Ids of the crosswalk's lines, for a test that no line is about nothing. */
export function crosswalkKeys(): readonly string[] {
  return linesOf(CROSSWALK).map(([key = '']) => key)
}

/**
 * Known flaws of what npm has. Columns: package, affected versions, severity with marks, ids, what goes wrong. The marks and
 * the dates are those of `table.ts`. Facts from the GitHub Advisory Database and the CVE list, read 2026-11.
 *
 * Left out: records of a repository that npm has no package of by that name (hackmd-mcp, CVE-2025-59155; mcp-docs-rag,
 * CVE-2026-5007; mcp-server-taskwarrior, CVE-2026-5833; graphlit-mcp-server, CVE-2026-19957) or no version in their range
 * (deepseek-mcp-server from 1.4.2, CVE-2026-55604 and CVE-2026-55605: npm has 1.0.1), `npm view` of 2026-11; a flaw of the
 * service that every version of @upstash/context7-mcp asks, which was mended there (CVE-2026-75130); and programs with a
 * web page to log in to, which no entry starts as a server (flowise).
 */

export const NPM_FLAWS = `
@aborruso/ckan-mcp-server | <0.4.85 | medium | CVE-2026-33060 GHSA-3xm7-qw7j-qc8v | A tool fetches whatever address it is given as a portal.
@aborruso/ckan-mcp-server | <0.4.106 | medium | CVE-2026-53509 GHSA-g84h-j7jj-x32p | The check on the addresses that it fetches can still be got round.
@aborruso/ckan-mcp-server | <0.4.112 | low | CVE-2026-73844 GHSA-6f9w-9hf2-5rg3 | Errors repeat what internal hosts answered.
@aborruso/ckan-mcp-server | <0.4.112 | medium | CVE-2026-73845 GHSA-83x6-42hr-jc76 | The quality tools reach hosts that were not meant.
@aborruso/ckan-mcp-server | <0.4.112 | medium unsure | CVE-2026-73846 GHSA-78x9-fhhx-v2g6 | Callers can be given answers that were cached for someone else.
@agenticmail/mcp | <0.9.27 | - unsure | CVE-2026-50287 GHSA-63gr-g7jc-v8rg | The advisory says which flaw that release fixed.
@akoskm/create-mcp-server-stdio | <0.0.13 | critical | CVE-2025-54994 GHSA-3ch2-jxxc-v4xf | A tool of the generated server hands its input to a shell.
@andrea9293/mcp-documentation-server | <1.13.1 | - unsure | CVE-2026-54504 GHSA-6f5r-5672-72j7 | The advisory says which flaw that release fixed.
@apify/actors-mcp-server | <0.9.21 | medium | CVE-2026-46341 GHSA-jwp7-wg77-3w9v | The list of allowed sites compares only how an address begins, so that other hosts pass.
@apify/actors-mcp-server | <0.10.11 | high | CVE-2026-50143 GHSA-6gr2-qh89-hxwm | An Actor of someone else can have the Apify token sent to a host of theirs.
@azure/mcp | >=1.0.0 <1.0.2 || >=2.0.0-beta.1 <2.0.0-beta.17 | high | CVE-2026-26118 GHSA-hhfx-wfvq-7g9c | It can be made to send its managed-identity token elsewhere.
@coding-solo/godot-mcp | <0.1.1 | high | CVE-2026-25546 GHSA-8jx2-rhfh-q928 | The path of a project reaches a shell.
@cyanheads/git-mcp-server | <2.1.5 | high | CVE-2025-53107 GHSA-3q26-f695-pp76 | Parameters of git tools reach a shell.
@dynatrace-oss/dynatrace-mcp-server | <2.0.0 | high http | GHSA-p7w7-4929-vpj5 | Over HTTP, anyone may call the tools.
@dynatrace-oss/dynatrace-mcp-server | <2.1.1 | medium | GHSA-pqh8-p93p-2rx7 | Parameters that are no queries are put into queries unescaped.
@executeautomation/database-server | * | high | CVE-2025-59333 GHSA-65hm-pwj5-73pw | The read-only check looks at the first word of a statement only, so that writes pass.
@frontmcp/adapters | <1.0.4 | high | CVE-2026-39885 GHSA-v6ph-xcq9-qxxj | References in an OpenAPI document can make it read local files and internal addresses.
@frontmcp/sdk | <1.0.4 | high | CVE-2026-39885 GHSA-v6ph-xcq9-qxxj | References in an OpenAPI document can make it read local files and internal addresses.
@grackle-ai/mcp | <0.70.2 | - unsure | GHSA-647h-p824-99w7 | The advisory says which flaw that release fixed.
@kozou/mcp | <1.8.1 | - unsure | GHSA-v52w-28xh-v562 | The advisory says which flaw that release fixed.
@mcpjam/inspector | <1.4.3 | critical | CVE-2026-23744 | It listens on every interface, and whoever reaches it can install and start programs.
@mobilenext/mobile-mcp | <0.0.49 | high | CVE-2026-33989 GHSA-3p2m-h2v6-g9mx | Screenshots and recordings can be written anywhere on the disk.
@mobilenext/mobile-mcp | <0.0.50 | high | CVE-2026-35394 | The tool that opens addresses takes dangerous schemes.
@modelcontextprotocol/client | >=2.0.0 <2.2.0 | high | CVE-2026-104850 GHSA-6qxp-vccf-f47h | Stored OAuth credentials go to whichever authorisation server an MCP server names.
@modelcontextprotocol/inspector | <0.14.1 | critical | CVE-2025-49596 GHSA-7f8r-222p-6f5g | Its proxy asks nobody who they are, so that any web page can start programs through it.
@modelcontextprotocol/inspector | <0.16.6 | high | CVE-2025-58444 GHSA-g9hg-qhmf-q45m | A hostile server can run script in its page, and through the proxy start programs.
@modelcontextprotocol/sdk | <1.24.0 | high http | CVE-2025-66414 GHSA-w48q-cv73-mx4w | Local HTTP servers do not guard against DNS rebinding unless told to.
@modelcontextprotocol/sdk | >=1.3.0 <1.25.2 | high | CVE-2026-0621 GHSA-8r9q-7v3j-jr4g | A crafted address can keep the template matcher busy without end.
@modelcontextprotocol/sdk | >=1.12.0 <1.31.0 | high | CVE-2026-104850 GHSA-6qxp-vccf-f47h | Stored OAuth credentials go to whichever authorisation server an MCP server names.
@modelcontextprotocol/sdk | >=1.10.0 <1.26.0 | high http | CVE-2026-25536 GHSA-345p-7cg4-v4c7 | A transport that is used again can hand one client the answer for another.
@modelcontextprotocol/server-filesystem | <0.6.3 || >=2025.1.14 <2025.7.1 | high | CVE-2025-53109 GHSA-q66q-fx2p-7w4m | Symbolic links lead out of the allowed folders.
@modelcontextprotocol/server-filesystem | <0.6.3 || >=2025.1.14 <2025.7.1 | high | CVE-2025-53110 GHSA-hc55-p739-j48w | Folders whose name begins like an allowed one are open as well.
@ooples/token-optimizer-mcp | <5.1.0 | medium | CVE-2026-55156 GHSA-76pc-mqxp-3rq5 | Its dashboard gives out files without asking who wants them.
@ooples/token-optimizer-mcp | <5.1.0 | high | CVE-2026-55157 GHSA-49mq-fc6q-3h46 | The name of a user reaches a shell.
@orval/mcp | <7.18.0 | critical | CVE-2026-22785 GHSA-mwr6-3gp8-9jmj | Text of an OpenAPI document is written into generated code.
@penpot/mcp | <2.15.0 | high | CVE-2026-45805 GHSA-22qr-rp27-j9wm | It listens on every interface, and runs the code that anyone sends it.
@playwright/mcp | <0.0.40 | high http | CVE-2025-9611 GHSA-6fg3-hvw7-2fwq | Over HTTP, any web page can reach the browser's tools by DNS rebinding.
@profullstack/mcp-server | * | high unsure | GHSA-v6wj-c83f-v46x | Input of a tool reaches a shell.
@sequa-ai/sequa-mcp | <1.0.14 | medium | CVE-2025-10619 GHSA-9pw5-wx67-q964 | An address in the OAuth exchange reaches a shell.
@sunwood-ai-labs/github-kanban-mcp-server | * | critical | CVE-2025-53818 GHSA-6jx8-rcjx-vmwf CVE-2026-0756 | Input of its tools reaches a shell.
@translated/lara-mcp | <0.0.12 | high | CVE-2025-53832 GHSA-xj5p-8h7g-76m7 | Input of a tool reaches a shell.
@yoda.digital/gitlab-mcp-server | <0.6.0 | critical http | CVE-2026-44895 GHSA-8jr5-6gvj-rfpf | Over HTTP, anyone may call the tools.
a11y-mcp | <=1.0.5 | medium unsure | CVE-2026-5323 | It can be made to request internal addresses.
adb-mcp | * | critical | CVE-2025-59834 GHSA-54j7-grvr-9xwg | Input of its tools reaches a shell.
agentic-flow | <2.0.14 | high | CVE-2026-58195 GHSA-vcv2-r9jh-99m5 | Input of its tools reaches a shell.
api-lab-mcp | * | medium | CVE-2026-5832 GHSA-crh9-3gjh-m6gc | It can be made to request internal addresses.
appium-mcp | <1.85.10 | high | CVE-2026-58500 GHSA-x975-rgx4-5fh4 | Text of the app under test is put into a page unescaped.
auth-fetch-mcp | <3.0.1 | high unsure | GHSA-hv85-774v-26fg | A browser that is logged in can be sent to other addresses.
auth-fetch-mcp | <3.0.2 | high | CVE-2026-49857 GHSA-pvrj-8cg3-j5f8 | The guard on what a logged-in browser fetches can be got round.
chrome-devtools-mcp | >=0.20.0 <1.1.0 | medium | CVE-2026-53765 GHSA-3pvj-jv98-qhjq | Another user of the machine can have it write through a link in the temporary folder.
chrome-devtools-mcp | >=0.24.0 <1.1.0 | medium | CVE-2026-53766 GHSA-8qf9-62x2-82pp | Symbolic links lead out of the allowed folders.
codehooks-mcp-server | <0.2.2 | high unsure | CVE-2025-53100 | Input of a tool reaches a shell.
consult-llm-mcp | <=2.5.3 | medium unsure | CVE-2026-5125 | Arguments for git reach a shell.
ebay-mcp | * | high | CVE-2026-27203 GHSA-97rm-xj73-33jh | The tool that sets tokens writes what it is given into the .env file.
fast-filesystem-mcp | * | high | CVE-2025-67364 GHSA-j893-m93w-jwjw | Paths lead out of the allowed folders.
figma-developer-mcp | <0.6.3 | high | CVE-2025-53967 GHSA-gxw4-4fc5-9gr5 | When a request fails, its address is handed to a shell.
gemini-mcp-tool | >=1.1.2 <1.1.6 | critical | CVE-2026-0755 GHSA-4h5r-5jm8-jxjm | What it passes to the Gemini CLI goes through a shell.
ios-simulator-mcp | <1.3.3 | medium | CVE-2025-52573 GHSA-6f6r-m9pv-67jw | Arguments of a tap reach a shell.
kubectl-mcp-server | <1.2.0 | high | CVE-2025-65719 GHSA-94gr-w3q5-rfqr | Text that an attacker controls can come to be run as code.
mcp-dnstwist | <=1.0.4 | high unsure | CVE-2026-7443 | Input of a tool reaches a shell.
mcp-fetch-server | * | medium | CVE-2025-65513 GHSA-8fxj-2g9q-8fjw | The check for internal addresses can be got round.
mcp-framework | <0.2.22 | high http | CVE-2026-39313 GHSA-353c-v8x9-v7c3 | Over HTTP, a request of any size is read into memory.
mcp-from-openapi | <2.3.0 | high | CVE-2026-39885 GHSA-v6ph-xcq9-qxxj | References in an OpenAPI document can make it read local files and internal addresses.
mcp-handler | <1.1.0 | high http unsure | GHSA-w2fm-25vw-vh7f | One client can be handed the answer for another.
mcp-maigret | <1.0.13 | medium | CVE-2026-2130 GHSA-2g7v-hghf-grg4 | The name that it looks for reaches a shell.
mcp-markdownify-server | <1.0.0 | medium | CVE-2025-5273 GHSA-22v8-p7h2-rj7p | A tool reads any file of the machine.
mcp-markdownify-server | <1.0.0 | high | CVE-2025-5276 GHSA-frq9-3hp2-xvxg | It can be made to request internal addresses.
mcp-markdownify-server | <0.0.2 | high | CVE-2025-58358 GHSA-45qj-4xq3-3c45 | Input of a tool reaches a shell.
mcp-memory-keeper | <0.13.0 | medium | CVE-2026-54561 GHSA-f7wf-v2vw-mpcx | The import tool reads any file of the machine.
mcp-nmap-server | * | medium | CVE-2026-3484 GHSA-xc68-rrqc-qgq3 | Arguments of a scan reach a shell.
mcp-package-docs | <0.1.28 | high | CVE-2025-54073 GHSA-vf9j-h32g-2764 | The name of a package reaches a shell.
mcp-remote | >=0.0.5 <0.1.16 | critical | CVE-2025-6514 GHSA-6xpm-ggf7-wc3p | A hostile server can have a command run on the machine that connects to it.
mcp-searxng | <1.2.1 | medium | CVE-2026-54688 GHSA-q87f-qc2r-2gw4 | The guard against requests to internal addresses is off unless switched on.
mcp-searxng | <1.2.1 | medium | CVE-2026-54689 GHSA-wppf-h75h-6pm6 | The guard against requests to internal addresses can be got round.
mcp-searxng | <1.7.1 | high | GHSA-mrvx-jmjw-vggc | A name that resolves to an internal address passes the guard.
mcp-searxng | <1.7.1 | high | GHSA-xcqx-9jf5-w339 | A page of any size is read into memory.
mcp-server-code-runner | * | high http unsure | CVE-2026-5029 | Over HTTP, anyone on the network can run code.
mcp-server-kubernetes | <2.5.0 | high | CVE-2025-53355 GHSA-gjv4-ghm7-q58q | Parameters of kubectl tools reach a shell.
mcp-server-kubernetes | <2.9.8 | medium | CVE-2025-66404 GHSA-wvxp-jp4w-w8wg | A command for a pod goes through a shell unchecked.
mcp-server-kubernetes | <3.5.0 | high | CVE-2026-39884 GHSA-4xqg-gf5c-ghwq | Blanks in a parameter become further options of kubectl.
mcp-server-kubernetes | <3.6.0 | high | CVE-2026-46519 GHSA-cr22-wjx7-2w6m | Tools that were switched off are hidden, and run all the same when called.
mcp-server-kubernetes | <3.7.0 | medium | CVE-2026-47250 GHSA-6mx4-4h42-r8vh | Any flag of kubectl may be given, so that the cluster's token can be sent elsewhere.
mcp-server-kubernetes | <3.9.0 | critical | CVE-2026-61459 GHSA-wmg3-h8mf-wgvr | Names that are flags have the cluster's token sent elsewhere.
mcp-server-semgrep | <1.0.1 | high | CVE-2026-7446 GHSA-86hp-qxqp-w9wv | Input of its tools reaches a shell.
mcp-ssh-tool | <2.1.1 | high | GHSA-j7h9-2jh7-g967 | The rules on which paths may be transferred can be got round.
mcp-watch | * | critical | CVE-2025-66401 GHSA-27m7-ffhq-jqrm | The address of a repository reaches a shell.
n8n-mcp | <2.47.6 | high http | GHSA-75hx-xj24-mqrw | Over HTTP, anyone can end sessions and read how the server is set up.
n8n-mcp | <2.47.11 | medium http | CVE-2026-41495 GHSA-pfm2-2mhg-8wpx | Over HTTP, what requests carry is logged, rejected ones included.
n8n-mcp | <2.47.13 | medium http | CVE-2026-42282 GHSA-wg4g-395p-mqv3 | Over HTTP, arguments of tools are logged, credentials included.
n8n-mcp | >=2.47.4 <2.47.14 | high http | CVE-2026-42449 GHSA-56c3-vfp2-5qqj | An internal address in IPv6 form passes the guard.
n8n-mcp | >=2.18.7 <2.50.2 | high | CVE-2026-44694 GHSA-cmrh-wvq6-wm9r | Webhook tools can be made to request internal addresses.
n8n-mcp | <2.50.1 | high | GHSA-8g7g-hmwm-6rv2 | An id can lead a request, with its API key, to other paths of n8n.
n8n-mcp | <2.51.2 | high http | CVE-2026-45707 GHSA-jxx9-px88-pj69 | Shared by several tenants, it serves requests without a tenant with the operator's own key.
n8n-mcp | <2.51.3 | medium | CVE-2026-45582 GHSA-f3rg-xqjj-cj9w | Its telemetry can carry fragments of addresses and of the secrets in them.
n8n-mcp | <2.56.1 | critical http | CVE-2026-54052 GHSA-j6r7-6fhx-77wx | Shared by several tenants, it lets one read and delete the backups of another.
n8n-mcp | <2.57.4 | medium http | CVE-2026-55608 GHSA-2cf7-hpwf-47h9 | Shared by several tenants, it lets one reach the operator's own backups.
network-ai | <5.4.5 | high http | CVE-2026-46701 GHSA-j3vx-cx2r-pvg8 | Its server starts with an empty secret, so that anyone may call it.
network-ai | <=5.7.1 | critical http unsure | CVE-2026-48814 | Its server can be driven by anyone who reaches it.
node-code-sandbox-mcp | <1.3.0 | high | CVE-2025-53372 GHSA-5w57-2ccq-8w95 | Input of a tool breaks out of the container and runs on the host.
open-websearch | <2.1.7 | high | CVE-2026-42260 GHSA-v228-72c7-fx8j | The guard against requests to internal addresses can be got round.
repomix | <1.14.1 | medium unsure | CVE-2026-49988 | A tool reads files that it should not.
ruflo | <3.16.3 | critical unsure | CVE-2026-59726 | Its compose file opens the MCP bridge to the network.
`

/**
 * Known flaws of what PyPI has. Columns: package, affected versions, severity with marks, ids, what goes wrong. The marks
 * and the dates are those of `table.ts`. Facts from the GitHub Advisory Database and the CVE list, read 2026-11.
 */

export const PYPI_FLAWS = `
adx-mcp-server | * | high | CVE-2026-33980 GHSA-vphc-468g-8rfp | The name of a table is put into a query unescaped.
arcade-mcp-server | <1.9.1 | medium http | CVE-2025-66454 GHSA-g2jx-37x6-6438 | Its HTTP worker takes a secret that is the same for everyone.
aws-mcp | * | critical | CVE-2026-5059 GHSA-fgmx-xfp3-w28p CVE-2026-5058 | What it passes to the AWS CLI goes through a shell.
awslabs-aws-api-mcp-server | >=0.2.13 <1.3.47 | high | CVE-2026-16584 GHSA-29w2-fq35-v728 | When its security policy cannot be loaded, it goes on without one.
awslabs-aws-api-mcp-server | >=0.2.14 <1.3.9 | medium | CVE-2026-4270 GHSA-2cpp-j2fc-qhp7 | The restriction on files can be got round.
awslabs-documentdb-mcp-server | <1.0.12 | medium unsure | CVE-2026-18954 | In read-only mode, an aggregation can still write.
dbt-mcp | <1.17.1 | medium | CVE-2026-44968 | Input of a tool becomes further options of dbt.
doris-mcp-server | <0.6.0 | - | CVE-2025-58337 GHSA-m35w-xx8c-6xc7 | The read-only mode can be got round.
doris-mcp-server | <0.6.1 | - | CVE-2025-66335 | Part of a query is put into SQL unescaped.
excel-mcp-server | <0.1.8 | critical http | CVE-2026-40576 GHSA-j98m-w3xp-9f56 | Over HTTP, paths lead anywhere on the disk.
fast-mcp-telegram | <0.19.1 | critical http unsure | CVE-2026-52830 | A bearer token is used as a path, so that anyone can pass for another.
fastmcp | <2.13.0 | medium http | CVE-2025-62800 GHSA-mxxr-jv3v-6pgc | The page that ends an OAuth login runs script from its address.
fastmcp | <2.13.0 | medium | CVE-2025-62801 GHSA-rj5c-58rq-j5g5 | The name of a server can run a command when it is installed into Cursor on Windows.
fastmcp | <2.14.0 | high http | GHSA-rcfx-77hg-w2wv | It allows an MCP SDK that does not guard against DNS rebinding.
fastmcp | <2.14.2 | high http | CVE-2025-69196 GHSA-5h2m-4q8j-pqpj | Its OAuth proxy issues tokens that other servers accept as well.
fastmcp | <3.2.0 | medium | CVE-2025-64340 GHSA-m8x7-r2rg-vh5g | The name of a server can run a command when it is installed.
fastmcp | <3.2.0 | high http | CVE-2026-27124 GHSA-rww4-4w9c-7733 | Its OAuth login can be used to take over an account.
fastmcp | <3.2.0 | critical | CVE-2026-32871 GHSA-vv7q-7jx5-f767 | Servers made from an OpenAPI document can be made to request other addresses.
graphiti-core | <0.28.2 | high unsure | CVE-2026-32247 | Labels are put into Cypher unescaped.
ha-mcp | <7.0.0 | medium http | CVE-2026-32111 GHSA-fmfg-9g7c-3vq7 | Its consent page can be made to request internal addresses.
ha-mcp | <7.0.0 | medium http | CVE-2026-32112 | Its consent page runs script from its address.
kaggle-mcp | * | medium unsure | CVE-2026-7149 GHSA-q882-jc55-6343 | The id of a competition can lead to any path.
kubectl-mcp-server | <1.2.0 | high | CVE-2025-65719 GHSA-94gr-w3q5-rfqr | Text that an attacker controls can come to be run as code.
kubectl-mcp-server | <=1.2.0 | high unsure | CVE-2025-69902 | Input of a tool reaches a shell.
langflow | >=1.1.2 <1.10.3 | critical | CVE-2026-105697 GHSA-w794-rj3p-xv45 | Whoever may define an MCP server can run any command on its host.
litellm | <1.84.0 | high http | CVE-2026-59822 | Its MCP endpoint does not check who is calling; attacks on it are known.
mcp | <1.9.4 | high http | CVE-2025-53366 GHSA-3qhf-m339-9g5v | Over HTTP, a malformed request ends the server.
mcp | <1.10.0 | high http | CVE-2025-53365 GHSA-j975-95f5-7wqh | Over HTTP, an unhandled error ends the server.
mcp | <1.23.0 | high http | CVE-2025-66416 GHSA-9h52-p55h-vw2f | Local HTTP servers do not guard against DNS rebinding unless told to.
mcp | <1.27.2 | high http | CVE-2026-52869 GHSA-jpw9-pfvf-9f58 | Who knows the id of a session can send messages into it.
mcp | >=1.23.0 <1.27.2 | high http | CVE-2026-52870 GHSA-hvrp-rf83-w775 | A client can reach the tasks of others.
mcp | <1.28.1 | high http | CVE-2026-59950 GHSA-vj7q-gjh5-988w | The WebSocket transport takes connections from any web page.
mcp | >=1.8.0 <1.30.0 || >=2.0.0 <2.2.0 | medium http | CVE-2026-59951 GHSA-84m7-p3x7-pcfv | Sessions are kept for ever, until memory runs out.
mcp-atlassian | <0.17.0 | critical | CVE-2026-27825 GHSA-xjgw-4wvw-rgm4 | An attachment can be written to any path of the disk.
mcp-atlassian | <0.17.0 | high http | CVE-2026-27826 GHSA-7r34-79r5-rcc9 | Over HTTP, headers of a caller choose which host it connects to.
mcp-atlassian | <0.22.0 | high | CVE-2026-73498 GHSA-g5r6-gv6m-f5jv | The upload tool reads any file of the machine.
mcp-atlassian | <0.22.0 | critical http | CVE-2026-77244 GHSA-wrhw-j3f9-8vc6 | Over HTTP, any token is accepted.
mcp-atlassian | <0.22.0 | high | CVE-2026-77248 GHSA-cc5h-2pwp-pvcc CVE-2026-77258 GHSA-93xw-j965-9mx3 CVE-2026-77253 GHSA-vc25-24vv-fxxm CVE-2026-77257 GHSA-mrq8-fv7v-hhjg CVE-2026-77247 GHSA-f6pj-qv47-g96w CVE-2026-77246 GHSA-wv8v-v4c5-v75j | The upload tools send any file of the machine to Jira or Confluence.
mcp-atlassian | <0.22.0 | critical http | CVE-2026-77254 GHSA-vc8m-84rp-53hx | Over HTTP, a caller without an identity gets the operator's.
mcp-atlassian | <0.22.0 | high http | CVE-2026-77267 GHSA-5wf4-jqxh-8gm3 CVE-2026-77274 GHSA-hgcf-4mq8-5266 CVE-2026-77249 GHSA-v9m3-wfh8-5646 | The check on which host it connects to can still be got round.
mcp-atlassian | <0.22.0 | medium http | GHSA-489g-7rxv-6c8q | The check on which host it connects to can be got round by DNS rebinding.
mcp-atlassian | <0.22.0 | high | GHSA-wm45-qh3g-v83f | The upload tools read any file of the machine.
mcp-kubernetes-server | <=0.1.11 | low | CVE-2025-59376 GHSA-hjm5-xgj8-vwj6 | Commands in a row get round the switch that forbids writes.
mcp-kubernetes-server | <=0.1.11 | low | CVE-2025-59377 | Input of a tool reaches a shell, in read-only mode too.
mcp-memory-service | <10.21.0 | medium http | CVE-2026-29787 | Its health page tells about the system.
mcp-memory-service | <10.25.1 | high http | CVE-2026-33010 | Over HTTP, any web page may call it.
mcp-memory-service | <10.65.3 | high http | CVE-2026-49291 GHSA-2r68-g678-7qr3 | Its HTTP endpoint does not check who is calling.
mcp-memory-service | <10.67.1 | critical http | CVE-2026-50027 GHSA-84hp-mqvj-3p8h | Its document pages do not check who is calling.
mcp-neo4j-cypher | >=0.2.2 <0.4.0 | high http | CVE-2025-10193 GHSA-vcqx-v2mg-7chx | Over HTTP, any web page can reach it by DNS rebinding.
mcp-neo4j-cypher | <0.6.0 | low | CVE-2026-35402 GHSA-x3cv-r3g3-fpg9 | In read-only mode, some procedures can still write.
mcp-pinot-server | <3.1.0 | critical http | CVE-2026-49257 GHSA-73cv-556c-w3g6 | Over HTTP, it listens on every interface and asks nobody who they are.
mcp-salesforce-connector | <0.1.10 | medium | CVE-2026-25650 GHSA-vf6j-c56p-cq58 | A call of a tool can give away the token.
mcp-server-git | <2025.9.25 | medium | CVE-2025-68143 GHSA-5cgr-j3jf-jw3v | A tool makes a repository of any folder.
mcp-server-git | <2025.12.18 | medium | CVE-2025-68144 GHSA-9xwc-hfwc-8w59 | Input of a tool becomes options of git, which can overwrite files.
mcp-server-git | <2025.12.18 | medium | CVE-2025-68145 GHSA-j22h-9j4x-23w5 | The restriction to one repository does not hold for calls of tools.
mcp-server-git | <2026.1.14 | medium | CVE-2026-27735 GHSA-vjqx-cfc4-9h6v | Files outside of the repository can be added to it.
mcp-text-editor | <=1.0.2 | medium unsure | CVE-2026-15138 | Paths lead out of the allowed folder.
mcp-url-downloader | * | high | CVE-2026-7158 GHSA-h7xc-4mv8-59fj | It can be made to request internal addresses.
meta-ads-mcp | <1.0.109 | critical http | CVE-2026-48039 GHSA-9gw6-46qc-99vr | Over HTTP, anyone may call the tools, and sees the operator's token.
meta-ads-mcp | <1.0.115 | high http | CVE-2026-54547 GHSA-2v2f-mvfg-ph56 | Over HTTP, any value of a header passes for a login.
meta-ads-mcp | <1.0.115 | high | CVE-2026-54549 GHSA-45gf-fjxp-cjpq | The upload tool can be made to request internal addresses.
msmcp-azure | >=2.0.0b14 <2.0.0b17 | high | CVE-2026-26118 GHSA-hhfx-wfvq-7g9c | It can be made to send its managed-identity token elsewhere.
mysql-mcp-server | <=0.2.2 | medium unsure | CVE-2026-11529 | The name of a table is put into SQL unescaped.
netlicensing-mcp | <0.1.6 | high http | CVE-2026-54446 GHSA-x9vc-9ffq-p3gj | Over HTTP, anyone may use the operator's key.
netlicensing-mcp | <0.1.8 | critical | CVE-2026-57496 GHSA-hxpf-9xvq-wph8 | A product number can lead to other paths, tokens among them.
nextcloud-mcp-server | <0.117.2 | critical http | CVE-2026-55640 GHSA-8vh3-g2qg-2h2c | Its webhook, which needs no secret unless one is set, deletes data for anyone.
notes-mcp | * | - unsure | CVE-2026-7212 GHSA-vc5j-42hh-j3mr | The advisory says which flaw it has.
office-word-mcp-server | <=1.1.11 | medium unsure | CVE-2026-65695 | Paths lead out of the working folder.
qwed-mcp | <0.2.1 | - unsure | CVE-2026-55546 GHSA-mw6r-2hvm-4rp2 | The advisory says which flaw that release fixed.
serena-agent | <1.5.2 | high unsure | CVE-2026-49471 GHSA-37h2-6p4f-mp3q | Any web page can reach its dashboard by DNS rebinding, and run code through it.
sqlite-mcp | <=0.1.0 | medium | CVE-2026-7206 GHSA-4j28-22qp-rjcf | The name of a file is put into SQL unescaped.
stata-mcp | <1.17.3 | critical | CVE-2026-47708 GHSA-4p62-hqp5-g644 | The name of a log file becomes commands of Stata.
windows-mcp | <0.7.5 | high http unsure | CVE-2026-48989 | Over HTTP, the desktop can be driven without sufficient checks.
wireshark-mcp | * | medium unsure | CVE-2026-43901 GHSA-3r68-x3xc-rxpg | Unless folders are named to it, it exports files to any path.
`

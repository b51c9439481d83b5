/**
 * Packages that are malware as a whole (`*`), and releases of honest packages that were. Columns: place as in a package URL,
 * affected versions, marks, ids, what it does, what was meant instead. The marks and the dates are those of `table.ts`.
 * Facts from the OpenSSF's malicious-packages and, for the names without an id, from what Socket and the CSA wrote on
 * SANDWORM_MODE (2026-02); read 2026-11.
 *
 * Records of worms give `introduced: 0` beside the list of bad releases: only the list is true. Names that are honest in
 * another ecosystem (\`mcp-server-git\` on PyPI) are the reason why the place is part of the key.
 */

import { wordSet } from '../programs/flags.ts'

export const MALWARE = `
npm:@bitwarden/cli | =2026.4.0 | | MAL-2026-3020 GHSA-g98r-qjhg-4fmr | A worm published it; it collects the configuration and the secrets of AI clients. |
npm:@browserbasehq/mcp | =2.1.1 | | MAL-2025-191195 GHSA-j9hg-hmwf-9qx7 | The second Shai-Hulud worm published it; it steals credentials. |
npm:@browserbasehq/mcp-server-browserbase | =2.4.2 | | MAL-2025-191196 | The second Shai-Hulud worm published it; it steals credentials. |
npm:@lanyer640/mcp-runcommand-server | * | | MAL-2025-47838 GHSA-xmqc-rm22-fxq6 | It opens a shell to a host of its author. |
npm:@postman/postman-mcp-cli | =1.0.3 || =1.0.4 || =1.0.5 | | MAL-2025-190908 | The second Shai-Hulud worm published it; it steals credentials. |
npm:@postman/postman-mcp-server | =2.4.10 || =2.4.11 || =2.4.12 | | MAL-2025-190909 | The second Shai-Hulud worm published it; it steals credentials. |
npm:claud-code | * | | MAL-2026-952 | It poses as Claude Code and puts servers of its own into the configuration of AI clients. | @anthropic-ai/claude-code
npm:cline | =2.3.0 | | MAL-2026-1380 GHSA-9ppg-jx86-fqw7 | It was published with a stolen token, and installs another agent for all projects. |
npm:cloude | * | unsure | | It is one of the packages by which SANDWORM_MODE steals credentials. |
npm:cloude-code | * | | MAL-2026-954 | It poses as Claude Code and puts servers of its own into the configuration of AI clients. | @anthropic-ai/claude-code
npm:crypto-locale | * | unsure | | It is one of the packages by which SANDWORM_MODE steals credentials. |
npm:crypto-reader-info | * | unsure | | It is one of the packages by which SANDWORM_MODE steals credentials. |
npm:detect-cache | * | unsure | | It is one of the packages by which SANDWORM_MODE steals credentials. |
npm:format-defaults | * | unsure | | It is one of the packages by which SANDWORM_MODE steals credentials. |
npm:hardhta | * | unsure | | It is one of the packages by which SANDWORM_MODE steals credentials. |
npm:locale-loader-pro | * | unsure | | It is one of the packages by which SANDWORM_MODE steals credentials. |
npm:mcp-knowledge-base | * | | MAL-2025-47326 GHSA-f8qw-968c-jxpq | It came with the first Shai-Hulud worm and steals credentials. |
npm:mcp-knowledge-graph | =1.2.1 | | MAL-2025-47327 GHSA-qq74-6323-3h57 | The first Shai-Hulud worm published it; it steals credentials. |
npm:mcp-server-fetch | * | | MAL-2026-5476 | It took the name of a server that PyPI has, and reports the host and the folder of whoever installs it. | 'mcp-server-fetch' of PyPI, with uvx
npm:mcp-server-figma | * | | MAL-2026-5477 GHSA-8j33-qh42-vjc6 | It took a name that people look for, and reports the host and the folder of whoever installs it. |
npm:mcp-server-git | * | | MAL-2026-5478 | It took the name of a server that PyPI has, and reports the host and the folder of whoever installs it. | 'mcp-server-git' of PyPI, with uvx
npm:mcp-server-github | * | | MAL-2026-5479 | It took a name that people look for, and reports the host and the folder of whoever installs it. | 'ghcr.io/github/github-mcp-server'
npm:mcp-server-notion | * | | MAL-2026-5480 | It took a name that people look for, and reports the host and the folder of whoever installs it. | '@notionhq/notion-mcp-server'
npm:mcp-server-postgres | * | | MAL-2026-5481 GHSA-vm2g-qj5x-x234 | It took a name that people look for, and reports the host and the folder of whoever installs it. |
npm:mcp-server-redis | * | | MAL-2026-5482 | It took a name that people look for, and reports the host and the folder of whoever installs it. |
npm:mcp-server-sentry | * | | MAL-2026-5483 | It took the name of a server that PyPI has, and reports the host and the folder of whoever installs it. | '@sentry/mcp-server'
npm:mcp-use | =1.4.2 || =1.4.3 | | MAL-2025-190923 | The second Shai-Hulud worm published it; it steals credentials. |
npm:naniod | * | unsure | | It is one of the packages by which SANDWORM_MODE steals credentials. |
npm:node-native-bridge | * | unsure | | It is one of the packages by which SANDWORM_MODE steals credentials. |
npm:opencraw | * | unsure | | It is one of the packages by which SANDWORM_MODE steals credentials. |
npm:parse-compat | * | unsure | | It is one of the packages by which SANDWORM_MODE steals credentials. |
npm:postmark-mcp | >=1.0.16 | | MAL-2025-47604 | It copies every e-mail that it sends to its author. |
npm:rimarf | * | unsure | | It is one of the packages by which SANDWORM_MODE steals credentials. |
npm:scan-store | * | unsure | | It is one of the packages by which SANDWORM_MODE steals credentials. |
npm:secp256 | * | unsure | | It is one of the packages by which SANDWORM_MODE steals credentials. |
npm:suport-color | * | unsure | | It is one of the packages by which SANDWORM_MODE steals credentials. |
npm:veim | * | unsure | | It is one of the packages by which SANDWORM_MODE steals credentials. |
npm:yarsg | * | unsure | | It is one of the packages by which SANDWORM_MODE steals credentials. |
pypi:mcp-runcmd-server | * | | MAL-2025-191788 | It opens a shell to a host of its author. |
pypi:mcp-runcommand-server | * | | MAL-2025-191647 | It opens a shell to a host of its author. |
pypi:mcp-runcommand-server2 | * | unsure | | It opens a shell to a host of its author. |
`

/**
 * Names of the table that honest packages give to a program of theirs, or may well: they say what is served and nothing else.
 * Who runs such a program where it is installed need not have the package of that name.
 */
export const SHARED_NAMES = wordSet(`
npm:mcp-knowledge-base npm:mcp-server-fetch npm:mcp-server-figma npm:mcp-server-git npm:mcp-server-github
npm:mcp-server-notion npm:mcp-server-postgres npm:mcp-server-redis npm:mcp-server-sentry`)

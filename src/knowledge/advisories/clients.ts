/**
 * Known flaws of clients. Columns: place as in a package URL, affected versions, severity with marks, ids, what goes wrong.
 * The marks and the dates are those of `table.ts`. Facts from the GitHub Advisory Database, the CVE list and the bulletins
 * of AWS (AWS-2025-015), read 2026-11. Clients whose version no file shows (Cursor, Windsurf, Zed) are not here.
 */

export const CLIENT_FLAWS = `
npm:@anthropic-ai/claude-code | >=0.2.116 <1.0.24 | high | CVE-2025-52882 GHSA-9f65-56v6-gxw7 | Any web page can connect to its extension in an editor.
npm:@anthropic-ai/claude-code | <0.2.111 | - | CVE-2025-54794 GHSA-pmw4-pwvc-3hx2 | Folders whose name begins like the working folder are open as well.
npm:@anthropic-ai/claude-code | <1.0.4 | high | CVE-2025-55284 GHSA-x5gv-jw7f-j6xj | Commands that run unasked can read files and send them out.
npm:@anthropic-ai/claude-code | <1.0.20 | high | CVE-2025-54795 GHSA-x56v-x2h6-7j34 | A crafted command runs without being asked about.
npm:@anthropic-ai/claude-code | <1.0.39 | high | CVE-2025-59828 GHSA-2jjv-qf24-vfm4 | Where Yarn is installed, files of a project run code before the project is trusted.
npm:@anthropic-ai/claude-code | <1.0.93 | high | CVE-2025-66032 GHSA-xq4m-mc3c-vvg3 | A crafted command passes for one that only reads.
npm:@anthropic-ai/claude-code | <1.0.105 | high | CVE-2025-58764 GHSA-qxfv-fcpc-w36x | A crafted command runs without being asked about.
npm:@anthropic-ai/claude-code | <1.0.111 | high | CVE-2025-59536 GHSA-4fgq-fpq9-mr3g | A project can run code before it is trusted.
npm:@anthropic-ai/claude-code | <1.0.111 | - | CVE-2026-24052 | Addresses that only look like trusted ones are fetched unasked.
npm:@anthropic-ai/claude-code | <2.0.55 | high | CVE-2026-25723 GHSA-mhg7-666j-cqg4 | A crafted command writes where it may not.
npm:@anthropic-ai/claude-code | <2.0.65 | - | CVE-2026-21852 GHSA-jh7p-qr78-84p7 | Settings of a project can have the API key sent elsewhere before the project is trusted.
npm:@anthropic-ai/claude-code | <2.0.72 | high | CVE-2026-24887 GHSA-qgqw-h4xq-7w8w | A crafted command runs without being asked about.
npm:@anthropic-ai/claude-code | <2.1.64 | - | CVE-2026-39861 GHSA-vp62-r36r-9xqp | The advisory says which flaw that release fixed.
npm:@anthropic-ai/claude-code | <2.1.75 | medium | CVE-2026-35603 GHSA-5cwg-9f6j-9jvx | On Windows, other users of the machine can write its managed settings.
npm:@anthropic-ai/claude-code | >=2.1.63 <2.1.84 | - | CVE-2026-40068 GHSA-q5hj-mxqh-vv77 | A git worktree is opened without asking whether it is trusted.
npm:@anthropic-ai/claude-code | >=2.1.59 <2.1.128 | medium | CVE-2026-46406 GHSA-4vp2-6q8c-pvq2 | Copied answers lie where other users of the machine can read and replace them.
npm:@github/copilot | <=0.0.422 | high unsure | CVE-2026-29783 | A crafted command can run code.
npm:@google/gemini-cli | <0.39.1 || >=0.40.0-preview.2 <0.40.0-preview.3 | critical | GHSA-wpqr-6v78-jr5g | A project, and tools that are not on the list, can run code when nobody watches.
npm:@openai/codex | <0.23.0 | critical | CVE-2025-61260 GHSA-xrxf-jgv3-qmrm | A project's own configuration starts programs as soon as it is opened.
vscode:amazonwebservices.amazon-q-vscode | =1.84.0 | high | CVE-2025-8217 | That release carries instructions of an attacker to delete files and cloud resources.
vscode:anthropic.claude-code | >=0.2.116 <1.0.24 | high | CVE-2025-52882 GHSA-9f65-56v6-gxw7 | Any web page can connect to the extension.
`

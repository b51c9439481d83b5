import { defineClient } from '../client.ts'
import { installedExtensions } from './shared.ts'
import { ENTRY_SETTINGS, FIELDS, MCP_FILE, REFERENCES, SETTINGS_FILE, WORKSPACE_MCP } from './vscode.ts'

const USER_FOLDERS = ['{appData}/Code - Insiders/User', '{appData}/VSCodium/User', '{appData}/Code - OSS/User']

/** Flatpak's copy, and the far end of a remote window. */
const LINUX_FOLDERS = [
  ...USER_FOLDERS,
  '~/.var/app/com.vscodium.codium/config/VSCodium/User',
  '~/.vscode-server-insiders/data/User',
  '~/.vscodium-server/data/User',
]

/** A file of the `User` folder and of each profile in it. */
function inUserFolders(name: string) {
  const below = (folder: string) => [`${folder}/${name}`, `${folder}/profiles/*/${name}`]
  const desktop = USER_FOLDERS.flatMap(below)
  return { linux: LINUX_FOLDERS.flatMap(below), darwin: desktop, win32: desktop }
}

/** The same program as VS Code under other names. */
export default defineClient({
  id: 'vscode-insiders',
  name: 'VS Code Insiders / VSCodium',
  docs: 'https://code.visualstudio.com/insiders',
  checked: '2026-08',
  confidence: 'high',
  files: [
    { scope: 'user', path: inUserFolders('mcp.json'), ...MCP_FILE },
    { scope: 'user', path: inUserFolders('settings.json'), ...SETTINGS_FILE },
    installedExtensions('.vscode-insiders', '.vscode-server-insiders', '.vscode-oss', '.vscodium-server'),
    WORKSPACE_MCP,
  ],
  fields: FIELDS,
  references: REFERENCES,
  entrySettings: ENTRY_SETTINGS,
})

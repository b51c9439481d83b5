import { type ClientFile, defineClient, type Path, type Setting } from '../client.ts'
import { expands, HOOKS_RUN, runs } from './shared.ts'

const TOOLSETS: Path = ['agents', '*', 'toolsets']

/** The types of toolsets, of pkg/config/latest (2026-11) and before: by these a file is known, which may be called anything. */
const TYPES = [
  'a2a',
  'api',
  'background_agents',
  'fetch',
  'filesystem',
  'handoff',
  'lsp',
  'mcp',
  'memory',
  'model_picker',
  'openapi',
  'rag',
  'script',
  'script_shell',
  'shell',
  'tasks',
  'think',
  'todo',
  'transfer_task',
  'user_prompt',
] as const

/** docs/configuration/permissions/index.md, "Safety Modes" and "Declarative Safety Defaults", 2026-11. */
function autonomous(at: Path): Setting {
  return {
    at,
    match: { is: ['autonomous'] },
    means: 'approval-disabled',
    words: 'every tool that no rule is about runs without asking',
    undo: { value: 'balanced' },
  }
}

/** The older switch, which the mode beside it wins over. */
function yolo(at: Path): Setting {
  return {
    at,
    match: { is: [true] },
    means: 'approval-disabled',
    words: 'every tool that no rule is about runs without asking',
    unless: [{ at: [...at.slice(0, -1), 'safety'], exists: true }],
  }
}

/** Tools of its own, beside the shell: what they may do is a matter of what the file gives the agent. */
const OWN_TOOLS =
  '(?:(?:read|write|edit|list|create|remove|move|search|directory|get|add|update|delete|transfer|run|view|stop|user|fetch|think|lsp)_(?:multiple_)?(?:files?|files_content|director(?:y|ies)|tree|todos?|memor(?:y|ies)|task|prompt|background_jobs?|background_job_output)|fetch|think|handoff|lsp_[a-z_]{1,64})'

/** Patterns over names of tools, which begin with the name of their toolset, where it has one; a star is any text. */
function permissions(at: Path): readonly Setting[] {
  const allow = [...at, 'allow']
  return [
    {
      at: allow,
      match: { grants: { pattern: /^\*$/ } },
      means: 'approval-disabled',
      words: 'every tool runs without asking',
    },
    {
      at: allow,
      match: { grants: { pattern: /^shell\*?(?::cmd=\*)?$/ } },
      means: 'shell-approved',
      words: 'every shell command runs without asking',
    },
    {
      at: allow,
      match: {
        grants: {
          pattern: new RegExp(String.raw`^(?!(?:shell\*?|${OWN_TOOLS})$)(?<tool>[A-Za-z][\w.-]{1,199}\*?)$`),
          joinedBy: '_',
        },
      },
      means: 'tools-approved',
      words: 'the tools listed run without asking',
      confidence: 'medium',
    },
  ]
}

/** Of the kinds of hooks the one that runs a command (docs/configuration/hooks/index.md, 2026-11). */
function hooks(at: Path): readonly Setting[] {
  return [
    [...at, '*', '*'],
    [...at, '*', '*', 'hooks', '*'],
  ].map((hook) =>
    runs([...hook, 'command'], HOOKS_RUN, {
      where: [{ at: [...hook, 'type'], is: ['command'] }],
      // Once somebody runs the file.
      confidence: 'medium',
    }),
  )
}

const AGENTS = {
  scope: 'project',
  format: 'yaml',
  alone: true,
  servers: [
    { at: TOOLSETS, shape: 'array', each: [{ at: ['type'], is: ['mcp'] }], name: 'name' },
    // What toolsets and agents refer to.
    { at: ['mcps'], shape: 'map' },
    { at: ['toolsets'], shape: 'map', each: [{ at: ['type'], is: ['mcp'] }] },
  ],
  settings: [
    autonomous(['agents', '*', 'safety']),
    autonomous(['runtime', 'safety']),
    ...permissions(['permissions']),
    ...hooks(['agents', '*', 'hooks']),
    runs([...TOOLSETS, '*', 'post_edit', '*', 'cmd'], 'commands run after every change of a file', {
      confidence: 'medium',
    }),
  ],
  when: [{ at: [...TOOLSETS, '*', 'type'], is: TYPES }],
  byContent: true,
} as const satisfies Partial<ClientFile>

// Left out: the same in HCL, toolsets that are no servers, and addresses of models, which every file of this kind chooses.
export default defineClient({
  id: 'docker-agent',
  name: 'Docker Agent',
  docs: 'https://docs.docker.com/ai/docker-agent/',
  checked: '2026-11',
  confidence: 'high',
  files: [
    {
      // Named on the command line, by any name; a folder of them is served as one.
      path: ['yaml', 'yml'].flatMap((ending) => [`*agent*.${ending}`, `agents/*.${ending}`, `cagent/*.${ending}`]),
      ...AGENTS,
    },
    {
      scope: 'user',
      // `GetConfigDir` of pkg/paths: on every system.
      path: '~/.config/cagent/config.yaml',
      format: 'yaml',
      settings: [
        autonomous(['settings', 'safety']),
        yolo(['settings', 'YOLO']),
        autonomous(['aliases', '*', 'safety']),
        yolo(['aliases', '*', 'yolo']),
        ...permissions(['settings', 'permissions']),
        ...hooks(['settings', 'hooks']),
      ],
    },
  ],
  fields: { headers: [['remote', 'headers']], cwd: ['working_dir'] },
  references: [
    // `os.Expand` for variables, JavaScript's templates for what goes over the network (`createMCPTool` of pkg/teamloader).
    ...expands(['env', 'cwd', 'url', 'headers'], '${env.VAR}'),
    ...expands(['env', 'cwd'], '${VAR}', '$VAR'),
  ],
})

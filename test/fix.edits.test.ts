/** What becomes of a text when its tree is changed: to the character, in every format and layout. */

import { describe, expect, it } from 'vitest'
import { applied } from '../src/fix/apply.ts'
import type { Change, Value } from '../src/model.ts'
import { parserFor } from '../src/parse/index.ts'
import { at, type Document, type Node } from '../src/tree.ts'

/** Values as JavaScript has them. */
type Given = string | number | boolean | null | readonly Given[] | { readonly [key: string]: Given }

/** By JSON pointer, in the first document of the text (`1:/a`: in the second); comments by their number. */
type Ask =
  | readonly ['remove', string]
  | readonly ['replace', string, Given]
  | readonly ['rename', string, string]
  | readonly ['add', string, string, Given]
  | readonly ['insert', string, number, readonly Given[]]
  | readonly ['rewrite', string, number, number, string]
  | readonly ['strip', number]

type Case = readonly [
  name: string,
  format: 'json' | 'jsonc' | 'json5' | 'yaml' | 'md' | 'toml',
  text: string,
  asked: readonly Ask[],
  expected: string | { readonly refused: string },
]

const CASES: readonly Case[] = [
  // Blocks of YAML
  ['a comment behind the dash', 'yaml', '- # note\n  a: 1\n- b\n', [['remove', '/0']], '- b\n'],
  [
    'an anchor and a comment behind the dash',
    'yaml',
    '- &x # note\n  a: 1\n- b\n',
    [['remove', '/1']],
    '- &x # note\n  a: 1\n',
  ],
  ['the only member behind a key with a mark', 'yaml', '? a\n:\n  b: 1\n', [['remove', '/a/b']], '? a\n: {}\n'],
  [
    'the only member behind a key with a mark and a comment',
    'yaml',
    '? a # c: d\n:\n  b: 1\n',
    [['remove', '/a/b']],
    { refused: 'it is written in a way that cannot be changed by itself.' },
  ],
  [
    'the only member behind a comment',
    'yaml',
    'a: # note\n  b: 1\n',
    [['remove', '/a/b']],
    { refused: 'it is written in a way that cannot be changed by itself.' },
  ],
  [
    'the only member behind an anchor',
    'yaml',
    'a: &x\n  b: 1\n',
    [['remove', '/a/b']],
    { refused: 'the file could not be read afterwards.' },
  ],
  [
    'the first member, with comments before the next, in lines of Windows',
    'yaml',
    '-   a: 1\r\n    # of b\r\n    b: 2\r\n',
    [['remove', '/0/a']],
    '-\r\n    # of b\r\n    b: 2\r\n',
  ],
  [
    'an item before the first of a list in a list',
    'yaml',
    'a:\n    - - 1\n      - 2\n',
    [['insert', '/a/0', 0, [3]]],
    'a:\n    - - 3\n      - 1\n      - 2\n',
  ],
  // JSON
  [
    'a value beside a comment of its key, with more on its line',
    'yaml',
    'a: # note\n  b # more\n',
    [['replace', '/a', 1]],
    'a: # note\n  1 # more\n',
  ],
  [
    'a quoted value beside a comment of its key',
    'yaml',
    'a: # note\n  "b"\nc: 1\n',
    [['replace', '/a', 'x']],
    'a: "x" # note\nc: 1\n',
  ],
  ['a root', 'yaml', 'a\n', [['replace', '', 'b']], 'b\n'],
  ['an item over lines', 'yaml', '- a:\n    b: 1\n', [['replace', '/0', 'x']], '- x\n'],
  ['first member', 'json', '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}\n', [['remove', '/a']], '{\n  "b": 2,\n  "c": 3\n}\n'],
  [
    'middle member',
    'json',
    '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}\n',
    [['remove', '/b']],
    '{\n  "a": 1,\n  "c": 3\n}\n',
  ],
  ['last member', 'json', '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}\n', [['remove', '/c']], '{\n  "a": 1,\n  "b": 2\n}\n'],
  ['only member', 'json', '{\n  "a": { "b": 2 }\n}\n', [['remove', '/a/b']], '{\n  "a": {}\n}\n'],
  [
    'only member on a line of its own',
    'json',
    '{\n  "a": {\n    "b": 2\n  }\n}\n',
    [['remove', '/a/b']],
    '{\n  "a": {}\n}\n',
  ],
  [
    'all members at once',
    'json',
    '{\n  "a": 1,\n  "b": 2\n}\n',
    [
      ['remove', '/a'],
      ['remove', '/b'],
    ],
    '{}\n',
  ],
  [
    'the last two',
    'json',
    '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}\n',
    [
      ['remove', '/b'],
      ['remove', '/c'],
    ],
    '{\n  "a": 1\n}\n',
  ],
  ['first item of a line', 'json', '["a", "b", "c"]', [['remove', '/0']], '["b", "c"]'],
  ['middle item of a line', 'json', '["a", "b", "c"]', [['remove', '/1']], '["a", "c"]'],
  ['last item of a line', 'json', '["a", "b", "c"]', [['remove', '/2']], '["a", "b"]'],
  ['only item', 'json', '{ "a": ["b"] }', [['remove', '/a/0']], '{ "a": [] }'],
  [
    'several of several',
    'json',
    '{ "a": ["-y", "--x", "1", "z"] }',
    [
      ['remove', '/a/1'],
      ['remove', '/a/2'],
    ],
    '{ "a": ["-y", "z"] }',
  ],
  [
    'items two to a line',
    'json',
    '[\n  "a", "b",\n  "c", "d"\n]\n',
    [
      ['remove', '/1'],
      ['remove', '/3'],
    ],
    '[\n  "a",\n  "c"\n]\n',
  ],
  ['item before a bracket on the next line', 'json', '["a", "b"\n]\n', [['remove', '/1']], '["a"\n]\n'],
  [
    'minified',
    'json',
    '{"a":[1,2,{"b":3,"c":4}],"d":5}',
    [
      ['remove', '/a/2/b'],
      ['remove', '/d'],
    ],
    '{"a":[1,2,{"c":4}]}',
  ],
  [
    'CRLF',
    'json',
    '{\r\n  "a": 1,\r\n  "b": 2\r\n}\r\n',
    [
      ['remove', '/b'],
      ['add', '', 'c', 3],
    ],
    '{\r\n  "a": 1,\r\n  "c": 3\r\n}\r\n',
  ],
  [
    'tabs',
    'json',
    '{\n\t"a": {\n\t\t"b": 1\n\t}\n}',
    [['add', '/a', 'c', { d: 1, e: [] }]],
    '{\n\t"a": {\n\t\t"b": 1,\n\t\t"c": {\n\t\t\t"d": 1,\n\t\t\t"e": []\n\t\t}\n\t}\n}',
  ],
  ['no final newline', 'json', '{\n  "a": 1\n}', [['add', '', 'b', 'c']], '{\n  "a": 1,\n  "b": "c"\n}'],
  [
    'into nothing',
    'json',
    '{}\n',
    [['add', '', 'a', { b: [1, 'c', null, true] }]],
    '{\n  "a": {\n    "b": [1, "c", null, true]\n  }\n}\n',
  ],
  ['more into one line', 'json', '{"a":{},"b":1}', [['add', '/a', 'c', { d: 1 }]], '{"a":{ "c": { "d": 1 } },"b":1}'],
  [
    'a mapping beside others on their line',
    'json',
    '{\n  "a": { "b": 1 }\n}\n',
    [['add', '/a', 'c', { d: 1 }]],
    '{\n  "a": { "b": 1, "c": { "d": 1 } }\n}\n',
  ],
  ['into an empty list', 'json', '{\n  "a": []\n}\n', [['insert', '/a', 0, ['x', 'y']]], '{\n  "a": ["x", "y"]\n}\n'],
  ['before the first', 'json', '{ "a": ["x"] }', [['insert', '/a', 0, ['-y']]], '{ "a": ["-y", "x"] }'],
  ['between lines', 'json', '[\n  "a",\n  "c"\n]\n', [['insert', '', 1, ['b']]], '[\n  "a",\n  "b",\n  "c"\n]\n'],
  [
    'at the end of lines',
    'json',
    '[\n  "a",\n  "b"\n]\n',
    [['insert', '', 2, ['c', 'd']]],
    '[\n  "a",\n  "b",\n  "c",\n  "d"\n]\n',
  ],
  [
    'two members into one line',
    'json',
    '{ "a": 1 }',
    [
      ['add', '', 'b', 2],
      ['add', '', 'c', 3],
    ],
    '{ "a": 1, "b": 2, "c": 3 }',
  ],
  [
    'one goes and one comes',
    'json',
    '{\n  "a": 1,\n  "b": 2\n}\n',
    [
      ['remove', '/b'],
      ['add', '', 'c', 3],
    ],
    '{\n  "a": 1,\n  "c": 3\n}\n',
  ],
  [
    'all go and one comes',
    'json',
    '{ "a": 1 }',
    [
      ['remove', '/a'],
      ['add', '', 'c', 3],
    ],
    '{ "c": 3 }',
  ],
  [
    'escapes around a piece',
    'json',
    '{ "a": "\\u00e9\\n\\"http://x\\"" }',
    [['rewrite', '/a', 3, 7, 'https']],
    '{ "a": "\\u00e9\\n\\"https://x\\"" }',
  ],
  [
    'a piece that needs escapes',
    'json',
    '{ "a": "x" }',
    [['rewrite', '/a', 0, 1, '"\\\n\u2028é']],
    '{ "a": "\\"\\\\\\n\u2028é" }',
  ],
  ['a key that needs escapes', 'json', '{ "a": 1 }', [['rename', '/a', '"b"']], '{ "\\"b\\"": 1 }'],
  [
    'a key that means something to JavaScript',
    'json',
    '{ "__proto__": { "x": 1 }, "constructor": 2 }',
    [
      ['add', '/__proto__', 'toString', 3],
      ['remove', '/constructor'],
    ],
    '{ "__proto__": { "x": 1, "toString": 3 } }',
  ],
  [
    'a value by an object',
    'json',
    '{\n  "a": {\n    "b": true\n  }\n}\n',
    [['replace', '/a/b', { c: 1 }]],
    '{\n  "a": {\n    "b": {\n      "c": 1\n    }\n  }\n}\n',
  ],
  ['a list by a word', 'json', '{ "a": [1, 2] }', [['replace', '/a', 'x']], '{ "a": "x" }'],
  ['no change at all', 'json', '{ "a": 1 }', [['replace', '/a', 1]], { refused: 'nothing would change.' }],
  [
    'a key that is there',
    'json',
    '{ "a": 1 }',
    [['add', '', 'a', 2]],
    { refused: 'the file would say something else besides.' },
  ],
  [
    'a name that is taken',
    'json',
    '{ "a": 1, "b": 2 }',
    [['rename', '/a', 'b']],
    { refused: 'the file would say something else besides.' },
  ],
  [
    'the same place twice',
    'json',
    '{ "a": 1 }',
    [
      ['replace', '/a', 2],
      ['replace', '/a', 3],
    ],
    { refused: 'it is written in a way that cannot be changed by itself.' },
  ],
  [
    'the same words at one place twice',
    'json',
    '{ "a": "x" }',
    [
      ['rewrite', '/a', 1, 1, '@1'],
      ['rewrite', '/a', 1, 1, '@1'],
    ],
    { refused: 'it is written in a way that cannot be changed by itself.' },
  ],
  [
    'words before a piece that changes',
    'json',
    '{ "a": "x y" }',
    [
      ['rewrite', '/a', 2, 2, '-z '],
      ['rewrite', '/a', 2, 3, 'w'],
    ],
    '{ "a": "x -z w" }',
  ],
  [
    'a member of what goes',
    'json',
    '{ "a": { "b": 1 }, "c": 2 }',
    [
      ['remove', '/a'],
      ['remove', '/a/b'],
    ],
    '{ "c": 2 }',
  ],
  [
    'words at the end of what goes',
    'yaml',
    'env: {A: b}\n',
    [
      ['rewrite', '/env/A', 1, 1, 'https'],
      ['remove', '/env/A'],
    ],
    { refused: 'it is written in a way that cannot be changed by itself.' },
  ],
  [
    'a part of what comes anew',
    'yaml',
    'a:\n  b: c\n',
    [
      ['replace', '/a', 'x'],
      ['remove', '/a/b'],
    ],
    { refused: 'it is written in a way that cannot be changed by itself.' },
  ],
  ['the root', 'json', '{ "a": 1 }', [['remove', '']], { refused: 'nothing would change.' }],
  // JSONC
  [
    'a comment beside',
    'jsonc',
    '{\n  "a": 1, // about a\n  "b": 2 // about b\n}\n',
    [['remove', '/a']],
    '{\n  "b": 2 // about b\n}\n',
  ],
  [
    'a comment beside the last',
    'jsonc',
    '{\n  "a": 1, // about a\n  "b": 2 // about b\n}\n',
    [['remove', '/b']],
    '{\n  "a": 1 // about a\n}\n',
  ],
  [
    'comments above',
    'jsonc',
    '{\n  // about a\n  "a": 1,\n  // about b\n  "b": 2\n}\n',
    [['remove', '/b']],
    '{\n  // about a\n  "a": 1\n  // about b\n}\n',
  ],
  [
    'a comment between value and comma',
    'jsonc',
    '{\n  "a": 1 /* one */, "b": 2\n}\n',
    [['remove', '/a']],
    '{\n  "b": 2\n}\n',
  ],
  [
    'commas that lead',
    'jsonc',
    '{ "a": 1\n// about b\n, "b": 2\n// about c\n, "c": 3\n}\n',
    [['remove', '/a']],
    '{ \n// about b\n "b": 2\n// about c\n, "c": 3\n}\n',
  ],
  ['commas that lead, the last', 'jsonc', '{ "a": 1\n, "b": 2\n}\n', [['remove', '/b']], '{ "a": 1\n\n}\n'],
  ['a trailing comma stays one', 'jsonc', '{\n  "a": 1,\n  "b": 2,\n}\n', [['remove', '/b']], '{\n  "a": 1,\n}\n'],
  [
    'a trailing comma at which more comes in',
    'jsonc',
    '{\n  "a": 1,\n}\n',
    [['add', '', 'b', 2]],
    '{\n  "a": 1,\n  "b": 2,\n}\n',
  ],
  [
    'a comment beside that at which more comes in',
    'jsonc',
    '{\n  "a": 1 // one\n  // the end\n}\n',
    [['add', '', 'b', 2]],
    '{\n  "a": 1, // one\n  "b": 2\n  // the end\n}\n',
  ],
  [
    'nothing but a comment',
    'jsonc',
    '{\n  // nothing yet\n}\n',
    [['add', '', 'a', 1]],
    '{\n  // nothing yet\n  "a": 1\n}\n',
  ],
  [
    'a list with nothing but a comment',
    'jsonc',
    '{\n  "a": [ // nothing yet\n  ]\n}\n',
    [['insert', '/a', 0, ['x']]],
    '{\n  "a": [ // nothing yet\n    "x"\n  ]\n}\n',
  ],
  ['a comma in a comment', 'jsonc', '[1 /* , */, 2 // ,\n]\n', [['remove', '/0']], '[2 // ,\n]\n'],
  [
    'a comment goes',
    'jsonc',
    '{\n  // one\n  "a": 1, // two\n  "b": 2\n}\n',
    [
      ['strip', 0],
      ['strip', 1],
    ],
    '{\n  "a": 1,\n  "b": 2\n}\n',
  ],
  [
    'a comment in what is replaced',
    'jsonc',
    '{ "a": [ // why\n 1 ] }\n',
    [['replace', '/a', 2]],
    { refused: 'a comment would be lost.' },
  ],
  // JSON5
  [
    'single quotes',
    'json5',
    "{ url: 'http://x', a: 'it\\'s' }",
    [
      ['rewrite', '/url', 0, 4, 'https'],
      ['rewrite', '/a', 0, 2, '"I\'d"'],
    ],
    "{ url: 'https://x', a: '\"I\\'d\"\\'s' }",
  ],
  [
    'bare keys',
    'json5',
    '{ a: 1, b: 2 }',
    [
      ['rename', '/a', 'c'],
      ['rename', '/b', 'd-e'],
    ],
    '{ c: 1, "d-e": 2 }',
  ],
  ['more in single quotes', 'json5', "{\n  a: 'b',\n}\n", [['add', '', 'c', 'd']], "{\n  a: 'b',\n  c: 'd',\n}\n"],
  ['a string over lines', 'json5', "{ a: 'one \\\n  two' }", [['rewrite', '/a', 0, 3, '1']], "{ a: '1 \\\n  two' }"],
  // YAML
  ['first member', 'yaml', 'a: 1\nb: 2\nc: 3\n', [['remove', '/a']], 'b: 2\nc: 3\n'],
  ['last member without a newline', 'yaml', 'a: 1\nb: 2', [['remove', '/b']], 'a: 1\n'],
  ['only member', 'yaml', 'a:\n  b: 1\nc: 2\n', [['remove', '/a/b']], 'a: {}\nc: 2\n'],
  ['only member of all', 'yaml', '# top\na: 1\n', [['remove', '/a']], '# top\n{}\n'],
  ['only item', 'yaml', 'a:\n  - b\nc: 2\n', [['remove', '/a/0']], 'a: []\nc: 2\n'],
  [
    'items flush with their key',
    'yaml',
    'a:\n- b\n- c\nd: 1\n',
    [
      ['remove', '/a/0'],
      ['insert', '/a', 2, ['e']],
    ],
    'a:\n- c\n- e\nd: 1\n',
  ],
  [
    'the member on the line of the dash',
    'yaml',
    'a:\n  - name: x\n    url: y\n    on: true\n',
    [['remove', '/a/0/name']],
    'a:\n  - url: y\n    on: true\n',
  ],
  [
    'two members from the line of the dash',
    'yaml',
    'a:\n  - name: x # n\n    url: y\n    on: true\n',
    [
      ['remove', '/a/0/name'],
      ['remove', '/a/0/url'],
    ],
    'a:\n  - on: true\n',
  ],
  [
    'the member on the line of the dash, a comment below',
    'yaml',
    'a:\n  - name: x\n    # about url\n    url: y\n',
    [['remove', '/a/0/name']],
    'a:\n  -\n    # about url\n    url: y\n',
  ],
  [
    'all members behind a dash',
    'yaml',
    'a:\n  - name: x\n    url: y\n  - z\n',
    [
      ['remove', '/a/0/name'],
      ['remove', '/a/0/url'],
    ],
    'a:\n  - {}\n  - z\n',
  ],
  ['a dash on a line of its own', 'yaml', 'a:\n  -\n    b: 1\n  - c\n', [['remove', '/a/0']], 'a:\n  - c\n'],
  ['an item with a tag and an anchor', 'yaml', 'a:\n  - &x !t b\n  - c\n', [['remove', '/a/0']], 'a:\n  - c\n'],
  [
    'lists in lists',
    'yaml',
    '- - a\n  - b\n- - c\n',
    [
      ['remove', '/0/0'],
      ['insert', '/1', 0, ['d']],
    ],
    '- - b\n- - d\n  - c\n',
  ],
  [
    'comments',
    'yaml',
    '# above\na: 1 # beside a\n# above b\nb: 2 # beside b\n# below\n',
    [['remove', '/a']],
    '# above\n# above b\nb: 2 # beside b\n# below\n',
  ],
  [
    'CRLF',
    'yaml',
    'a:\r\n  - x\r\n  - y\r\nb: z\r\n',
    [
      ['remove', '/a/1'],
      ['add', '', 'c', ['v']],
    ],
    'a:\r\n  - x\r\nb: z\r\nc:\r\n  - v\r\n',
  ],
  [
    'a mapping in block style',
    'yaml',
    'a:\n  b: 1\n',
    [['add', '/a', 'c', { d: { e: 'x y', f: [1, { g: 'h', i: [] }] }, j: {} }]],
    'a:\n  b: 1\n  c:\n    d:\n      e: x y\n      f:\n        - 1\n        - g: h\n          i: []\n    j: {}\n',
  ],
  [
    'a mapping among brackets',
    'yaml',
    'a: {b: 1}\n',
    [['add', '/a', 'c', { d: [1, 2] }]],
    'a: {b: 1, c: { d: [1, 2] }}\n',
  ],
  [
    'a mapping behind a dash',
    'yaml',
    'a:\n  - b: 1\n',
    [
      ['insert', '/a', 0, [{ c: 1, d: 2 }]],
      ['add', '/a/0', 'e', [3]],
    ],
    'a:\n  - c: 1\n    d: 2\n  - b: 1\n    e:\n      - 3\n',
  ],
  ['lists flush, as the others', 'yaml', 'a:\n- x\n', [['add', '', 'b', ['y', 'z']]], 'a:\n- x\nb:\n- "y"\n- z\n'],
  ['a scalar by a mapping', 'yaml', 'a: true\nb: 1\n', [['replace', '/a', { c: 1 }]], 'a:\n  c: 1\nb: 1\n'],
  [
    'a scalar by a mapping, with a comment beside it',
    'yaml',
    'a: true # why\nb: 1\n',
    [['replace', '/a', { c: 1 }]],
    'a: { c: 1 } # why\nb: 1\n',
  ],
  ['a list by a scalar', 'yaml', 'a:\n  - x\n  - y\nb: 1\n', [['replace', '/a', false]], 'a: false\nb: 1\n'],
  [
    'a list by a scalar, with a comment at its key',
    'yaml',
    'a: # why\n  - x\n  - y\nb: 1\n',
    [['replace', '/a', false]],
    'a: false # why\nb: 1\n',
  ],
  ['a flush list by a mapping', 'yaml', 'a:\n- x\nb: 1\n', [['replace', '/a', { c: 1 }]], 'a:\n  c: 1\nb: 1\n'],
  ['a block scalar by a scalar', 'yaml', 'a: |\n  x\n  y\nb: 1\n', [['replace', '/a', 'z']], 'a: "z"\nb: 1\n'],
  [
    'a piece of a block scalar',
    'yaml',
    'a: |\n  curl http://x | sh\n  "y"\nb: 1\n',
    [['rewrite', '/a', 5, 9, 'https']],
    'a: |\n  curl https://x | sh\n  "y"\nb: 1\n',
  ],
  [
    'a piece of a folded scalar',
    'yaml',
    'a: >-\n  curl\n  http://x\nb: 1\n',
    [['rewrite', '/a', 5, 9, 'https']],
    'a: >-\n  curl\n  https://x\nb: 1\n',
  ],
  [
    'a line more in a block scalar',
    'yaml',
    'a: |\n  x\nb: 1\n',
    [['rewrite', '/a', 0, 1, 'y\nz']],
    'a: "y\\nz\\n"\nb: 1\n',
  ],
  ['a block scalar goes', 'yaml', 'a: |\n  x\n\nb: 1\n', [['remove', '/a']], '\nb: 1\n'],
  [
    'a block scalar at the end',
    'yaml',
    'a:\n  b: |-\n    x\n',
    [
      ['add', '/a', 'c', 1],
      ['add', '', 'd', 2],
    ],
    'a:\n  b: |-\n    x\n  c: 1\nd: 2\n',
  ],
  [
    'plain words',
    'yaml',
    'a: http://x/y z\nb: x\n',
    [
      ['rewrite', '/a', 0, 4, 'https'],
      ['rewrite', '/b', 0, 1, 'yes'],
    ],
    'a: https://x/y z\nb: "yes"\n',
  ],
  [
    'plain words over lines',
    'yaml',
    'a: http://x\n  and more\nb: 1\n',
    [['rewrite', '/a', 0, 4, 'https']],
    'a: "https://x and more"\nb: 1\n',
  ],
  ['single quotes', 'yaml', "a: 'it''s http://x'\n", [['rewrite', '/a', 5, 9, "isn't"]], "a: 'it''s isn''t://x'\n"],
  [
    'double quotes',
    'yaml',
    'a: "\\x41 http://x\\e"\n',
    [['rewrite', '/a', 2, 6, 'https']],
    'a: "\\x41 https://x\\e"\n',
  ],
  [
    'words that would be something else',
    'yaml',
    'a: [x]\n',
    [['insert', '/a', 1, ['null', '1', '-y', '@a/b', 'c, d', '', '~', 'no', '2024-01-01']]],
    'a: [x, "null", "1", "-y", "@a/b", "c, d", "", "~", "no", "2024-01-01"]\n',
  ],
  [
    'brackets over lines',
    'yaml',
    'a: [\n  x, # one\n  y\n]\n',
    [
      ['remove', '/a/1'],
      ['insert', '/a', 1, ['z']],
    ],
    'a: [\n  x, # one\n  z\n]\n',
  ],
  [
    'an anchor that is used',
    'yaml',
    'a: &x 1\nb: *x\n',
    [['remove', '/a']],
    { refused: 'the file could not be read afterwards.' },
  ],
  [
    'the value of an anchor',
    'yaml',
    'a: &x http://y\nb: *x\n',
    [['rewrite', '/a', 0, 4, 'https']],
    { refused: 'the file would say something else besides.' },
  ],
  [
    'an alias',
    'yaml',
    'a: &x {b: 1}\nc: *x\nd: 2\n',
    [['replace', '/c/b', 2]],
    { refused: 'the file would say something else besides.' },
  ],
  [
    'something else in the place of a block, with CRLF',
    'yaml',
    'a:\r\n  b: |\r\n    x\r\nc: 1\r\n',
    [
      ['remove', '/a/b'],
      ['add', '/a', 'd', true],
    ],
    'a:\r\n  d: true\r\nc: 1\r\n',
  ],
  ['an alias goes', 'yaml', 'a: &x 1\nc: *x\nd: 2\n', [['remove', '/c']], 'a: &x 1\nd: 2\n'],
  [
    'what a merge brings',
    'yaml',
    'a: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n',
    [['remove', '/c/b']],
    { refused: 'it is written in a way that cannot be changed by itself.' },
  ],
  [
    'beside a merge',
    'yaml',
    'a: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n',
    [['replace', '/c/d', 3]],
    'a: &x {b: 1}\nc:\n  <<: *x\n  d: 3\n',
  ],
  ['a key twice', 'yaml', 'a: 1\na: 2\n', [['replace', '/a', 3]], 'a: 1\na: 3\n'],
  ['keys that are questions', 'yaml', '? a\n: b\n? c\n: d\n', [['replace', '/a', 'e']], '? a\n: e\n? c\n: d\n'],
  ['keys that are questions go', 'yaml', '? a\n: b\n? c\n: d\n', [['remove', '/a']], '? c\n: d\n'],
  ['several documents', 'yaml', 'a: 1\n---\na: 2\nb: 3\n', [['remove', '1:/a']], 'a: 1\n---\nb: 3\n'],
  ['the end of the first of several', 'yaml', 'a: 1\n---\na: 2\n', [['add', '', 'b', 1]], 'a: 1\nb: 1\n---\na: 2\n'],
  // Front matter
  [
    'front matter',
    'md',
    '---\nname: x\ntools: [a, b]\n---\n\n# Title\n\ntools: [a, b]\n',
    [
      ['remove', '/tools/0'],
      ['add', '', 'model', 'y'],
    ],
    '---\nname: x\ntools: [b]\nmodel: "y"\n---\n\n# Title\n\ntools: [a, b]\n',
  ],
  ['front matter goes', 'md', '---\nname: x\n---\n\n# Title\n', [['remove', '/name']], '---\n{}\n---\n\n# Title\n'],
  // TOML
  ['first assignment', 'toml', '[a]\nb = 1\nc = 2 # two\n\n[d]\n', [['remove', '/a/b']], '[a]\nc = 2 # two\n\n[d]\n'],
  ['only assignment', 'toml', '[a]\nb = 1\n\n[d]\ne = 1\n', [['remove', '/a/b']], '[a]\n\n[d]\ne = 1\n'],
  ['only assignment of all', 'toml', '# top\nb = 1\n', [['remove', '/b']], '# top\n'],
  [
    'after the last assignment',
    'toml',
    '[a]\nb = 1 # one\n\n[a.c]\nd = 2\n',
    [['add', '/a', 'e', 'f']],
    '[a]\nb = 1 # one\ne = "f"\n\n[a.c]\nd = 2\n',
  ],
  ['below a header', 'toml', '[a] # nothing\n\n[b]\n', [['add', '/a', 'c', true]], '[a] # nothing\nc = true\n\n[b]\n'],
  [
    'above all headers',
    'toml',
    '# top\n\n# about a\n[a]\nb = 1\n',
    [['add', '', 'c', 1]],
    '# top\n\nc = 1\n\n# about a\n[a]\nb = 1\n',
  ],
  [
    'to a table that has no header',
    'toml',
    '[a.b]\nc = 1\n',
    [['add', '/a', 'd', { e: [1, 'f'] }]],
    '[a]\nd = { e = [1, "f"] }\n\n[a.b]\nc = 1\n',
  ],
  [
    'dotted keys',
    'toml',
    '[s]\na.b = 1\na.c = 2\n',
    [
      ['remove', '/s/a/b'],
      ['add', '/s/a', 'd', 3],
    ],
    '[s]\na.c = 2\na.d = 3\n',
  ],
  ['only dotted key', 'toml', 'a.b = 1\nc = 2\n', [['remove', '/a/b']], 'a = {}\nc = 2\n'],
  [
    'inline tables',
    'toml',
    'a = { b = 1, c = "d" }\n',
    [
      ['remove', '/a/b'],
      ['add', '/a', 'e f', 'g'],
    ],
    'a = { c = "d", "e f" = "g" }\n',
  ],
  ['an empty inline table', 'toml', 'a = {}\n', [['add', '/a', 'b', 1]], 'a = { b = 1 }\n'],
  [
    'arrays over lines',
    'toml',
    'a = [\n  "b", # one\n  "c",\n  # end\n]\n',
    [
      ['remove', '/a/0'],
      ['insert', '/a', 2, ['d']],
    ],
    'a = [\n  "c",\n  "d",\n  # end\n]\n',
  ],
  ['a table', 'toml', '[s.a]\nx = 1\n\n[s.a.env]\ny = 2\n\n[s.b]\nz = 3\n', [['remove', '/s/a']], '[s.b]\nz = 3\n'],
  ['the last table', 'toml', '[s.a]\nx = 1\n\n[s.b]\nz = 3\n', [['remove', '/s/b']], '[s.a]\nx = 1\n'],
  ['the only table', 'toml', '[s."a b"]\nx = 1\n', [['remove', '/s/a b']], '[s]\n'],
  [
    'a table in two places',
    'toml',
    '[s.a]\nx = 1\n\n[s.b]\nz = 3\n\n[s.a.env]\ny = 2\n',
    [['remove', '/s/a']],
    { refused: 'the file would say something else besides.' },
  ],
  [
    'one of an array of tables',
    'toml',
    '[[s]]\na = 1\n\n[[s]]\na = 2\n\n[[s]]\na = 3\n',
    [['remove', '/s/1']],
    '[[s]]\na = 1\n\n[[s]]\na = 3\n',
  ],
  [
    'a member in an array of tables',
    'toml',
    '[[s]]\na = 1\n[[s]]\na = 2\nb = 3\n',
    [
      ['remove', '/s/1/a'],
      ['replace', '/s/0/a', 4],
    ],
    '[[s]]\na = 4\n[[s]]\nb = 3\n',
  ],
  [
    'a table more in an array of tables',
    'toml',
    '[[s]]\na = 1\n',
    [['insert', '/s', 1, [{ a: 2 }]]],
    { refused: 'it is written in a way that cannot be changed by itself.' },
  ],
  ['literal strings', 'toml', "a = 'C:\\http://x'\n", [['rewrite', '/a', 3, 7, 'https']], "a = 'C:\\https://x'\n"],
  ['literal strings that cannot hold it', 'toml', "a = 'C:\\x'\n", [['rewrite', '/a', 3, 4, "'"]], 'a = "C:\\\\\'"\n'],
  [
    'strings over lines',
    'toml',
    'a = """\ncurl http://x \\\n  | sh"""\nb = \'\'\'\nhttp://y\'\'\'\n',
    [
      ['rewrite', '/a', 5, 9, 'https'],
      ['rewrite', '/b', 0, 4, 'https'],
    ],
    'a = """\ncurl https://x \\\n  | sh"""\nb = \'\'\'\nhttps://y\'\'\'\n',
  ],
  ['a quote in a string over lines', 'toml', 'a = """x"""\n', [['rewrite', '/a', 0, 1, '"']], 'a = "\\""\n'],
  [
    'quoted keys',
    'toml',
    '"a b" = 1\n\'c d\' = 2\n',
    [
      ['rename', '/a b', 'e"f'],
      ['rename', '/c d', "g'h"],
    ],
    '"e\\"f" = 1\n"g\'h" = 2\n',
  ],
  ['a name of a table that stands twice', 'toml', '[a]\n[a.b]\n', [['rename', '/a', 'c']], '[c]\n[c.b]\n'],
  [
    'a name of tables that stands in several ways',
    'toml',
    '[x.a]\nb = 1\n[x.\'a\'.c]\n[x."a".d]\n[y.a]\n',
    [['rename', '/x/a', 'e f']],
    '[x."e f"]\nb = 1\n[x.\'e f\'.c]\n[x."e f".d]\n[y.a]\n',
  ],
  [
    'a name of dotted keys',
    'toml',
    'a.b.c = 1\na.b.d = { a.e = 1, a.f = 2 }\n',
    [['rename', '/a', 'g']],
    'g.b.c = 1\ng.b.d = { a.e = 1, a.f = 2 }\n',
  ],
  [
    'a name of several tables',
    'toml',
    '[[a]]\n[a.b]\n[[a]]\n[a.b]\n',
    [['rename', '/a', 'c']],
    '[[c]]\n[c.b]\n[[c]]\n[c.b]\n',
  ],
  ['a table of dots alone', 'toml', 'a.b.c = 1\n', [['add', '/a', 'd', 2]], 'a.b.c = 1\na.d = 2\n'],
  ['a table of dots, whose last goes', 'toml', 'x = 1\na.b = 1\n', [['remove', '/a/b']], 'x = 1\na = {}\n'],
  [
    'the last of dots within a table',
    'toml',
    '[t]\na.b = 1\n',
    [
      ['remove', '/t/a/b'],
      ['add', '/t/a', 'c', 2],
      ['add', '/t/a', 'd', [3]],
    ],
    '[t]\na.c = 2\na.d = [3]\n',
  ],
  [
    'all of dots, with what stands beside it',
    'toml',
    '[t]\n  a . b.c = 1 # one\n  a . b.d = 2 # two\n  a . e = 3\nf = 4\n',
    [
      ['remove', '/t/a/b'],
      ['remove', '/t/a/e'],
    ],
    '[t]\n  a = {} # one\nf = 4\n',
  ],
  ['a table of dots within one of dots', 'toml', 'a.b.c = 1\na.b.d = 2\na.e = 3\n', [['remove', '/a/b']], 'a.e = 3\n'],
  ['a table of dots below a header', 'toml', '[t]\na.b.c = 1\nd = 2\na.e = 3\n', [['remove', '/t/a']], '[t]\nd = 2\n'],
  [
    'the last of dots, and a value over lines',
    'toml',
    '[t]\na.b = [\n  1,\n]\n',
    [['remove', '/t/a/b']],
    '[t]\na = {}\n',
  ],
  ['the last of dots in braces', 'toml', 'x = { a.b = 1, c = 2 }\n', [['remove', '/x/a/b']], 'x = { a = {}, c = 2 }\n'],
  [
    'the last of dots, with a table below it',
    'toml',
    '[t]\na.b = 1\n\n[t.a.c]\nd = 2\n',
    [['remove', '/t/a/b']],
    '[t]\n\n[t.a.c]\nd = 2\n',
  ],
  [
    'below a comment, with line breaks of Windows',
    'toml',
    'x = 1\r\n\r\n# about b\r\n[a.b]\r\ny = 1\r\n',
    [['add', '/a', 'c', 2]],
    'x = 1\r\n\r\n[a]\r\nc = 2\r\n\r\n# about b\r\n[a.b]\r\ny = 1\r\n',
  ],
  [
    'a table of dots in a table',
    'toml',
    '[t]\nx = 1\na.b.c = 1\n',
    [['add', '/t/a', 'd', 2]],
    '[t]\nx = 1\na.b.c = 1\na.d = 2\n',
  ],
  ['null', 'toml', 'a = 1\n', [['replace', '/a', null]], { refused: 'the file could not be read afterwards.' }],
  [
    'a table by a value',
    'toml',
    '[a]\nb = 1\n',
    [['replace', '/a', 2]],
    { refused: 'the file could not be read afterwards.' },
  ],
  [
    'CRLF',
    'toml',
    '[a]\r\nb = 1\r\n\r\n[c]\r\nd = 1\r\n',
    [
      ['remove', '/a/b'],
      ['add', '/c', 'e', 2],
    ],
    '[a]\r\n\r\n[c]\r\nd = 1\r\ne = 2\r\n',
  ],
]

function asValue(given: Given): Value {
  if (given === null || typeof given !== 'object') return given
  if (Array.isArray(given)) return given.map(asValue)
  return new Map(Object.entries(given).map(([key, each]) => [key, asValue(each)]))
}

function nodeAt(document: Document, place: string): Node {
  const [, root = '0', pointer = place] = /^(\d):(.*)$/.exec(place) ?? []
  const top = document.roots[Number(root)]
  const node = top && at(top, pointer)
  if (!node) throw new Error(`nothing stands at ${place}`)
  return node
}

function changeOf(ask: Ask, document: Document): Change {
  if (ask[0] === 'strip') {
    const span = document.comments[ask[1]]
    if (!span) throw new Error(`there is no comment ${ask[1]}`)
    return { does: 'strip', span }
  }
  const node = nodeAt(document, ask[1])
  switch (ask[0]) {
    case 'remove':
      return { does: 'remove', node }
    case 'replace':
      return { does: 'replace', node, by: asValue(ask[2]) }
    case 'rename':
      return { does: 'rename', node, by: ask[2] }
    case 'rewrite':
      if (node.kind !== 'string') throw new Error(`no string stands at ${ask[1]}`)
      return { does: 'rewrite', node, from: ask[2], to: ask[3], by: ask[4] }
    case 'add':
      if (node.kind !== 'mapping') throw new Error(`no mapping stands at ${ask[1]}`)
      return { does: 'add', to: node, key: ask[2], value: asValue(ask[3]) }
    case 'insert':
      if (node.kind !== 'sequence') throw new Error(`no list stands at ${ask[1]}`)
      return { does: 'insert', into: node, before: ask[2], values: ask[3].map(asValue) }
  }
}

async function changed([, kind, text, asked]: Case) {
  const parse = await parserFor(kind === 'md' ? 'yaml' : kind)
  const document = parse({ path: kind === 'md' ? 'x.md' : 'x', text, bom: false })
  const result = applied(
    document,
    asked.map((ask) => changeOf(ask, document)),
    parse,
  )
  return 'text' in result ? result.text : result
}

describe('a change of a document', () => {
  it.each(CASES.map((each) => [`${each[1]}: ${each[0]}`, each] as const))('%s', async (_name, each) => {
    expect(await changed(each)).toEqual(each[4])
  })

  it('has a name of its own', () => {
    const names = CASES.map(([name, format]) => `${format} ${name}`)
    expect(names).toEqual([...new Set(names)])
  })
})

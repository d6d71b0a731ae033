import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

/**
 * Who may import whom (the design's table). The first rule that fits a file decides; `imports` are folders or files below
 * which it may reach, besides its own folder.
 */
const CONTRACTS = ['data/contracts']
const RULES = [...CONTRACTS, 'data/rules', 'data/registry']
const DATA = [...RULES, 'data/formats']
const SERVER_SHARED = [
  ...DATA,
  'server/storage',
  'server/security',
  'server/http',
  'server/services.ts',
  'server/settings.ts',
  'server/command.ts',
]
const WEB_TOOLS = [
  'web/map',
  'web/query',
  'web/edit',
  'web/ui',
  'web/session',
  'web/i18n',
  'web/api.ts',
]
const WEB_SHARED = [...DATA, ...WEB_TOOLS]

interface Rule {
  files: RegExp
  imports: readonly string[]
}

const RULE_TABLE: readonly Rule[] = [
  { files: /^data\/contracts\//, imports: [] },
  { files: /^data\/(rules|registry)\//, imports: RULES },
  { files: /^data\/formats\//, imports: DATA },
  { files: /^data\/sample\//, imports: DATA },
  { files: /^server\/storage\//, imports: [...DATA, 'server/services.ts', 'server/settings.ts'] },
  { files: /^server\/security\//, imports: SERVER_SHARED },
  { files: /^server\/sample\//, imports: [...SERVER_SHARED, 'data/sample'] },
  // Compositions: they put the others together.
  { files: /^server\/[^/]+\.ts$/, imports: ['data', 'server'] },
  { files: /^server\/(incidents|cockpit)\//, imports: [...SERVER_SHARED, 'server/*/index.ts'] },
  { files: /^server\/[^/]+\//, imports: SERVER_SHARED },
  { files: /^web\/(map|query|edit|ui|session|i18n)\//, imports: WEB_SHARED },
  { files: /^web\/[^/]+\.tsx?$/, imports: ['data', 'web'] },
  { files: /^web\/(incidents|cockpit)\//, imports: [...WEB_SHARED, 'web/*/index.ts'] },
  { files: /^web\/[^/]+\//, imports: WEB_SHARED },
]

/** Packages that only one folder may touch. */
const RESERVED: readonly { packages: RegExp; folder: RegExp; name: string }[] = [
  { packages: /^ol(\/|$)/, folder: /^web\/map\//, name: 'web/map' },
  { packages: /^@duckdb\/duckdb-wasm/, folder: /^web\/query\//, name: 'web/query' },
]

const ROOT = resolve(import.meta.dirname, '..')
const FOLDERS = ['data', 'server', 'web']

test('imports go one way', () => {
  expect(sourceFiles().flatMap(findBreaches)).toEqual([])
})

test('every relative import names a file that is there, with its extension', () => {
  const missing = sourceFiles().flatMap((file) =>
    importsOf(file)
      .filter((path) => path.startsWith('.') && !existsSync(targetOf(file, path)))
      .map((path) => `${file} imports ${path}, which is not there`),
  )
  expect(missing).toEqual([])
})

test('nothing but tests imports tests', () => {
  const guilty = sourceFiles().filter((file) =>
    importsOf(file).some(
      (path) => path.startsWith('.') && relativeTarget(file, path).startsWith('tests/'),
    ),
  )
  expect(guilty).toEqual([])
})

test('browser tests open pages by the builder alone, which records every request', () => {
  const folder = join(ROOT, 'tests/browser')
  const own = readdirSync(folder).filter((file) => {
    const text = file.endsWith('.ts') ? readFileSync(join(folder, file), 'utf8') : ''
    return /\bnewContext\(|\.launch\w*\(|\bnewPage\(|import \{[^}]*\bchromium\b/.test(text)
  })
  expect(own).toEqual([])
})

function findBreaches(file: string): string[] {
  const rule = RULE_TABLE.find(({ files }) => files.test(file))
  if (!rule) return [`${file} lies in a folder that the table of imports does not know`]
  return importsOf(file).flatMap((path) => {
    if (!path.startsWith('.')) return findReserved(file, path)
    const target = relativeTarget(file, path)
    if (ownFolder(file) === ownFolder(target) || isAllowed(rule, target)) return []
    return [`${file} may not import ${target}`]
  })
}

function findReserved(file: string, path: string): string[] {
  return RESERVED.filter(({ packages, folder }) => packages.test(path) && !folder.test(file)).map(
    ({ name }) => `${file} imports ${path}, which only ${name} may`,
  )
}

function isAllowed({ imports }: Rule, target: string): boolean {
  return imports.some((allowed) => {
    if (allowed.includes('*')) return new RegExp(`^${allowed.replace('*', '[^/]+')}$`).test(target)
    return target === allowed || target.startsWith(`${allowed}/`)
  })
}

/** The first two parts: `server/tiles`; for files directly in `server/` the file itself. */
function ownFolder(file: string): string {
  return file.split('/').slice(0, 2).join('/')
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  const forms =
    /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]|new URL\(\s*['"](\.[^'"]+)['"]/g
  return [...text.matchAll(forms)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? match[4] ?? '',
  )
}

function targetOf(file: string, path: string): string {
  return resolve(ROOT, dirname(file), path.replace(/\?.*$/, ''))
}

function relativeTarget(file: string, path: string): string {
  return relative(ROOT, targetOf(file, path)).replaceAll('\\', '/')
}

function sourceFiles(): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
  )
}

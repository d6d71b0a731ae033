import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { migrate } from '../../../../server/storage/migrate.ts'
import { openDatabase } from '../../../../server/storage/open-database.ts'
import { buildWorld } from '../../../flows/access/survey-world.ts'
import type { Mutant } from './mutant.ts'

const ROOT = resolve(import.meta.dirname, '../../../..')
const COPIED = [
  'data',
  'server',
  'tests/builders',
  'tests/flows/access',
  'tests/bench/lib/mutations',
]
const LONE_FILES = ['package.json', 'tsconfig.json', 'tests/data/formats/fgb/helpers.ts']
const PATIENCE_MS = 300_000

export interface Trial {
  mutant: Mutant | null
  /** What gave it away; null = nothing did. */
  problem: string | null
  /** It did not come so far as to be judged: what it said. */
  broken?: string
  seconds: number
}

export interface TrialOptions {
  /** A PostgreSQL that may be filled. */
  connection: pg.ClientConfig
  atOnce: number
  onTrial?: (trial: Trial, number: number) => void
}

/** Judges the program as it is (null) and each mutant, in copies of the tree and of one filled database. */
export async function tryMutants(
  mutants: readonly (Mutant | null)[],
  { connection, atOnce, onTrial }: TrialOptions,
): Promise<Trial[]> {
  const folder = mkdtempSync(join(tmpdir(), 'onemap-mutants-'))
  const stencil = `access_${randomBytes(4).toString('hex')}`
  const trials: Trial[] = []
  const waiting = mutants.values()
  try {
    await makeStencil(connection, stencil, join(folder, 'data'))
    const worker = async (_: unknown, number: number) => {
      const tree = copyTree(join(folder, `tree${number}`))
      for (const mutant of waiting) {
        const trial = await tryOne(mutant, { connection, stencil, tree, folder })
        trials.push(trial)
        onTrial?.(trial, trials.length)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
  } finally {
    await onServer(connection, `drop database if exists ${stencil} with (force)`)
    rmSync(folder, { recursive: true, force: true })
  }
  return trials
}

interface Workshop {
  connection: pg.ClientConfig
  stencil: string
  tree: string
  folder: string
}

async function tryOne(mutant: Mutant | null, shop: Workshop): Promise<Trial> {
  const { connection, stencil, tree, folder } = shop
  const name = `${stencil}_${randomBytes(4).toString('hex')}`
  const dataDir = join(folder, name)
  const original = mutant && readFileSync(join(tree, mutant.file), 'utf8')
  const started = performance.now()
  await onServer(connection, `create database ${name} template ${stencil}`)
  cpSync(join(folder, 'data'), dataDir, { recursive: true })
  if (mutant) writeFileSync(join(tree, mutant.file), mutant.text)
  try {
    const verdict = await judge(tree, { ...connection, database: name }, dataDir)
    return { mutant, ...verdict, seconds: (performance.now() - started) / 1000 }
  } finally {
    if (mutant) writeFileSync(join(tree, mutant.file), original!)
    await onServer(connection, `drop database if exists ${name} with (force)`)
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function judge(
  tree: string,
  connection: pg.ClientConfig,
  dataDir: string,
): Promise<Pick<Trial, 'problem' | 'broken'>> {
  const file = join(tree, 'tests/bench/lib/mutations/judge.ts')
  const args = ['--import', 'tsx', file, JSON.stringify(connection), dataDir]
  const child = spawn(process.execPath, args, { cwd: tree, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString()
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
  return new Promise((found) => {
    child.once('close', (code, signal) => {
      clearTimeout(timer)
      const last = out.trim().split('\n').at(-1) ?? ''
      if (code === 0 && last.startsWith('{')) found(JSON.parse(last))
      else found({ problem: null, broken: (err || `ended by ${signal}`).trim().slice(0, 300) })
    })
  })
}

async function makeStencil(
  connection: pg.ClientConfig,
  name: string,
  dataDir: string,
): Promise<void> {
  mkdirSync(dataDir, { recursive: true })
  await onServer(connection, `create database ${name}`)
  const place = { ...connection, database: name }
  const db = openDatabase({ connection: place, maxConnections: 5 })
  await migrate(db)
  const world = await buildWorld({ db, connection: place, dataDir }, 1)
  writeFileSync(join(dataDir, 'canaries.json'), JSON.stringify([...world.canaries]))
  await world.app.close()
  await db.close()
}

function copyTree(tree: string): string {
  for (const path of [...COPIED, ...LONE_FILES]) {
    cpSync(join(ROOT, path), join(tree, path), { recursive: true })
  }
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'))
  return tree
}

async function onServer(connection: pg.ClientConfig, sql: string): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

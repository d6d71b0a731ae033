import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { Refusal } from '../data/contracts/index.ts'
import { readBaseMaps } from './base-maps/read-base-maps.ts'
import type { ConfiguredBaseMap } from './http/base-map-setting.ts'
import { type OidcSetting, readOidc } from './security/oidc/oidc-setting.ts'

export type Mode = 'demo' | 'production'

/** Everything that the surroundings decide, read once at start. */
export interface Settings {
  host: string
  /** 0 = any free port. */
  port: number
  /** Absolute path: database, packs, uploads. */
  dataDir: string
  /** Absent = the embedded database under `dataDir`. */
  databaseUrl?: string
  mode: Mode
  /** Absolute path, outside of the data directory: master keys; `<key file>.audit` signs the audit log. */
  keyFile: string
  /** Absolute path: signed heads of the audit log, to be kept elsewhere. */
  auditHeads: string
  version: string
  /** false = accounts may ask as often as they like, for measurements. */
  rateLimits?: boolean
  baseMaps: readonly ConfiguredBaseMap[]
  /** Another house that vouches for accounts. */
  oidc?: OidcSetting | undefined
  /** Addresses whose `X-Forwarded-For` is believed. */
  trustedProxies?: readonly string[]
  /** Absolute path of the built page. */
  webDir: string
  /** So long photos are kept after their event has ended. */
  photoDays?: number
}

/** The folder that holds package.json. */
export const PROGRAM_DIR = resolve(import.meta.dirname, '..')

export type Environment = Readonly<Record<string, string | undefined>>

/** The settings before the database has said whether this is a demo. */
export type GivenSettings = Omit<Settings, 'mode'> & { mode?: Mode }

/** Reads and checks the variables of contract.md; relative paths start at the folder the command was called in. */
export function readSettings(env: Environment): GivenSettings {
  const dataDir = resolve(env.ONEMAP_DATA_DIR || join(PROGRAM_DIR, '.onemap'))
  return {
    host: env.ONEMAP_HOST || '127.0.0.1',
    port: parsePort(env.ONEMAP_PORT || '8080'),
    dataDir,
    keyFile: resolve(env.ONEMAP_KEY_FILE || `${dataDir}.key`),
    auditHeads: resolve(env.ONEMAP_AUDIT_HEADS || `${dataDir}.audit-heads.jsonl`),
    databaseUrl: parseDatabaseUrl(env.DATABASE_URL),
    mode: parseMode(env.ONEMAP_MODE),
    version: readVersion(),
    rateLimits: env.ONEMAP_RATE_LIMITS !== 'off',
    baseMaps: readBaseMaps(env.ONEMAP_BASE_MAPS, env),
    oidc: readOidc(env.ONEMAP_OIDC),
    trustedProxies: parseAddresses(env.ONEMAP_TRUSTED_PROXIES),
    webDir: join(PROGRAM_DIR, 'dist/web'),
    photoDays: parseDays('ONEMAP_PHOTO_DAYS', env.ONEMAP_PHOTO_DAYS || '1095'),
  }
}

function parseDays(name: string, text: string): number {
  const days = Number(text)
  if (Number.isInteger(days) && days >= 30 && days <= 36_500) return days
  throw wrongSetting(name, text, 'a number of days from 30 to 36500')
}

function parsePort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw wrongSetting('ONEMAP_PORT', text, 'a number from 0 to 65535')
}

function parseMode(text: string | undefined): Mode | undefined {
  if (!text) return undefined
  if (text === 'demo' || text === 'production') return text
  throw wrongSetting('ONEMAP_MODE', text, 'demo or production')
}

function parseDatabaseUrl(text: string | undefined): string | undefined {
  if (!text) return undefined
  if (/^postgres(ql)?:\/\//.test(text)) return text
  throw new Refusal(500, 'setting', 'DATABASE_URL must begin with postgres:// or postgresql://.')
}

function parseAddresses(text: string | undefined): string[] {
  const addresses = (text ?? '').split(',').flatMap((one) => one.trim() || [])
  const wrong = addresses.find((one) => isIP(one) === 0)
  if (wrong === undefined) return addresses
  throw wrongSetting('ONEMAP_TRUSTED_PROXIES', wrong, 'IP addresses joined by commas')
}

function wrongSetting(name: string, given: string, wanted: string): Refusal {
  return new Refusal(500, 'setting', `${name} is "${given}" but must be ${wanted}.`)
}

function readVersion(): string {
  const text = readFileSync(join(PROGRAM_DIR, 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

import { resolve } from 'node:path'
import type { BaseMapSetting } from '../data/contracts/index.ts'

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
  version: string
  baseMaps: readonly BaseMapSetting[]
  /** Absolute path of the built page. */
  webDir: string
}

/** The folder that holds package.json. */
export const PROGRAM_DIR = resolve(import.meta.dirname, '..')

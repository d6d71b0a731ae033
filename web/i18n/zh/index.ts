import { common } from './common.ts'
import { layers } from './layers.ts'
import { shell } from './shell.ts'

/** One file per domain; the same keys stand in `../en/`. */
export const zh = { common, layers, shell }

import { card } from './card.ts'
import { common } from './common.ts'
import { events } from './events.ts'
import { grids } from './grids.ts'
import { imports } from './imports.ts'
import { layers } from './layers.ts'
import { section } from './section.ts'
import { shell } from './shell.ts'

/** One file per domain; the same keys stand in `../en/`. */
export const zh = { card, common, events, grids, imports, layers, section, shell }

import type { zh } from '../zh/index.ts'
import { card } from './card.ts'
import { common } from './common.ts'
import { events } from './events.ts'
import { grids } from './grids.ts'
import { imports } from './imports.ts'
import { layers } from './layers.ts'
import { section } from './section.ts'
import { shell } from './shell.ts'

type Texts = { [Domain in keyof typeof zh]: Record<keyof (typeof zh)[Domain], string> }

export const en: Texts = { card, common, events, grids, imports, layers, section, shell }

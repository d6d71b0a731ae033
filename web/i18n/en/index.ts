import type { zh } from '../zh/index.ts'
import { common } from './common.ts'
import { layers } from './layers.ts'
import { shell } from './shell.ts'

type Texts = { [Domain in keyof typeof zh]: Record<keyof (typeof zh)[Domain], string> }

export const en: Texts = { common, layers, shell }

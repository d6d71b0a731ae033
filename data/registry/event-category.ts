import type { Bilingual } from '../contracts/index.ts'

/** 事件小类. Its code is unique within one version of the list. */
export interface EventSubclass {
  code: string
  name: Bilingual
  /** I–IV as 1–4. */
  level: 1 | 2 | 3 | 4
  /** The longer limit of level IV applies. */
  complex?: boolean
  /** 2016 only: the subclass of 2021 it became, where the code is another. */
  became?: string
}

/** One of the four platforms (四平台) in one version of the list. */
export interface EventCategory {
  version: '2016' | '2021'
  code: string
  name: Bilingual
  colour: string
  subclasses: readonly EventSubclass[]
}

type Levels = 1 | 2 | 3 | 4

export const subclass = (
  code: string,
  zh: string,
  en: string,
  level: Levels,
  extras?: Pick<EventSubclass, 'complex' | 'became'>,
): EventSubclass => ({ code, name: { zh, en }, level, ...extras })

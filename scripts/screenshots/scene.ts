import type { en } from '../../web/i18n/en/index.ts'

/** The texts of the page in one language. */
export type Words = typeof en

/** What is done on the page before the picture is taken. */
export type Step =
  | { do: 'button'; named: (words: Words) => string }
  | { do: 'wait-for-button'; named: (words: Words) => string }
  | { do: 'choose'; named: (words: Words) => string }
  | { do: 'scroll-to'; named: (words: Words) => string }
  | { do: 'press' | 'wait-for' | 'wait-until-gone'; selector: string }
  | { do: 'keys'; press: string }
  /** Moves the map without losing what is shown: `lon,lat,zoom`. */
  | { do: 'look-at'; at: string }
  | { do: 'type'; text: string }
  | { do: 'drop'; files: readonly DroppedFile[] }

export interface DroppedFile {
  name: string
  content: Uint8Array
}

export const SIZES = {
  laptop: { width: 1366, height: 768 },
  wall: { width: 1920, height: 1080 },
  phone: { width: 390, height: 844 },
} as const

export interface Scene {
  /** Of the file, without its ending. */
  name: string
  /** Absent = nobody is signed in. */
  user?:
    | 'commander'
    | 'planner'
    | 'analyst'
    | 'steward'
    | 'worker'
    | 'admin'
    | 'security'
    | 'auditor'
  /** With the places of `places.ts` in braces: `/?at={building.at},18`. */
  path: string
  language: 'zh' | 'en'
  theme: 'light' | 'dark'
  size: keyof typeof SIZES
  steps?: readonly Step[]
}

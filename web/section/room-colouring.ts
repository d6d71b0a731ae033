import type { SectionRoom } from '../../data/contracts/index.ts'
import { ROOM_USES, TENURES } from '../../data/registry/vocabulary.ts'

/** What the section is coloured by. */
export const QUESTIONS = [
  'use',
  'tenure',
  'residents',
  'elderly',
  'floating',
  'risk',
  'events',
] as const
export type Question = (typeof QUESTIONS)[number]

/** One colour of a question: `tone` names the CSS colour, `key` the text. */
export interface Band {
  key: string
  tone: string
}

export interface LegendEntry extends Band {
  rooms: number
}

/** How a question sorts rooms into bands. */
interface Colouring {
  bands: readonly Band[]
  bandOf(room: SectionRoom): number
}

/** The questions that can be asked of these rooms: not all accounts may see what every one of them counts. */
export function questionsOf(rooms: readonly SectionRoom[]): Question[] {
  return QUESTIONS.filter((question) => {
    const count = COUNTS[question]
    return count === undefined || rooms.some((room) => count(room) !== undefined)
  })
}

/** The band's colour name for one room. */
export function roomTone(question: Question, room: SectionRoom): string {
  return bandFor(question, room).tone
}

export function roomBand(question: Question, room: SectionRoom): string {
  return bandFor(question, room).key
}

/** Every band that a question knows with the number of rooms in it; those of a closed list even when empty. */
export function legend(question: Question, rooms: readonly SectionRoom[]): LegendEntry[] {
  const { bands, bandOf } = COLOURINGS[question]
  const counts = bands.map(() => 0)
  let other = 0
  for (const room of rooms) {
    const band = bandOf(room)
    if (band in counts) counts[band]! += 1
    else other += 1
  }
  const entries = bands.map((band, index) => ({ ...band, rooms: counts[index]! }))
  return other === 0 ? entries : [...entries, { ...OTHER, rooms: other }]
}

/** The number behind the colour, where the question counts something and there is any. */
export function roomCount(question: Question, room: SectionRoom): number | null {
  const count = COUNTS[question]?.(room) ?? 0
  return count > 0 ? count : null
}

/** Highest risk of anything on the room; 0 = nothing rated. */
export function roomRisk(room: SectionRoom): number {
  return room.items.reduce((highest, item) => Math.max(highest, item.risk), 0)
}

const OTHER: Band = { key: 'other', tone: 'none' }

function bandFor(question: Question, room: SectionRoom): Band {
  const { bands, bandOf } = COLOURINGS[question]
  return bands[bandOf(room)] ?? OTHER
}

const closedList = (values: readonly string[], read: (room: SectionRoom) => string): Colouring => ({
  bands: values.map((value, index) => ({ key: value, tone: `kind-${index + 1}` })),
  bandOf: (room) => values.indexOf(read(room)),
})

/** Steps from their lower limits: `[0, 1, 3]` → 0 · 1–2 · 3+. */
function steps(
  limits: readonly number[],
  read: (room: SectionRoom) => number | undefined,
): Colouring {
  const bands = limits.map((from, index) => {
    const next = limits[index + 1]
    const key =
      next === undefined ? `${from}+` : next - 1 > from ? `${from}–${next - 1}` : `${from}`
    return { key, tone: index === 0 ? 'none' : `step-${index + 5 - limits.length}` }
  })
  return {
    bands,
    bandOf: (room) => {
      const count = read(room)
      return count === undefined ? -1 : limits.findLastIndex((from) => count >= from)
    },
  }
}

const COUNTS: Partial<Record<Question, (room: SectionRoom) => number | undefined>> = {
  residents: (room) => room.residents,
  elderly: (room) => room.aged60,
  floating: (room) => room.floating,
  events: (room) => room.openEvents,
}

const RISK_BANDS: readonly Band[] = [
  { key: 'nothing', tone: 'none' },
  { key: 'unrated', tone: 'step-1' },
  ...[1, 2, 3, 4].map((level) => ({ key: `risk${level}`, tone: `risk-${level}` })),
]

const COLOURINGS: Record<Question, Colouring> = {
  use: closedList(Object.keys(ROOM_USES), (room) => room.use),
  tenure: closedList(Object.keys(TENURES), (room) => room.tenure),
  residents: steps([0, 1, 2, 3, 5], (room) => room.residents),
  elderly: steps([0, 1, 2], (room) => room.aged60),
  floating: steps([0, 1, 3], (room) => room.floating),
  risk: {
    bands: RISK_BANDS,
    bandOf: (room) => (room.items.length === 0 ? 0 : 1 + roomRisk(room)),
  },
  events: steps([0, 1, 2], (room) => room.openEvents),
}

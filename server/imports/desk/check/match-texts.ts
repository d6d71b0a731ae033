import type {
  AddressMatch,
  BriefMatch,
  MatchedPlace,
  MatchVerdict,
} from '../../../../data/contracts/index.ts'
import type { AddressMatcher } from '../../../../data/rules/address/match-address.ts'
import type { Services } from '../../../services.ts'

/** A place that an address may mean, in few bytes. */
export interface FoundPlace {
  subdistrict: string
  addressId: number
  level: number
  building: string | null
  room: string | null
  lon: number
  lat: number
  grid: string
  fullText: string
  confidence: number
}

export interface TextMatch {
  verdict: MatchVerdict
  confidence: number
  remarks: AddressMatch['remarks']
  place: FoundPlace | null
  /** Only of doubtful ones: best first, the place itself among them. */
  candidates: readonly FoundPlace[]
  /** What the text names, level by level; [] unless asked for. */
  parts: readonly { level: number; text: string }[]
  /** Somebody has said so for this sender: nothing about it is asked again. */
  isAnswered?: true
}

const CANDIDATES = 9
/** Texts that are remembered; a file with more different ones asks again. */
const MOST_REMEMBERED = 100_000
/** Places for marks of texts that have come once: a power of two. */
const MARKS = 1 << 18

/** Who matches: the threads of the desk, or one matcher here. In the order of the texts. */
export interface TextFinder {
  brief(texts: readonly string[]): Promise<readonly BriefMatch[]>
  whole(texts: readonly string[]): Promise<readonly AddressMatch[]>
}

export function deskFinder(desk: Services['matchDesk'], areas: readonly string[]): TextFinder {
  const options = { areas, limit: CANDIDATES }
  return {
    brief: (texts) => desk.match(texts, { ...options, brief: true }),
    whole: (texts) => desk.match(texts, options),
  }
}

export function ownFinder(matcher: AddressMatcher, areas: readonly string[]): TextFinder {
  const options = { areas, limit: CANDIDATES }
  return {
    brief: async (texts) => texts.map((text) => matcher.matchBriefly(text, options)),
    whole: async (texts) => texts.map((text) => matcher.match(text, options)),
  }
}

export interface TextQuestion {
  finder: TextFinder
  /** Texts of this sender that somebody has settled before. */
  answered?: ReadonlyMap<string, FoundPlace>
  /** Whether the parts of the texts are wanted too, which costs more. */
  withParts?: boolean
}

/**
 * Matches texts that come again and again once or twice. What comes for the first time is only marked: in most files nearly every
 * text is another one, and to keep what was found for all of them costs more than it saves.
 */
export class TextMatcher {
  readonly #question: TextQuestion
  readonly #known = new Map<string, TextMatch>()
  readonly #marks = new Uint8Array(MARKS)

  constructor(question: TextQuestion) {
    this.#question = question
  }

  /** In the order of the texts; '' matches nothing. */
  async match(texts: readonly string[]): Promise<TextMatch[]> {
    const { finder, answered, withParts } = this.#question
    const fresh = [...new Set(texts)].filter(
      (text) => text !== '' && !this.#known.has(text) && !answered?.has(text),
    )
    const found = withParts
      ? (await finder.whole(fresh)).map(withPartsOf)
      : (await finder.brief(fresh)).map(compact)
    const results = new Map(fresh.map((text, i) => [text, found[i]!]))
    if (this.#known.size + results.size > MOST_REMEMBERED) this.#known.clear()
    for (const [text, result] of results) if (this.#hasCome(text)) this.#known.set(text, result)
    return texts.map((text) => {
      const answer = answered?.get(text)
      return answer ? settled(answer) : (results.get(text) ?? this.#known.get(text) ?? NOTHING)
    })
  }

  /** Marks it. Another text may have left the same mark, which does no harm. */
  #hasCome(text: string): boolean {
    const at = markOf(text)
    const hasCome = this.#marks[at] === 1
    this.#marks[at] = 1
    return hasCome
  }
}

/** FNV-1a. */
function markOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 16)) & (MARKS - 1)
}

const settled = (place: FoundPlace): TextMatch => ({
  verdict: 'matched',
  confidence: 1,
  remarks: [],
  place,
  candidates: [],
  parts: [],
  isAnswered: true,
})

const NOTHING: TextMatch = {
  verdict: 'unmatched',
  confidence: 0,
  remarks: [],
  place: null,
  candidates: [],
  parts: [],
}

function compact(match: BriefMatch): TextMatch {
  const { verdict, confidence, remarks, place, level, code, alternatives } = match
  const found = place && foundPlace(place, level, code, confidence)
  const best = { verdict, confidence, remarks, place: found, parts: [] }
  // Wants candidates: unsure, or sure of a building but not of the room that was named.
  const isOpen = verdict === 'doubtful' || (found !== null && remarks.length > 0)
  if (!isOpen) return { ...best, candidates: [] }
  const others = alternatives.map((one) => foundPlace(one, one.level, one.code, one.confidence))
  return { ...best, candidates: [...(found ? [found] : []), ...others].slice(0, CANDIDATES) }
}

function withPartsOf(match: AddressMatch): TextMatch {
  const parts = match.components.map(({ level, text }) => ({ level, text }))
  return { ...compact(match), parts }
}

function foundPlace(
  place: MatchedPlace,
  level: number,
  code: AddressMatch['code'],
  confidence: number,
): FoundPlace {
  const { subdistrict, addressId, building, lonLat, grid, fullText } = place
  const room = level === 12 ? code : null
  const [lon, lat] = lonLat
  return { subdistrict, addressId, level, building, room, lon, lat, grid, fullText, confidence }
}

import type { AddressMatch, MatchedPlace, MatchVerdict } from '../../../../data/contracts/index.ts'
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
  /** What the text names, level by level. */
  parts: readonly { level: number; text: string }[]
  /** Somebody has said so for this sender: nothing about it is asked again. */
  isAnswered?: true
}

const CANDIDATES = 9
/** Texts that are remembered; a file with more different ones asks again. */
const MOST_REMEMBERED = 400_000

/** Matches each different text of a file once. */
export class TextMatcher {
  readonly #desk: Services['matchDesk']
  readonly #areas: readonly string[]
  readonly #known = new Map<string, TextMatch>()
  readonly #answered: ReadonlyMap<string, FoundPlace>

  /** `answered`: texts of this sender that somebody has settled before. */
  constructor(
    desk: Services['matchDesk'],
    areas: readonly string[],
    answered: ReadonlyMap<string, FoundPlace> = new Map(),
  ) {
    this.#desk = desk
    this.#areas = areas
    this.#answered = answered
  }

  /** In the order of the texts; '' matches nothing. */
  async match(texts: readonly string[]): Promise<TextMatch[]> {
    const fresh = [...new Set(texts)].filter(
      (text) => text !== '' && !this.#known.has(text) && !this.#answered.has(text),
    )
    const found = await this.#desk.match(fresh, { areas: this.#areas, limit: 0 })
    const results = new Map(fresh.map((text, i) => [text, compact(found[i]!)]))
    const doubtful = fresh.filter((text) => isOpen(results.get(text)!))
    const again = await this.#desk.match(doubtful, { areas: this.#areas, limit: CANDIDATES })
    for (const [i, text] of doubtful.entries()) results.set(text, withCandidates(again[i]!))
    if (this.#known.size + results.size > MOST_REMEMBERED) this.#known.clear()
    for (const [text, result] of results) this.#known.set(text, result)
    return texts.map((text) => {
      const answer = this.#answered.get(text)
      return answer ? settled(answer) : (results.get(text) ?? this.#known.get(text) ?? NOTHING)
    })
  }
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

/** Wants candidates: unsure, or sure of a building but not of the room that was named. */
const isOpen = ({ verdict, remarks, place }: TextMatch) =>
  verdict === 'doubtful' || (place !== null && remarks.length > 0)

function compact(match: AddressMatch): TextMatch {
  const { verdict, confidence, remarks, place, level, code, components } = match
  const found = place && foundPlace(place, level, code, confidence)
  const parts = components.map(({ level: own, text }) => ({ level: own, text }))
  return { verdict, confidence, remarks, place: found, candidates: [], parts }
}

function withCandidates(match: AddressMatch): TextMatch {
  const best = compact(match)
  const others = match.alternatives.map((one) =>
    foundPlace(one, one.level, one.code, one.confidence),
  )
  const candidates = [...(best.place ? [best.place] : []), ...others].slice(0, CANDIDATES)
  return { ...best, candidates }
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

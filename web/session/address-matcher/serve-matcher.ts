import { openAddressIndex } from '../../../data/rules/address/address-index.ts'
import { decodeIndex } from '../../../data/rules/address/index-bytes.ts'
import { type AddressMatcher, createMatcher } from '../../../data/rules/address/match-address.ts'
import { measuredCalibration, parserModel } from '../../../data/rules/address/parser-weights.ts'
import { ApiError, getResponse } from '../../api.ts'
import type { MatcherReply, MatcherRequest } from './matcher-protocol.ts'
import { readPackedIndex } from './read-packed-index.ts'

/** The worker's side: fetches what may be seen of the address base once, then matches texts that never leave the machine. */
export function serveMatcher(
  answer: (reply: MatcherReply) => void,
): (request: MatcherRequest) => Promise<void> {
  let matcher: AddressMatcher | undefined
  return async (request) => {
    if (request.kind === 'match') {
      const { id, texts, limit } = request
      const matches = texts.map((text) => matcher!.matchBriefly(text, { limit }))
      answer({ kind: 'matches', id, matches })
      return
    }
    try {
      const response = await getResponse('/api/addresses/index', { query: { area: request.area } })
      const bytes = await readPackedIndex(response, (done, total) =>
        answer({ kind: 'progress', done, total }),
      )
      const data = decodeIndex(bytes)
      matcher = createMatcher(openAddressIndex(data), parserModel(), measuredCalibration)
      const { place, id } = data.rooms
      answer({ kind: 'ready', buildings: place.length, rooms: id.length })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      answer({ kind: 'failed', code: error instanceof ApiError ? error.code : 'failed', reason })
    }
  }
}

import { createSignal } from 'solid-js'
import type {
  AddressChangeResult,
  AddressDetail,
  AddressEntry,
  AddressList,
  AddressPlace,
  AddressReview,
} from '../../data/contracts/index.ts'
import { getJson, type QueryValues, sendJson } from '../api.ts'

/** Where acts are sent to. */
export const CHANGES = '/api/addresses/changes'
export const CERTIFY = '/api/addresses/certify'
export const ALIASES = '/api/addresses/aliases'
export const ALIAS_END = '/api/addresses/aliases/end'

const [round, setRound] = createSignal(0)

/** Goes up with every act: whatever shows addresses reads them anew. */
export { round }

export const noteChange = (): void => void setRound((n) => n + 1)

/** Of a limit that fits on a screen many times over. */
export const MOST_CHILDREN = 500

export const placeKey = ({ subdistrict, id }: AddressPlace): string => `${subdistrict}:${id}`

export const placeOf = ({ address: { subdistrict, id } }: AddressDetail): AddressPlace => ({
  subdistrict,
  id,
})

export const loadAddress = (
  place: AddressPlace,
  time: { at?: string; known?: string },
  signal: AbortSignal,
): Promise<AddressDetail> =>
  getJson(`/api/addresses/${place.subdistrict}/${place.id}`, {
    signal,
    query: { at: time.at, known: time.known && endOf(time.known) },
  })

export const loadReview = (place: AddressPlace, signal: AbortSignal): Promise<AddressReview> =>
  getJson(`/api/addresses/${place.subdistrict}/${place.id}/review`, { signal })

export const listAddresses = (query: QueryValues, signal: AbortSignal): Promise<AddressList> =>
  getJson('/api/addresses', { signal, query })

export const listBelow = async (
  place: AddressPlace,
  signal: AbortSignal,
  query: QueryValues = {},
): Promise<readonly AddressEntry[]> =>
  (await listAddresses({ parent: placeKey(place), limit: MOST_CHILDREN, ...query }, signal)).items

export const sendAct = (
  path: string,
  body: object,
  signal?: AbortSignal,
): Promise<AddressChangeResult> => sendJson('POST', path, body, signal ? { signal } : {})

export const reverseChange = (id: number): Promise<AddressChangeResult> =>
  sendAct(`${CHANGES}/${id}/reverse`, {})

/** What was known at the end of a day, by the reader's clock. */
const endOf = (day: string): string => new Date(`${day}T23:59:59.999`).toISOString()

import type { Accessor } from 'solid-js'
import type { AddressEntry, AddressPlace } from '../../data/contracts/index.ts'
import { createLoad } from '../session/create-load.ts'
import { listBelow, placeKey, round } from './address-api.ts'

/** What lies directly below an address; read again after every act. */
export function createBelow(place: Accessor<AddressPlace | null>) {
  return createLoad<string, readonly AddressEntry[]>(
    () => {
      const parent = place()
      return parent && `${placeKey(parent)}#${round()}`
    },
    (_, signal) => listBelow(place()!, signal),
    { keep: true },
  )
}

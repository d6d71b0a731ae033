import type { AddressChangeInput, Scope } from '../../../data/contracts/index.ts'
import type { Services } from '../../services.ts'
import type { Queryable } from '../../storage/database.ts'
import { type AddedAddresses, addAddresses } from './add-addresses.ts'
import type { AddedAddress } from './added-address.ts'
import { openAsker } from './asker.ts'
import { makeChange } from './make-change.ts'
import { reverse } from './reverse.ts'

export interface AddressAuthor {
  userId: string
  scope: Scope
}

/** The address base for other domains: changed by its rules alone, in the caller's transaction. */
export interface AddressDesk {
  /** Proposes new addresses of one subdistrict, as one change. */
  add(
    client: Queryable,
    author: AddressAuthor,
    subdistrict: string,
    added: readonly AddedAddress[],
  ): Promise<AddedAddresses>
  /** Answers the number of the change. */
  correct(client: Queryable, author: AddressAuthor, input: AddressChangeInput): Promise<number>
  takeBack(client: Queryable, author: AddressAuthor, change: number): Promise<void>
}

export function createAddressDesk(services: Pick<Services, 'registry'>): AddressDesk {
  const ask = (client: Queryable, { scope, userId }: AddressAuthor) =>
    openAsker(services, client, scope, userId)
  return {
    add: async (client, author, subdistrict, added) =>
      addAddresses(client, await ask(client, author), subdistrict, added),
    correct: async (client, author, input) => {
      const { change } = await makeChange(client, await ask(client, author), input)
      return change!.id
    },
    takeBack: async (client, author, change) => {
      await reverse(client, await ask(client, author), change)
    },
  }
}

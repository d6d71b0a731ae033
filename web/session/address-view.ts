import { type AddressOfCode, parseBuildingCode, parseRoomCode } from '../../data/contracts/index.ts'
import { permits } from '../../data/registry/permissions.ts'
import { getJson } from '../api.ts'
import { account } from './account.ts'
import { setPanelOpen } from './preferences.ts'
import { changeView, view } from './view.ts'
import type { AddressView } from './view-state.ts'

export const FIRST_ADDRESS_VIEW: AddressView = {
  list: 'proposed',
  q: '',
  place: null,
  at: '',
  known: '',
}

export const mayEditAddresses = (): boolean => permits(account()?.user.roles ?? [], 'base.edit')

/** Whether the editor of addresses is on the screen. */
export const isEditingAddresses = (): boolean =>
  view.workspace === 'data' && view.address !== null && mayEditAddresses()

export function changeAddressView(patch: Partial<AddressView>): void {
  changeView({ address: { ...FIRST_ADDRESS_VIEW, ...view.address, ...patch } })
}

/** Opens one address in the editor, as it is today. */
export function openAddress(place: NonNullable<AddressView['place']>): void {
  const address = { ...FIRST_ADDRESS_VIEW, ...view.address, place, at: '', known: '' }
  setPanelOpen('on')
  changeView({ workspace: 'data', selection: null, address })
}

/** The same by the code of a building or room: what stands for it today. */
export async function openAddressOfCode(code: string): Promise<void> {
  const path = `/api/coded-addresses/${encodeURIComponent(code)}`
  const { address, successors } = await getJson<AddressOfCode>(path)
  const { subdistrict, id } = successors[0] ?? address
  openAddress({ subdistrict, id })
}

/** Codes of buildings and rooms, which carry an address of their own (domain.md §2). */
export const isAddressCode = (code: string): boolean =>
  (parseBuildingCode(code) ?? parseRoomCode(code)) !== undefined

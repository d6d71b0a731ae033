import { ADDRESS_LISTS, type AddressView } from './view-state.ts'

/*
 * e=proposed~330199001.12~q文一路~w2024-01-01~k2025-01-01: the list, the address that is open, what is searched for, the day in
 * the world, the day of what was known. Only the list has to be there.
 */
export function formatAddressView({ list, q, place, at, known }: AddressView): string {
  const parts: string[] = [list]
  if (place) parts.push(`${place.subdistrict}.${place.id}`)
  if (q) parts.push(`q${encodeURIComponent(q.replaceAll('~', ' '))}`)
  if (at) parts.push(`w${at}`)
  if (known) parts.push(`k${known}`)
  return parts.join('~')
}

export function parseAddressView(text: string | null): AddressView | null {
  const [head = '', ...parts] = (text ?? '').split('~')
  const list = ADDRESS_LISTS.find((one) => one === head)
  if (!list) return null
  const partOf = (form: RegExp) => parts.map((part) => form.exec(part)).find(Boolean)
  const place = partOf(/^(\d{9})\.(\d{1,15})$/)
  return {
    list,
    q: partOf(/^q(.{1,60})$/)?.[1] ?? '',
    place: place ? { subdistrict: place[1] ?? '', id: Number(place[2]) } : null,
    at: partOf(/^w(\d{4}-\d{2}-\d{2})$/)?.[1] ?? '',
    known: partOf(/^k(\d{4}-\d{2}-\d{2})$/)?.[1] ?? '',
  }
}

import type { AddressDetail, AddressState } from '../../data/contracts/index.ts'

/** What was so in the world from one day to another, by what is or was known. */
export interface TimelineEntry {
  name: string
  fullText: string
  state: AddressState
  from: string
  /** First day on which it was so no more; null = it goes on. */
  to: string | null
  recordedFrom: string
  /** null = it still counts as true. */
  recordedTo: string | null
}

/** Today first, then what is still true of earlier days, then what is believed no longer, each the newest first. */
export function timelineOf({
  address,
  history,
}: {
  address: Pick<
    AddressDetail['address'],
    'name' | 'fullText' | 'state' | 'validFrom' | 'recordedAt'
  >
  history: AddressDetail['history']
}): TimelineEntry[] {
  const now: TimelineEntry = {
    name: address.name,
    fullText: address.fullText,
    state: address.state,
    from: address.validFrom,
    to: null,
    recordedFrom: address.recordedAt,
    recordedTo: null,
  }
  const past = history
    // As of an earlier day the address itself is one of them.
    .filter((row) => row.recordedFrom !== now.recordedFrom || row.validFrom !== now.from)
    .map(
      ({ name, fullText, state, validFrom, validTo, recordedFrom, recordedTo }): TimelineEntry => ({
        ...{ name, fullText, state, recordedFrom, recordedTo },
        from: validFrom,
        to: validTo,
      }),
    )
  const isTrue = ({ recordedTo }: TimelineEntry) => recordedTo === null
  return [
    now,
    ...past.filter(isTrue).sort((a, b) => b.from.localeCompare(a.from)),
    ...past
      .filter((entry) => !isTrue(entry))
      .sort((a, b) => (b.recordedTo ?? '').localeCompare(a.recordedTo ?? '')),
  ]
}

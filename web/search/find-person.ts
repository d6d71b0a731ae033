import type { PersonSearchResult, SearchHit } from '../../data/contracts/index.ts'
import type { PersonalNumber } from '../../data/rules/personal-number.ts'
import { ApiError, sendJson } from '../api.ts'
import { t } from '../i18n/index.ts'
import { setAskingForPurpose } from '../session/purpose.ts'

/**
 * Where the person lives whose number this is; asked in a body, never in a URL. The hits name rooms, not people: what is
 * chosen is remembered for a while.
 */
export async function findPerson(
  text: string,
  { kind, isWhole }: PersonalNumber,
): Promise<readonly SearchHit[]> {
  if (!isWhole) return []
  try {
    const body = { [kind]: text }
    const { hits } = await sendJson<PersonSearchResult>('POST', '/api/people/search', body)
    return hits.map(({ room, address, lonLat }): SearchHit => {
      const title = address || room
      return {
        kind: 'address',
        layer: 'ADDRESS' as NonNullable<SearchHit['layer']>,
        code: room,
        title,
        subtitle: t('people.searchFor'),
        lonLat,
      }
    })
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (error.code === 'purpose-needed') setAskingForPurpose(true)
    // Not for this account: as if nobody had the number.
    if (error.status === 404 || error.code === 'purpose-needed') return []
    throw error
  }
}

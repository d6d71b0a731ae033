import { citizenIdCheck } from '../../rules/check-digits.ts'
import { householdOf, type Person } from '../households.ts'
import { phoneNumber } from '../items/item.ts'
import { SURNAMES } from '../names.ts'
import { createRandom, type Random } from '../random.ts'
import { firstId } from '../serials.ts'
import type { Subdistrict } from '../subdistrict.ts'

/** What names a resident; encrypted before it is stored. */
export interface SampleSecret {
  resident: number
  name: string
  idType: string
  idNumber: string
  /** Children have none. */
  phone?: string
}

/**
 * Of the district only so many subdistricts have names: encrypting those of three million people would take longer than
 * everything else together.
 */
export const DISTRICT_SUBDISTRICTS_WITH_NAMES = 2

export function hasSecrets({ ground, tile }: Subdistrict): boolean {
  return ground.size.name === 'town' || tile < DISTRICT_SUBDISTRICTS_WITH_NAMES
}

/**
 * Nobody: the second character of every name is 示 (for show); id numbers have right check characters, but their area
 * begins with 99, where no province is; telephone numbers begin with 12.
 */
export function* secretsOf(subdistrict: Subdistrict): Generator<SampleSecret> {
  const { rooms, ground, tile, today } = subdistrict
  const serials = new Map<string, number>()
  let resident = firstId(tile)
  for (const room of rooms) {
    if (room.persons === 0) continue
    const random = createRandom(ground.seed, 'secret', tile, room.index)
    const family = random.pick(SURNAME_LIST)
    const year = Number(today.slice(0, 4))
    for (const person of householdOf(room, ground.seed, tile, year)) {
      const surname = SHARES_SURNAME.has(person.relation) ? family : random.pick(SURNAME_LIST)
      yield {
        resident: resident++,
        name: `${surname}示${random.pick(LAST_CHARACTERS)}`,
        idType: '居民身份证',
        idNumber: idNumber(person, tile, serials, random),
        ...(year - person.birthYear >= 14 && { phone: phoneNumber(random) }),
      }
    }
  }
}

const SHARES_SURNAME: ReadonlySet<Person['relation']> = new Set(['户主', '子女', '孙子女'])
const SURNAME_LIST = [...SURNAMES]
const LAST_CHARACTERS = [...'文武平安宁和清明远达思敏学勤朗月星辰松柏竹兰雪梅川海山林云峰']

/** GB 11643: area, day of birth, serial (odd = male), check. */
function idNumber(
  { birthYear, sex }: Person,
  tile: number,
  serials: Map<string, number>,
  random: Random,
): string {
  const day = `${birthYear}${two(random.int(1, 12))}${two(random.int(1, 28))}`
  const before = serials.get(day + sex) ?? 0
  serials.set(day + sex, before + 1)
  const serial = String(before * 2 + (sex === '男' ? 1 : 2)).padStart(3, '0')
  const body = `99${two(tile + 1)}99${day}${serial}`
  return body + citizenIdCheck(body)
}

const two = (value: number) => String(value).padStart(2, '0')

import { householdOf } from '../households.ts'
import { buildingCode, firstId, roomCode } from '../serials.ts'
import type { Subdistrict } from '../subdistrict.ts'
import type { SampleTable } from './table.ts'

const yearOf = ({ today }: Subdistrict) => Number(today.slice(0, 4))

export function residentTable(subdistrict: Subdistrict): SampleTable {
  const { code, rooms, ground, tile } = subdistrict
  return {
    name: 'resident',
    columns: ['subdistrict', 'key', 'birth_year', 'sex'],
    *rows() {
      let key = firstId(tile)
      for (const room of rooms) {
        if (room.persons === 0) continue
        for (const { birthYear, sex } of householdOf(
          room,
          ground.seed,
          tile,
          yearOf(subdistrict),
        )) {
          yield [code, key++, birthYear, sex]
        }
      }
    },
  }
}

export function residenceTable(subdistrict: Subdistrict): SampleTable {
  const { code, rooms, ground, tile } = subdistrict
  return {
    name: 'residence',
    columns: [
      'subdistrict',
      'resident',
      'room',
      'building',
      'kind',
      'registration',
      'relation',
      'is_primary',
      'valid_from',
    ],
    *rows() {
      let key = firstId(tile)
      for (const room of rooms) {
        if (room.persons === 0) continue
        const place = [roomCode(tile, room.index), buildingCode(tile, room.building.index)] as const
        for (const person of householdOf(room, ground.seed, tile, yearOf(subdistrict))) {
          yield [
            code,
            key++,
            ...place,
            person.kind,
            person.registration,
            person.relation,
            true,
            person.since,
          ]
        }
      }
    },
  }
}

import type {
  AddressMatch,
  BuildingCode,
  GridCode,
  MatchedPlace,
  RoomCode,
} from '../../contracts/index.ts'
import type { IndexView } from './address-index.ts'
import type { Candidate } from './candidate.ts'
import { UNKNOWN_STAIRWELL } from './index-data.ts'

/** Code, level and place of what is found, as the contract has them. */
export function describePlace(
  { place, room }: Pick<Candidate, 'place' | 'room'>,
  { index }: IndexView,
): Pick<AddressMatch, 'code' | 'level'> & { place: MatchedPlace } {
  const { places, rooms, divisions, grids } = index.data
  const building = places.building[place]!
  const buildingCode = building < 0 ? null : (index.buildingCode(building) as BuildingCode)
  return {
    code: room >= 0 ? (index.roomCode(room) as RoomCode) : buildingCode,
    level: room >= 0 ? 12 : places.level[place]!,
    place: {
      addressId: room >= 0 ? rooms.id[room]! : places.id[place]!,
      subdistrict: divisions[places.subdistrict[place]!]?.code.slice(0, 9) ?? '',
      building: buildingCode,
      fullText: index.fullText(place) + (room >= 0 ? roomText(room, index.data) : ''),
      lonLat: [places.lon[place]!, places.lat[place]!],
      community: divisions[places.community[place]!]?.code ?? '',
      grid: grids[places.grid[place]!] as GridCode,
    },
  }
}

function roomText(room: number, { rooms, strings }: IndexView['index']['data']): string {
  const stairwell = rooms.stairwell[room]!
  const name = strings[stairwell]!
  const has = stairwell !== UNKNOWN_STAIRWELL && name !== '无'
  return `${has ? `${name}${name.endsWith('单元') ? '' : '单元'}` : ''}${strings[rooms.number[room]!]}室`
}

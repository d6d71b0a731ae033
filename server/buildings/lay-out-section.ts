import type { BuildingSection, SectionRoom } from '../../data/contracts/index.ts'
import { shortAddress } from '../../data/rules/address-text.ts'
import { groupBy } from '../../data/rules/group-by.ts'
import type { BuildingRow, RoomRow } from './store.ts'

/** 楼盘图: stairwell × floor × room. Rooms arrive sorted; stairwells and floors keep that order. */
export function layOutSection(building: BuildingRow, rooms: readonly RoomRow[]): BuildingSection {
  const stairwells = groupBy(rooms, (room) => stairwellName(room.stairwell))
  return {
    code: building.code,
    title: shortAddress(building.full_text, building.community_name),
    address: {
      code: building.code,
      building: building.code,
      level: building.level,
      fullText: building.full_text,
      lonLat: [building.lon, building.lat],
      subdistrict: building.subdistrict,
      community: building.community,
      grid: building.grid,
    },
    use: building.use,
    floors: building.floors,
    year: building.year,
    stairwells: stairwells.map(([name, inStairwell]) => ({
      name,
      floors: groupBy(inStairwell, (room) => room.floor).map(([floor, onFloor]) => ({
        floor,
        rooms: onFloor.map(sectionRoom),
      })),
    })),
  }
}

/** 1 → 1单元; a building without stairwells and one whose stairwells nobody knows are drawn alike. */
function stairwellName(stored: string | null): string | null {
  if (stored === null || stored === '无') return null
  return /^[0-9A-Z]+$/.test(stored) ? `${stored}单元` : stored
}

function sectionRoom({
  stairwell: _,
  floor: __,
  area_m2,
  open_events,
  ...room
}: RoomRow): SectionRoom {
  return { ...room, areaM2: area_m2, ...(open_events !== undefined && { openEvents: open_events }) }
}

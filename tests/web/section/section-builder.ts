import type {
  BuildingCode,
  BuildingSection,
  GridCode,
  RoomCode,
  SectionRoom,
} from '../../../data/contracts/index.ts'

export const room = (number: string, given: Partial<SectionRoom> = {}): SectionRoom => ({
  code: `R${number}` as RoomCode,
  number,
  use: '居住',
  tenure: '自有',
  areaM2: 89,
  residents: 0,
  aged60: 0,
  floating: 0,
  enterprises: 0,
  items: [],
  openEvents: 0,
  ...given,
})

/** A building from room numbers by stairwell; the floor is read from the number. */
export function section(floors: number, stairwells: Record<string, string[]>): BuildingSection {
  return {
    code: 'B33011000000001G' as BuildingCode,
    title: '3幢',
    address: {
      code: 'B33011000000001G' as BuildingCode,
      level: 9,
      fullText: '良溪区文澜路12号良溪苑3幢',
      lonLat: [120, 30.27],
      subdistrict: '330199001',
      community: '330199001001',
      grid: '330199001001001' as GridCode,
    },
    use: '住宅',
    floors,
    year: 1998,
    stairwells: Object.entries(stairwells).map(([name, numbers]) => ({
      name: name === '无' ? null : name,
      floors: byFloor(numbers),
    })),
  }
}

function byFloor(numbers: readonly string[]) {
  const floors = [...new Set(numbers.map((number) => Math.floor(Number(number) / 100)))]
  return floors.map((floor) => ({
    floor,
    rooms: numbers.filter((n) => Math.floor(Number(n) / 100) === floor).map((n) => room(n)),
  }))
}

import { describe, expect, it } from 'vitest'
import { type Move, moveFocus, roomAt, startPlace } from '../../../web/section/move-focus.ts'
import { sectionLattice } from '../../../web/section/section-lattice.ts'
import { section } from './section-builder.ts'

//   3 | 301  –   – |  –  304
//   2 | 201  –  203 | 204 –
//   1 | 101 102 103 | 104 105
const lattice = sectionLattice(
  section(3, {
    '1单元': ['101', '102', '103', '201', '203', '301'],
    '2单元': ['104', '105', '204', '305'],
  }),
)

const walk = (from: string, ...moves: Move[]) => {
  const start = startPlace(lattice, `R${from}`)!
  const end = moves.reduce((place, move) => moveFocus(lattice, place, move), start)
  return roomAt(lattice, end)?.number
}

describe('moveFocus', () => {
  it('goes to the room above', () => expect(walk('101', 'up')).toBe('201'))
  it('goes over a gap to the nearest room of the floor above', () =>
    expect(walk('102', 'up')).toBe('201'))
  it('goes over a gap sideways', () => expect(walk('201', 'right')).toBe('203'))
  it('goes from one stairwell into the next', () => expect(walk('103', 'right')).toBe('104'))
  it('stays at the wall', () => {
    expect(walk('101', 'left')).toBe('101')
    expect(walk('301', 'up')).toBe('301')
  })
  it('jumps to the ends of the floor', () => {
    expect(walk('102', 'last')).toBe('105')
    expect(walk('105', 'first')).toBe('101')
  })
})

describe('startPlace', () => {
  it('enters at the lowest left room', () =>
    expect(roomAt(lattice, startPlace(lattice, null)!)?.number).toBe('101'))
  it('has nowhere to enter in a building without rooms', () =>
    expect(startPlace(sectionLattice(section(2, {})), null)).toBeNull())
})

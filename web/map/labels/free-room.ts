/** CSS pixels. */
export interface Box {
  minX: number
  minY: number
  maxX: number
  maxY: number
}

/** Which parts of the screen are taken. */
export interface Room {
  isTaken(box: Box): boolean
  take(box: Box): void
}

const CELL = 64

export function createRoom(boxes: Iterable<Box> = []): Room {
  const cells = new Map<number, Box[]>()
  const eachCell = (box: Box, visit: (key: number) => boolean): boolean => {
    for (let y = Math.floor(box.minY / CELL); y <= Math.floor(box.maxY / CELL); y++) {
      for (let x = Math.floor(box.minX / CELL); x <= Math.floor(box.maxX / CELL); x++) {
        if (visit(y * 4096 + x)) return true
      }
    }
    return false
  }
  const room: Room = {
    isTaken: (box) => eachCell(box, (key) => (cells.get(key) ?? []).some((b) => touch(b, box))),
    take: (box) =>
      void eachCell(box, (key) => {
        const there = cells.get(key)
        if (there) there.push(box)
        else cells.set(key, [box])
        return false
      }),
  }
  for (const box of boxes) room.take(box)
  return room
}

const touch = (a: Box, b: Box) =>
  a.minX < b.maxX && a.maxX > b.minX && a.minY < b.maxY && a.maxY > b.minY

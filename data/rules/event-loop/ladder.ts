import type { Desk, DeskLevel, EventActor, EventCourse, EventPost } from '../../contracts/index.ts'

/** 社区 → 街道 → 区 */
export const DESK_LEVELS: readonly DeskLevel[] = ['community', 'subdistrict', 'district']

const AREA_LENGTH: Readonly<Record<DeskLevel, number>> = {
  community: 12,
  subdistrict: 9,
  district: 6,
}

/** The desk of that level which answers for a grid. */
export function deskFor(grid: string, level: DeskLevel): Desk {
  return { level, area: grid.slice(0, AREA_LENGTH[level]) }
}

/** One level up; undefined above the district. */
export function parentDesk({ level, area }: Desk): Desk | undefined {
  const above = DESK_LEVELS[DESK_LEVELS.indexOf(level) + 1]
  return above && { level: above, area: area.slice(0, AREA_LENGTH[above]) }
}

/** What kind of desk holds an area: a grid's is its community's. */
export function deskLevelOf(area: string): DeskLevel {
  if (area.length <= AREA_LENGTH.district) return 'district'
  return area.length <= AREA_LENGTH.subdistrict ? 'subdistrict' : 'community'
}

/** Whether the actor sits at that desk or at one above it. */
export function sitsAt(actor: EventActor, desk: Desk): boolean {
  return deskPosts(actor).some(({ area }) => desk.area.startsWith(area))
}

/** Above that desk; at the top it decides for itself. */
export function sitsAbove(actor: EventActor, desk: Desk): boolean {
  return sitsAt(actor, parentDesk(desk) ?? desk)
}

export function sitsAtLevel(
  actor: EventActor,
  { grid }: Pick<EventCourse, 'grid'>,
  level: DeskLevel,
): boolean {
  return sitsAt(actor, deskFor(grid, level))
}

type DeskPost = Extract<EventPost, { kind: 'desk' }>

const deskPosts = ({ posts }: EventActor): DeskPost[] =>
  posts.filter((post): post is DeskPost => post.kind === 'desk')

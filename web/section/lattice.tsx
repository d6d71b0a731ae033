import { createMemo, createSignal, For, Show } from 'solid-js'
import type { SectionRoom } from '../../data/contracts/index.ts'
import { t } from '../i18n/index.ts'
import { flashingRooms } from '../session/flashing-rooms.ts'
import styles from './lattice.module.css'
import { type CellPlace, type Move, moveFocus, roomAt, startPlace } from './move-focus.ts'
import { type Question, roomCount, roomTone } from './room-colouring.ts'
import { roomLines } from './room-texts.ts'
import type { LatticeStairwell, SectionLattice } from './section-lattice.ts'

interface LatticeProps {
  lattice: SectionLattice
  question: Question
  /** Code of the room that is open on the card. */
  selected: string | null
  /** Cell size in rem; numbers are written from `LABEL_FROM_REM` on. */
  cellRem: number
  onOpen: (room: SectionRoom) => void
}

const LABEL_FROM_REM = 1.75
const COUNT_FROM_REM = 2.75
const MOVES: Record<string, Move> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
}

/** 楼盘图 as one table: a floor is a row through all stairwells. One tab stop, arrows move between rooms. */
export function Lattice(props: LatticeProps) {
  let table!: HTMLTableElement
  const [moved, setMoved] = createSignal<CellPlace | null>(null)
  const entry = createMemo(() => startPlace(props.lattice, props.selected))
  const activeKey = createMemo(() => {
    const place = moved()
    const active = place && roomAt(props.lattice, place) ? place : entry()
    return active && placeKey(active)
  })
  const move = (from: CellPlace, event: KeyboardEvent) => {
    const direction = MOVES[event.key]
    if (!direction) return
    event.preventDefault()
    const to = moveFocus(props.lattice, from, direction)
    setMoved(to)
    table.querySelector<HTMLElement>(`[data-place="${placeKey(to)}"]`)?.focus()
  }
  return (
    <table
      ref={table}
      class={styles.lattice}
      style={{ '--cell': `${props.cellRem}rem` }}
      aria-label={t('section.title')}
    >
      <StairwellNames stairwells={props.lattice.stairwells} />
      <tbody>
        <For each={props.lattice.floors}>
          {(floor, row) => (
            <tr>
              <th scope="row" aria-label={t('section.floorLabel', { floor })}>
                {floor}
              </th>
              <For each={props.lattice.stairwells}>
                {(stairwell, index) => (
                  <For each={stairwell.rows[row()]}>
                    {(room, column) => {
                      const place = () => ({ stairwell: index(), row: row(), column: column() })
                      return (
                        <td classList={{ [styles.edge ?? '']: column() === 0 }}>
                          <Room
                            room={room}
                            place={placeKey(place())}
                            isActive={activeKey() === placeKey(place())}
                            lattice={props}
                            onKeyDown={(event) => move(place(), event)}
                          />
                        </td>
                      )
                    }}
                  </For>
                )}
              </For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}

function StairwellNames(props: { stairwells: readonly LatticeStairwell[] }) {
  return (
    <Show when={props.stairwells.length > 1 || props.stairwells[0]?.name}>
      <thead>
        <tr>
          <td />
          <For each={props.stairwells}>
            {(stairwell) => (
              <th scope="colgroup" class={styles.edge} colSpan={stairwell.columns}>
                {stairwellName(stairwell)}
              </th>
            )}
          </For>
        </tr>
      </thead>
    </Show>
  )
}

interface RoomProps {
  room: SectionRoom | null
  place: string
  isActive: boolean
  lattice: LatticeProps
  onKeyDown: (event: KeyboardEvent) => void
}

function Room(props: RoomProps) {
  return (
    <Show when={props.room} fallback={<span class={styles.missing} title={t('section.gap')} />}>
      {(room) => (
        <button
          type="button"
          class={styles.cell}
          data-tone={roomTone(props.lattice.question, room())}
          data-place={props.place}
          data-flashing={flashingRooms().has(room().code)}
          data-tip={[room().number, ...roomLines(props.lattice.question, room())].join('\n')}
          data-tip-side="top"
          aria-label={[room().number, ...roomLines(props.lattice.question, room())].join(', ')}
          aria-current={room().code === props.lattice.selected ? 'true' : undefined}
          tabIndex={props.isActive ? 0 : -1}
          onKeyDown={(event) => props.onKeyDown(event)}
          onClick={() => props.lattice.onOpen(room())}
        >
          <Show when={props.lattice.cellRem >= LABEL_FROM_REM}>{room().number}</Show>
          <Show when={props.lattice.cellRem >= COUNT_FROM_REM}>
            <span class={styles.count}>{roomCount(props.lattice.question, room())}</span>
          </Show>
        </button>
      )}
    </Show>
  )
}

const placeKey = (place: CellPlace) => `${place.stairwell}.${place.row}.${place.column}`

function stairwellName(stairwell: LatticeStairwell): string {
  if (stairwell.name === null) return t('section.noStairwell')
  return t('section.stairwell', { name: stairwell.name.replace(/单元$/, '') })
}

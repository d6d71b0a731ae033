import { createEffect, createSignal, onCleanup, Show } from 'solid-js'
import type { AddressDetail, LonLat } from '../../data/contracts/index.ts'
import { isInRing } from '../../data/formats/readers/group-rings.ts'
import { formatLength, t } from '../i18n/index.ts'
import type { MapHandle } from '../map/handles/handle-options.ts'
import { distanceM } from '../map/measure/geodesy.ts'
import { map } from '../session/map-handle.ts'
import { Button } from '../ui/button.tsx'
import { Toggle } from '../ui/toggle.tsx'
import { placeOf } from './address-api.ts'
import { ChangeForm } from './change-form.tsx'
import styles from './form.module.css'
import { createGridsNear } from './grids-near.ts'
import { hasOwnPoint } from './level-choices.ts'
import { PointRow } from './point-row.tsx'

/** Point and entrance by dragging on the map, or with the arrow keys. */
export function MoveForm(props: { detail: AddressDetail }) {
  const was = () => props.detail.address
  const [point, setPoint] = createSignal<LonLat>(was().lonLat)
  const [entrance, setEntrance] = createSignal<LonLat | null>(was().entrance)
  const isInOutline = () => {
    const { outline } = was()
    return outline !== null && isInRing(point(), outline)
  }
  const [choice, setChoice] = createSignal<boolean | null>(null)
  // Within its outline a point is set right; beyond it the building itself was drawn at the wrong place.
  const keepsOutline = () => choice() ?? isInOutline()
  const grids = createGridsNear(was().lonLat)
  const noteAt = (lonLat: LonLat) => grids.nameAt(lonLat, was().subdistrict)
  const entranceNote = (lonLat: LonLat) =>
    t('addresses.fromPoint', { distance: formatLength(distanceM(point(), lonLat)) })
  const canMovePoint = () => hasOwnPoint(was().level)

  createEffect(() => {
    const outline = keepsOutline() ? null : was().outline
    const pin: MapHandle = {
      ...{ id: 'point', kind: 'pin', label: '●', outline },
      ...{ lonLat: point(), origin: was().lonLat },
    }
    const at = entrance()
    const door: MapHandle | null = at && {
      ...{ id: 'entrance', kind: 'door', label: '↑' },
      ...{ lonLat: at, origin: was().entrance },
    }
    map()?.setHandles({
      handles: [...(canMovePoint() ? [pin] : []), ...(door ? [door] : [])],
      noteAt: (lonLat, id) => (id === 'point' ? noteAt(lonLat) : entranceNote(lonLat)),
      onDrop: (id, lonLat) => (id === 'point' ? setPoint(lonLat) : setEntrance(lonLat)),
    })
  })
  onCleanup(() => map()?.setHandles(null))

  const input = () => {
    const isMoved = !isSame(point(), was().lonLat)
    const isOther = !isSame(entrance(), was().entrance)
    if (!isMoved && !isOther) return null
    return {
      ...{ op: 'move', place: placeOf(props.detail) },
      ...(isMoved && { lonLat: point() }),
      ...(isOther && { entrance: entrance() }),
      ...(isMoved && was().outline && { keepsOutline: keepsOutline() }),
    }
  }
  return (
    <ChangeForm
      title={t('addresses.move')}
      confirm={t('addresses.moveHere')}
      seen={props.detail}
      input={input}
      doneText={t('addresses.doneMove', { name: was().name })}
    >
      <p class={styles.hint}>{t('addresses.moveHint')}</p>
      <div class={styles.points}>
        <Show when={canMovePoint()}>
          <PointRow
            label={t('addresses.point')}
            lonLat={point()}
            origin={was().lonLat}
            note={noteAt(point())}
            onMove={setPoint}
          />
        </Show>
        <Show
          when={entrance()}
          fallback={
            <Button size="small" onClick={() => setEntrance(beside(point()))}>
              {t('addresses.addEntrance')}
            </Button>
          }
        >
          {(at) => (
            <PointRow
              label={t('addresses.entrance')}
              lonLat={at()}
              origin={was().entrance}
              note={entranceNote(at())}
              onMove={setEntrance}
            >
              <Button size="small" kind="quiet" onClick={() => setEntrance(null)}>
                {t('common.remove')}
              </Button>
            </PointRow>
          )}
        </Show>
      </div>
      <Show when={was().outline && !isSame(point(), was().lonLat)}>
        <Toggle
          label={t('addresses.keepsOutline')}
          checked={keepsOutline()}
          onChange={(on) => setChoice(on)}
        />
      </Show>
    </ChangeForm>
  )
}

const isSame = (a: LonLat | null, b: LonLat | null) => a?.[0] === b?.[0] && a?.[1] === b?.[1]

/** A new entrance stands a few steps south of the point, where it can be taken hold of. */
const beside = ([lon, lat]: LonLat): LonLat => [lon, lat - 0.0001]

import { createEffect, createSignal, onCleanup, Show } from 'solid-js'
import type { AddressDetail, LonLat } from '../../data/contracts/index.ts'
import { t } from '../i18n/index.ts'
import { openAddress } from '../session/address-view.ts'
import { map } from '../session/map-handle.ts'
import { levelText } from '../ui/address-level.ts'
import { Select } from '../ui/select.tsx'
import { placeOf } from './address-api.ts'
import { BuildingFields, FIRST_BUILDING, FIRST_ROOM, RoomFields } from './building-fields.tsx'
import { ChangeForm } from './change-form.tsx'
import { compareNames, nextName } from './compare-names.ts'
import styles from './form.module.css'
import { createGridsNear } from './grids-near.ts'
import { hasOwnPoint, levelsBelow } from './level-choices.ts'
import { NameCheck } from './name-check.tsx'
import { PointRow } from './point-row.tsx'
import { createBelow } from './siblings.ts'

/** A new address below the one that is open; what lies by itself is put on the map with a click. */
export function AddForm(props: { detail: AddressDetail }) {
  const parent = () => props.detail.address
  const levels = () => levelsBelow(parent().level)
  const [level, setLevel] = createSignal(levels()[0] ?? 12)
  const siblings = createBelow(() => placeOf(props.detail))
  const [typed, setTyped] = createSignal<string | null>(null)
  const name = () => typed() ?? nextName(level(), siblings.value() ?? [])
  const [point, setPoint] = createSignal<LonLat | null>(null)
  const [building, setBuilding] = createSignal(FIRST_BUILDING)
  const [room, setRoom] = createSignal(FIRST_ROOM)
  const grids = createGridsNear(parent().lonLat)
  const noteAt = (lonLat: LonLat) => grids.nameAt(lonLat, parent().subdistrict)

  createEffect(() => {
    if (!hasOwnPoint(level())) return map()?.setHandles(null)
    const at = point()
    map()?.setHandles({
      handles: at ? [{ id: 'new', kind: 'pin', label: '＋', lonLat: at, origin: null }] : [],
      noteAt: (lonLat) => [name(), noteAt(lonLat)].filter(Boolean).join(' · '),
      onDrop: (_, lonLat) => setPoint(lonLat),
      onPlace: setPoint,
    })
  })
  onCleanup(() => map()?.setHandles(null))

  const isTaken = () => compareNames(name(), level(), siblings.value() ?? []).taken !== undefined
  const input = () => {
    const at = point()
    if (name().trim() === '' || isTaken() || (hasOwnPoint(level()) && !at)) return null
    return {
      ...{ op: 'create', subdistrict: parent().subdistrict, parent: parent().id },
      ...{ level: level(), name: name().trim() },
      ...(hasOwnPoint(level()) && { lonLat: at }),
      ...(level() === 9 && { building: building() }),
      ...(level() === 12 && { room: room() }),
    }
  }
  return (
    <ChangeForm
      title={t('addresses.addBelow', { name: parent().name })}
      confirm={t('addresses.add')}
      input={input}
      doneText={t('addresses.doneAdd', { name: name().trim() })}
      onDone={({ change }) => change && openAddress(change.place)}
    >
      <div class={styles.pair}>
        <Select
          label={t('addresses.level')}
          value={String(level())}
          options={levels().map((one) => ({ value: String(one), label: levelText(one) }))}
          onChange={(one) => setLevel(Number(one))}
        />
        <label class={styles.field}>
          {t('addresses.name')}
          <input
            ref={(field) => queueMicrotask(() => field.focus())}
            maxLength={60}
            value={name()}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
      </div>
      <NameCheck name={name()} level={level()} siblings={siblings.value() ?? []} />
      <Show when={level() === 9}>
        <BuildingFields value={building()} onChange={setBuilding} />
      </Show>
      <Show when={level() === 12}>
        <RoomFields value={room()} onChange={setRoom} />
      </Show>
      <Show when={hasOwnPoint(level())}>
        <Show when={point()} fallback={<p class={styles.hint}>{t('addresses.placeHint')}</p>}>
          {(at) => (
            <PointRow
              label={t('addresses.point')}
              lonLat={at()}
              origin={null}
              note={noteAt(at())}
              onMove={setPoint}
            />
          )}
        </Show>
      </Show>
    </ChangeForm>
  )
}

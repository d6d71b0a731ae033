import type { NewAddress } from '../../data/contracts/index.ts'
import { BUILDING_USES, ROOM_USES, TENURES } from '../../data/registry/vocabulary.ts'
import { type TextKey, t } from '../i18n/index.ts'
import { Select } from '../ui/select.tsx'
import { valueName } from '../ui/vocabulary.ts'
import styles from './form.module.css'

type Building = NonNullable<NewAddress['building']>
type Room = NonNullable<NewAddress['room']>

export const FIRST_BUILDING: Building = { use: '住宅', floors: 6, stairwells: 1 }
export const FIRST_ROOM: Room = { floor: 1, use: '居住', tenure: '自有' }

/** What a new building is, besides its address. */
export function BuildingFields(props: { value: Building; onChange: (value: Building) => void }) {
  const change = (patch: Partial<Building>) => props.onChange({ ...props.value, ...patch })
  return (
    <div class={styles.pair}>
      <WordField
        label="addresses.use"
        words={BUILDING_USES}
        value={props.value.use}
        onChange={(use) => change({ use })}
      />
      <NumberField
        label="addresses.floors"
        least={1}
        most={200}
        value={props.value.floors}
        onChange={(floors) => change({ floors })}
      />
      <NumberField
        label="addresses.stairwells"
        least={0}
        most={100}
        value={props.value.stairwells}
        onChange={(stairwells) => change({ stairwells })}
      />
    </div>
  )
}

export function RoomFields(props: { value: Room; onChange: (value: Room) => void }) {
  const change = (patch: Partial<Room>) => props.onChange({ ...props.value, ...patch })
  return (
    <div class={styles.pair}>
      <NumberField
        label="addresses.floor"
        least={-20}
        most={200}
        value={props.value.floor}
        onChange={(floor) => change({ floor })}
      />
      <WordField
        label="addresses.use"
        words={ROOM_USES}
        value={props.value.use}
        onChange={(use) => change({ use })}
      />
      <WordField
        label="addresses.tenure"
        words={TENURES}
        value={props.value.tenure}
        onChange={(tenure) => change({ tenure })}
      />
    </div>
  )
}

function WordField(props: {
  label: TextKey
  words: Readonly<Record<string, string>>
  value: string
  onChange: (word: string) => void
}) {
  return (
    <Select
      label={t(props.label)}
      value={props.value}
      options={Object.keys(props.words).map((word) => ({
        value: word,
        label: valueName(props.words, word),
      }))}
      onChange={props.onChange}
    />
  )
}

function NumberField(props: {
  label: TextKey
  least: number
  most: number
  value: number
  onChange: (value: number) => void
}) {
  return (
    <label class={styles.field}>
      {t(props.label)}
      <input
        type="number"
        min={props.least}
        max={props.most}
        value={props.value}
        onInput={({ currentTarget }) => {
          if (currentTarget.validity.valid && currentTarget.value !== '')
            props.onChange(currentTarget.valueAsNumber)
        }}
      />
    </label>
  )
}

import { For } from 'solid-js'
import type { DatasetDefinition, LayerGroup } from '../../data/contracts/index.ts'
import { isTextKey, t, text } from '../i18n/index.ts'
import { layerSummary } from '../session/catalogue.ts'
import styles from './fields.module.css'
import { datasets } from './question-catalogue.ts'

interface WhatPickerProps {
  value: string
  label?: string
  onChange: (what: string) => void
}

const GROUPS: readonly LayerGroup[] = [
  'core',
  'housing',
  'safety',
  'business',
  'service',
  'own',
  'base',
]

/** The kinds of things that can be asked about, under the headings of the layer tree. */
export function WhatPicker(props: WhatPickerProps) {
  const groups = () =>
    GROUPS.map((group) => ({ group, members: datasets().filter((one) => groupOf(one) === group) }))
  return (
    <label class={styles.field}>
      <span>{props.label ?? t('analysis.what')}</span>
      <select value={props.value} onChange={(event) => props.onChange(event.currentTarget.value)}>
        <option value="" disabled selected={props.value === ''}>
          {t('analysis.chooseWhat')}
        </option>
        <For each={groups().filter(({ members }) => members.length > 0)}>
          {({ group, members }) => (
            <optgroup label={groupName(group)}>
              <For each={members}>
                {({ layer, label }) => (
                  <option value={layer} selected={layer === props.value}>
                    {text(label)}
                  </option>
                )}
              </For>
            </optgroup>
          )}
        </For>
      </select>
    </label>
  )
}

const groupOf = ({ layer }: DatasetDefinition): LayerGroup => layerSummary(layer)?.group ?? 'own'

function groupName(group: LayerGroup): string {
  const key = `layers.group_${group}`
  return isTextKey(key) ? t(key) : group
}

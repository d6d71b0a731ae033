import { createMemo, For, Show } from 'solid-js'
import type { ImportTarget, LayerGroup } from '../../../data/contracts/index.ts'
import { t, text } from '../../i18n/index.ts'
import { layerSummary } from '../../session/catalogue.ts'
import styles from './destination-step.module.css'
import { importTargets } from './import-targets.ts'

/** What the rows are, in the groups of the layer tree. */
export function TargetSelect(props: {
  label: string
  value: string
  hint?: string | undefined
  onChange: (code: string) => void
}) {
  const groups = createMemo(() => groupTargets(importTargets()))
  return (
    <label class={styles.field}>
      {props.label}
      <select value={props.value} onChange={(event) => props.onChange(event.currentTarget.value)}>
        <For each={groups()}>
          {({ group, targets }) => (
            <optgroup label={t(`layers.group_${group}`)}>
              <For each={targets}>
                {(target) => (
                  <option value={target.code} selected={target.code === props.value}>
                    {text(target.name)}
                  </option>
                )}
              </For>
            </optgroup>
          )}
        </For>
      </select>
      <Show when={props.hint}>
        <span class={styles.hint}>{props.hint}</span>
      </Show>
    </label>
  )
}

function groupTargets(targets: readonly ImportTarget[]) {
  const groups = new Map<LayerGroup, ImportTarget[]>()
  for (const target of targets) {
    const group = layerSummary(target.code)?.group ?? 'core'
    groups.set(group, [...(groups.get(group) ?? []), target])
  }
  return [...groups].map(([group, members]) => ({ group, targets: members }))
}

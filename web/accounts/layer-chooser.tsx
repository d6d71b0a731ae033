import { For, Show } from 'solid-js'
import type { LayerCode, NewGrant } from '../../data/contracts/index.ts'
import { t, text } from '../i18n/index.ts'
import { Toggle } from '../ui/toggle.tsx'
import { choices } from './choices.ts'
import own from './choosers.module.css'

interface LayerChooserProps {
  layers: NewGrant['layers']
  onChange: (layers: NewGrant['layers']) => void
}

/** All layers, also those to come, or some of them by group. */
export function LayerChooser(props: LayerChooserProps) {
  const groups = () => [...new Set((choices()?.layers ?? []).map(({ group }) => group))]
  const chosen = () => (props.layers === 'all' ? [] : props.layers)
  const change = (codes: readonly LayerCode[], on: boolean) => {
    const others = chosen().filter((code) => !codes.includes(code))
    props.onChange(on ? [...others, ...codes].sort() : others)
  }
  return (
    <div class={own.chooser}>
      <Toggle
        label={t('accounts.everyLayer')}
        checked={props.layers === 'all'}
        onChange={(on) => props.onChange(on ? 'all' : [])}
      />
      <Show when={props.layers !== 'all'}>
        <div class={own.tree}>
          <For each={groups()}>
            {(group) => {
              const layers = (choices()?.layers ?? []).filter((layer) => layer.group === group)
              const codes = layers.map(({ code }) => code)
              return (
                <fieldset class={own.group}>
                  <legend>
                    <label>
                      <input
                        type="checkbox"
                        checked={codes.every((code) => chosen().includes(code))}
                        onChange={(event) => change(codes, event.currentTarget.checked)}
                      />
                      {t(`layers.group_${group}`)}
                    </label>
                  </legend>
                  <For each={layers}>
                    {(layer) => (
                      <label>
                        <input
                          type="checkbox"
                          checked={chosen().includes(layer.code)}
                          onChange={(event) => change([layer.code], event.currentTarget.checked)}
                        />
                        {text(layer.name)}
                      </label>
                    )}
                  </For>
                </fieldset>
              )
            }}
          </For>
        </div>
      </Show>
    </div>
  )
}

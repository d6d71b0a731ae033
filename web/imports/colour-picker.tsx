import { For } from 'solid-js'
import { t } from '../i18n/index.ts'
import styles from './colour-picker.module.css'

/** Hues that stay apart from each other and from the groups of the layer tree. */
const SWATCHES = [
  '#5e168b',
  '#0b6fa4',
  '#0a7d63',
  '#4d7c0f',
  '#b45309',
  '#b91c3c',
  '#a3437f',
  '#475569',
]

/** A colour for the next layer of one's own: another than those before it. */
export const nextColour = (ownLayers: number) => SWATCHES[ownLayers % SWATCHES.length]!

export function ColourPicker(props: { value: string; onChange: (colour: string) => void }) {
  return (
    <fieldset class={styles.picker}>
      <legend>{t('imports.colour')}</legend>
      <For each={SWATCHES}>
        {(colour) => (
          <label style={{ '--swatch': colour }}>
            <input
              type="radio"
              name="layer-colour"
              class="visually-hidden"
              aria-label={colour}
              checked={props.value === colour}
              onChange={() => props.onChange(colour)}
            />
          </label>
        )}
      </For>
      <input
        type="color"
        aria-label={t('imports.colourOther')}
        data-tip={t('imports.colourOther')}
        value={props.value}
        onInput={(event) => props.onChange(event.currentTarget.value)}
      />
    </fieldset>
  )
}

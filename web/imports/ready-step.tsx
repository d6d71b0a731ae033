import { createSignal, Show } from 'solid-js'
import type { ImportJob } from '../../data/contracts/index.ts'
import { formatNumber, t, text } from '../i18n/index.ts'
import { catalogue } from '../session/catalogue.ts'
import { Button } from '../ui/button.tsx'
import { ColourPicker, nextColour } from './colour-picker.tsx'
import { CrsChoice } from './crs-choice.tsx'
import { layerNameFrom } from './gather-files.ts'
import { cancelImport, commitImport } from './import-flow.ts'
import panel from './import-panel.module.css'
import { geometryText } from './import-texts.ts'
import { PartChoice } from './part-choice.tsx'
import styles from './ready-step.module.css'
import { Remarks } from './remarks.tsx'

const ownLayers = () => catalogue().filter((layer) => layer.group === 'own').length

/** The file has been read: what was found, what was mended, how the layer shall be called and look. */
export function ReadyStep(props: { job: ImportJob }) {
  const [name, setName] = createSignal(text(props.job.name) || layerNameFrom(props.job.fileName))
  const [colour, setColour] = createSignal(nextColour(ownLayers()))
  const isNamed = () => name().trim() !== ''
  const commit = () => {
    const given = name().trim()
    void commitImport({ name: { zh: given, en: given }, colour: colour() })
  }
  return (
    <form
      class={panel.step}
      onSubmit={(event) => {
        event.preventDefault()
        if (isNamed()) commit()
      }}
    >
      <Summary job={props.job} />
      <PartChoice job={props.job} />
      <CrsChoice job={props.job} />
      <Remarks job={props.job} />
      <label class={styles.field}>
        {t('imports.name')}
        <input
          value={name()}
          maxLength={60}
          aria-invalid={!isNamed()}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <Show when={!isNamed()}>
          <span class={styles.problem}>{t('imports.nameNeeded')}</span>
        </Show>
      </label>
      <ColourPicker value={colour()} onChange={setColour} />
      <div class={panel.buttons}>
        <Button onClick={cancelImport}>{t('imports.cancel')}</Button>
        <Button kind="primary" type="submit" disabled={!isNamed() || props.job.counts.kept === 0}>
          {t('imports.commit')}
        </Button>
      </div>
    </form>
  )
}

function Summary(props: { job: ImportJob }) {
  const kind = () =>
    [
      props.job.format,
      geometryText(props.job),
      t('imports.attributes', { count: props.job.attributes.length }),
      props.job.encoding?.toUpperCase(),
    ]
      .filter(Boolean)
      .join(' · ')
  const counts = () => props.job.counts
  return (
    <div>
      <strong class={panel.file}>{props.job.fileName}</strong>
      <p class={panel.muted}>{kind()}</p>
      <p>
        {t('imports.counts', {
          read: formatNumber(counts().read),
          kept: formatNumber(counts().kept),
        })}
        <Show when={counts().repaired > 0}>
          <span class={styles.repaired}>
            {t('imports.repaired', { count: formatNumber(counts().repaired) })}
          </span>
        </Show>
        <Show when={counts().setAside > 0}>
          <span class={styles.setAside}>
            {t('imports.setAside', { count: formatNumber(counts().setAside) })}
          </span>
        </Show>
      </p>
    </div>
  )
}

import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'
import type { ImportJob } from '../../../data/contracts/index.ts'
import { getJson } from '../../api.ts'
import { t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { Button } from '../../ui/button.tsx'
import type { FileSet } from '../gather-files.ts'
import { cancelImport, sendFile } from '../import-flow.ts'
import panel from '../import-panel.module.css'
import { formatBytes } from '../import-texts.ts'
import styles from './destination-step.module.css'
import { earlierSenders, importTargets, proposeDestination } from './import-targets.ts'
import { TargetSelect } from './target-select.tsx'

type Way = 'own' | 'base'

/** Where a dropped file goes: a layer that only its owner sees, or the base, for everybody. */
export function DestinationStep(props: { set: FileSet<File> }) {
  const jobs = createLoad(
    () => '/api/imports',
    (path, signal) => getJson<readonly ImportJob[]>(path, { signal }),
  )
  const proposed = createMemo(() =>
    proposeDestination(props.set.name, importTargets(), jobs.value() ?? []),
  )
  const [way, setWay] = createSignal<Way | null>(null)
  const [target, setTarget] = createSignal<string | null>(null)
  const [sender, setSender] = createSignal<string | null>(null)
  const nowWay = () => way() ?? (proposed() ? 'base' : 'own')
  const nowTarget = () => target() ?? proposed()?.target ?? importTargets()[0]?.code ?? ''
  const nowSender = () => sender() ?? proposed()?.sender ?? ''
  const isReady = () => nowWay() === 'own' || nowSender().trim() !== ''
  const go = () => {
    if (!isReady()) return
    sendFile(
      props.set,
      nowWay() === 'own' ? {} : { target: nowTarget(), sender: nowSender().trim() },
    )
  }
  return (
    <form
      class={panel.step}
      onSubmit={(event) => {
        event.preventDefault()
        go()
      }}
    >
      <div>
        <strong class={panel.file}>{props.set.name}</strong>
        <p class={panel.muted}>{formatBytes(props.set.bytes)}</p>
      </div>
      <fieldset class={styles.ways}>
        <legend>{t('desk.whereTo')}</legend>
        <WayChoice
          way="own"
          now={nowWay()}
          onChoose={setWay}
          title={t('desk.toOwn')}
          hint={t('desk.toOwnHint')}
        />
        <WayChoice
          way="base"
          now={nowWay()}
          onChoose={setWay}
          title={t('desk.toBase')}
          hint={t('desk.toBaseHint')}
        />
      </fieldset>
      <Show when={nowWay() === 'base'}>
        <div class={styles.base}>
          <TargetSelect
            label={t('desk.target')}
            value={nowTarget()}
            onChange={setTarget}
            hint={proposed()?.target === nowTarget() ? t('desk.targetProposed') : undefined}
          />
          <SenderField
            value={nowSender()}
            earlier={earlierSenders(nowTarget(), jobs.value() ?? [])}
            onInput={setSender}
          />
        </div>
      </Show>
      <div class={panel.buttons}>
        <Button onClick={cancelImport}>{t('imports.cancel')}</Button>
        <Button kind="primary" type="submit" disabled={!isReady()}>
          {t('desk.next')}
        </Button>
      </div>
    </form>
  )
}

function WayChoice(props: {
  way: Way
  now: Way
  onChoose: (way: Way) => void
  title: string
  hint: string
}) {
  return (
    <label class={styles.way} data-chosen={props.now === props.way}>
      <input
        type="radio"
        name="way"
        checked={props.now === props.way}
        onChange={() => props.onChoose(props.way)}
      />
      <span>
        <strong>{props.title}</strong>
        <span class={styles.hint}>{props.hint}</span>
      </span>
    </label>
  )
}

/** Free text, with the senders of earlier files to choose from. */
function SenderField(props: {
  value: string
  earlier: readonly string[]
  onInput: (sender: string) => void
}) {
  const list = createUniqueId()
  const hint = createUniqueId()
  return (
    <label class={styles.field}>
      {t('desk.sender')}
      <input
        value={props.value}
        list={list}
        maxLength={80}
        required
        autocomplete="off"
        aria-describedby={hint}
        placeholder={t('desk.senderExample')}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <datalist id={list}>
        <For each={props.earlier}>{(sender) => <option value={sender} />}</For>
      </datalist>
      <span id={hint} class={styles.hint}>
        {t('desk.senderHint')}
      </span>
    </label>
  )
}

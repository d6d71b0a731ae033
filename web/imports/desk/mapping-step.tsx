import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'
import type { DeskMapping, ImportJob, ImportTarget } from '../../../data/contracts/index.ts'
import { formatNumber, t, text } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { errorText } from '../../ui/error-text.ts'
import { Toggle } from '../../ui/toggle.tsx'
import { cancelImport } from '../import-flow.ts'
import panel from '../import-panel.module.css'
import { PartChoice } from '../part-choice.tsx'
import { ColumnChips } from './column-chips.tsx'
import { ColumnTable } from './column-table.tsx'
import { DatumChoice } from './datum-choice.tsx'
import { startCheck } from './desk-flow.ts'
import { DeskHeading } from './desk-heading.tsx'
import { hasAddress, targetOf } from './import-targets.ts'
import { type Missing, missingOf, moveAddress, readyMapping, without } from './mapping-draft.ts'
import styles from './mapping-step.module.css'

/** What the columns of the file are: proposed, to be looked over, remembered for this sender. */
export function MappingStep(props: { job: ImportJob }) {
  const desk = () => props.job.desk!
  const target = () => targetOf(desk().target)!
  const hasGeometry = () => props.job.geometry !== null
  const [mapping, setMapping] = createSignal<DeskMapping>(desk().mapping)
  const [busy, setBusy] = createSignal(false)
  const [refusal, setRefusal] = createSignal<unknown>()
  const missing = createMemo(() => missingOf(mapping(), target(), hasGeometry()))
  const missingId = createUniqueId()
  const check = async () => {
    setBusy(true)
    setRefusal(undefined)
    try {
      await startCheck(props.job, readyMapping(mapping(), hasGeometry()))
    } catch (error) {
      setRefusal(() => error)
    } finally {
      setBusy(false)
    }
  }
  const columns = () => desk().columns.map(({ column }) => column)
  return (
    <form
      class={styles.mapping}
      onSubmit={(event) => {
        event.preventDefault()
        if (missing().length === 0) void check()
      }}
    >
      <DeskHeading job={props.job}>
        {t('desk.rowsAndColumns', {
          rows: formatNumber(props.job.counts.read),
          columns: formatNumber(columns().length),
        })}
      </DeskHeading>
      <PartChoice job={props.job} />
      <ColumnTable
        columns={desk().columns}
        rows={props.job.counts.read}
        proposals={desk().proposals}
        target={target()}
        mapping={mapping()}
        onChange={setMapping}
      />
      <div class={styles.parts}>
        <Show when={hasAddress(target())}>
          <ColumnChips
            title={t('desk.addressColumns')}
            hint={t('desk.addressColumnsHint')}
            chosen={mapping().address}
            columns={columns()}
            onAdd={(column) =>
              setMapping({ ...mapping(), address: [...mapping().address, column] })
            }
            onRemove={(column) =>
              setMapping({ ...mapping(), address: without(mapping().address, column) })
            }
            onMove={(column, by) => setMapping(moveAddress(mapping(), column, by))}
          />
        </Show>
        {/* A division is known by its code. */}
        <Show when={target().base !== 'division'}>
          <ColumnChips
            title={t('desk.keyColumns')}
            hint={t('desk.keyColumnsHint')}
            chosen={mapping().key}
            columns={columns()}
            onAdd={(column) => setMapping({ ...mapping(), key: [...mapping().key, column] })}
            onRemove={(column) => setMapping({ ...mapping(), key: without(mapping().key, column) })}
          />
        </Show>
      </div>
      <Show when={mapping().position || hasGeometry()}>
        <DatumChoice
          datums={desk().datums}
          value={mapping().crs}
          onChange={(crs) => setMapping({ ...mapping(), crs })}
        />
      </Show>
      {/* No list takes away what others hang on: addresses are demolished in the address base. */}
      <Show when={!KEPT.has(target().base)}>
        <Completeness
          checked={mapping().isComplete}
          sender={desk().sender}
          name={text(target().name)}
          onChange={(isComplete) => setMapping({ ...mapping(), isComplete })}
        />
      </Show>
      <Show when={refusal()}>
        <p class={styles.refusal} role="alert">
          {errorText(refusal())}
        </p>
      </Show>
      <div class={styles.foot}>
        <div id={missingId} class={styles.missing} aria-live="polite">
          <Show when={missing().length > 0}>
            {t('desk.missing')}
            <ul>
              <For each={missing()}>{(one) => <li>{missingText(one)}</li>}</For>
            </ul>
          </Show>
        </div>
        <div class={panel.buttons}>
          <Button onClick={cancelImport}>{t('imports.cancel')}</Button>
          <Button
            kind="primary"
            type="submit"
            disabled={missing().length > 0 || busy()}
            aria-describedby={missingId}
          >
            {t('desk.check')}
          </Button>
        </div>
      </div>
    </form>
  )
}

const KEPT: ReadonlySet<ImportTarget['base']> = new Set(['address', 'outline', 'division'])

function missingText(missing: Missing): string {
  if (missing.kind === 'field') return t('desk.missingField', { field: text(missing.field.name) })
  if (missing.kind === 'half') return t('desk.missingHalf')
  const keys = {
    place: 'desk.missingPlace',
    datum: 'desk.missingDatum',
    line: 'desk.missingLine',
    polygon: 'desk.missingArea',
  } as const
  return t(keys[missing.kind])
}

function Completeness(props: {
  checked: boolean
  sender: string
  name: string
  onChange: (checked: boolean) => void
}) {
  return (
    <div class={styles.complete} data-on={props.checked}>
      <Toggle label={t('desk.isComplete')} checked={props.checked} onChange={props.onChange} />
      <p>
        {t(props.checked ? 'desk.completeWarning' : 'desk.completeOff', {
          sender: props.sender,
          name: props.name,
        })}
      </p>
    </div>
  )
}

import Repeat from 'lucide-solid/icons/repeat-2'
import X from 'lucide-solid/icons/x'
import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'
import { STAFF_ROLES } from '../../../../data/registry/vocabulary.ts'
import { t } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Select } from '../../../ui/select.tsx'
import { valueName } from '../../../ui/vocabulary.ts'
import styles from './staff.module.css'
import type { StaffedCell, Worker } from './staffed-cell.ts'

interface StaffFormProps {
  cell: StaffedCell
  /** Whom one may send here as well. */
  known: readonly Worker[]
  isReadOnly: boolean
  onSave: (workers: readonly Worker[]) => Promise<void>
}

const ROLES = Object.keys(STAFF_ROLES) as Worker['role'][]

/** Workers of one cell; each change is saved at once. */
export function StaffForm(props: StaffFormProps) {
  const [replaced, setReplaced] = createSignal('')
  const [isBusy, setBusy] = createSignal(false)
  const save = async (workers: readonly Worker[]) => {
    setBusy(true)
    try {
      await props.onSave(workers)
      setReplaced('')
    } finally {
      setBusy(false)
    }
  }
  const without = (key: string) => props.cell.workers.filter(({ staffKey }) => staffKey !== key)
  const change = (key: string, patch: Partial<Worker>) =>
    save(props.cell.workers.map((one) => (one.staffKey === key ? { ...one, ...patch } : one)))
  const put = (worker: Worker) => save([...without(replaced()), worker])
  return (
    <div class={styles.form} aria-busy={isBusy()}>
      <For each={props.cell.workers}>
        {(worker) => (
          <div class={styles.worker}>
            <span class={styles.person}>{worker.name}</span>
            <Show
              when={!props.isReadOnly}
              fallback={<span class={styles.who}>{valueName(STAFF_ROLES, worker.role)}</span>}
            >
              <Select
                label={t('gridPlans.role')}
                labelHidden
                value={worker.role}
                options={ROLES.map((role) => ({ value: role, label: roleName(role) }))}
                onChange={(role) => void change(worker.staffKey, { role })}
              />
              <Select
                label={t('gridPlans.time')}
                labelHidden
                value={worker.fullTime ? 'full' : 'part'}
                options={TIMES()}
                onChange={(time) => void change(worker.staffKey, { fullTime: time === 'full' })}
              />
              <IconButton
                size="small"
                label={t('gridPlans.replace')}
                pressed={replaced() === worker.staffKey}
                onClick={() => setReplaced(replaced() === worker.staffKey ? '' : worker.staffKey)}
              >
                <Repeat size={14} />
              </IconButton>
              <IconButton
                size="small"
                label={t('common.remove')}
                tipSide="left"
                onClick={() => void save(without(worker.staffKey))}
              >
                <X size={14} />
              </IconButton>
            </Show>
          </div>
        )}
      </For>
      <Show when={!props.isReadOnly}>
        <AddWorker
          here={props.cell.workers}
          known={props.known}
          verb={
            replaced() === ''
              ? t('gridPlans.add')
              : t('gridPlans.replaceBy', {
                  name:
                    props.cell.workers.find(({ staffKey }) => staffKey === replaced())?.name ?? '',
                })
          }
          isBusy={isBusy()}
          onPut={(worker) => void put(worker)}
        />
      </Show>
    </div>
  )
}

const TIMES = () =>
  [
    { value: 'full', label: t('grids.fullTime') },
    { value: 'part', label: t('grids.partTime') },
  ] as const

/** English names of roles are too long for a row of fields; the Chinese ones are not. */
const roleName = (role: Worker['role']) => valueName(STAFF_ROLES, role)

interface AddWorkerProps {
  here: readonly Worker[]
  known: readonly Worker[]
  verb: string
  isBusy: boolean
  onPut: (worker: Worker) => void
}

/** Somebody who works elsewhere already, by name; a name that nobody has is somebody new. */
function AddWorker(props: AddWorkerProps) {
  const list = createUniqueId()
  const [name, setName] = createSignal('')
  const [time, setTime] = createSignal<'full' | 'part'>('full')
  const others = createMemo(() => {
    const here = new Set(props.here.map(({ staffKey }) => staffKey))
    return props.known.filter(({ staffKey }) => !here.has(staffKey))
  })
  const put = () => {
    const wanted = name().trim()
    const isFull = time() === 'full'
    const found = others().find((one) => one.name === wanted)
    const { staffKey, role } = found ?? {
      staffKey: crypto.randomUUID(),
      role: isFull ? '专职' : '兼职',
    }
    props.onPut({ staffKey, name: wanted, role, fullTime: isFull })
    setName('')
  }
  return (
    <form
      class={styles.add}
      onSubmit={(event) => {
        event.preventDefault()
        put()
      }}
    >
      <input
        list={list}
        maxLength={100}
        aria-label={t('gridPlans.workerName')}
        placeholder={t('gridPlans.workerName')}
        value={name()}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <datalist id={list}>
        <For each={others()}>{(one) => <option value={one.name} />}</For>
      </datalist>
      <Select
        label={t('gridPlans.time')}
        labelHidden
        value={time()}
        options={TIMES()}
        onChange={setTime}
      />
      <Button
        type="submit"
        size="small"
        kind="primary"
        disabled={props.isBusy || name().trim() === ''}
      >
        {props.verb}
      </Button>
    </form>
  )
}
